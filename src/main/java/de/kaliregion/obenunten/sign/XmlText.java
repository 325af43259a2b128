package de.kaliregion.obenunten.sign;

import java.util.regex.Pattern;

/** Text as XML element content. */
final class XmlText {
  /** What no XML 1.0 document may hold, not even escaped (section 2.2). */
  private static final Pattern FORBIDDEN =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private XmlText() {}

  static String escape(String text) {
    return FORBIDDEN
        .matcher(text)
        .replaceAll("")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
