package de.kaliregion.obenunten.visitor.api;

/**
 * Running text.
 *
 * @param html of the elements p, ul, ol, li, strong, em, a, span and br alone, its links in full
 * @param plain the words without markup
 */
record TextJson(String html, String plain) {}
