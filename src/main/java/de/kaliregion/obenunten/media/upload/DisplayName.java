package de.kaliregion.obenunten.media.upload;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A file's name as people may be shown it. It decides nothing: not where the bytes lie, not what
 * they are.
 */
public final class DisplayName {
  private static final int MOST_CHARACTERS = 200;

  /** Line and paragraph separators too. */
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  /**
   * Control characters, marks that turn the direction of writing and can make {@code fdp.exe} look
   * like {@code exe.pdf}, halves of surrogate pairs.
   */
  private static final Pattern INVISIBLE = Pattern.compile("\\p{C}");

  private DisplayName() {}

  /** Without folders and invisible characters, at most 200 characters; maybe empty. */
  public static String of(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String spaced = SPACES.matcher(last).replaceAll(" ");
    String visible = INVISIBLE.matcher(spaced).replaceAll("");
    String text = Normalizer.normalize(visible, Normalizer.Form.NFC).strip();
    return cut(text).strip();
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= MOST_CHARACTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS));
  }
}
