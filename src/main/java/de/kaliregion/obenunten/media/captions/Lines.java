package de.kaliregion.obenunten.media.captions;

import java.util.List;

/** Text as lines, whatever ends them. */
final class Lines {
  private Lines() {}

  /** Lines end with CR, LF or both; a byte order mark in front is none of the text. */
  static List<String> of(String text) {
    String whole = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return List.of(whole.replace('\0', '\uFFFD').split("\r\n|\r|\n", -1));
  }
}
