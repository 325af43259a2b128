package de.kaliregion.obenunten.studio;

/** The characters around a text that nobody sees, such as a word processor leaves behind. */
public final class Blanks {
  private static final char SOFT_HYPHEN = '\u00AD';
  private static final char ZERO_WIDTH_SPACE = '\u200B';
  private static final char WORD_JOINER = '\u2060';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Blanks() {}

  /** The text without them; empty when there is nothing to see. */
  public static String strip(String text) {
    int end = text.length();
    while (end > 0 && isUnseen(text.charAt(end - 1))) {
      end--;
    }
    int start = 0;
    while (start < end && isUnseen(text.charAt(start))) {
      start++;
    }
    return text.substring(start, end);
  }

  private static boolean isUnseen(char letter) {
    return Character.isWhitespace(letter)
        || Character.isSpaceChar(letter)
        || letter == SOFT_HYPHEN
        || letter == ZERO_WIDTH_SPACE
        || letter == WORD_JOINER
        || letter == BYTE_ORDER_MARK;
  }
}
