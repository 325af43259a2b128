package de.kaliregion.obenunten.studio.account;

/** One entry of the log as people read it; what it does not have is empty. */
public record LogLine(
    String time, String by, String action, String thing, String detail, String organisation) {}
