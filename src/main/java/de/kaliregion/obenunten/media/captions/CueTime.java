package de.kaliregion.obenunten.media.captions;

import java.util.Locale;
import java.util.regex.Matcher;

/** Points in time, in milliseconds, as captions write them. */
final class CueTime {
  private CueTime() {}

  /**
   * Reads four groups of a match: hours, minutes, seconds, and the digits of the fraction; hours
   * and fraction may be missing.
   */
  static long read(Matcher match, int firstGroup) {
    long hours = match.group(firstGroup) == null ? 0 : Long.parseLong(match.group(firstGroup));
    long minutes = hours * 60 + Long.parseLong(match.group(firstGroup + 1));
    long seconds = minutes * 60 + Long.parseLong(match.group(firstGroup + 2));
    String fraction = match.group(firstGroup + 3) == null ? "" : match.group(firstGroup + 3);
    return seconds * 1000 + Long.parseLong((fraction + "000").substring(0, 3));
  }

  /** As WebVTT writes it, with hours. */
  static String write(long milliseconds) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        milliseconds / 3_600_000,
        milliseconds / 60_000 % 60,
        milliseconds / 1000 % 60,
        milliseconds % 1000);
  }
}
