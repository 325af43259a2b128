package de.kaliregion.obenunten.content.draft.story;

import de.kaliregion.obenunten.content.Require;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one save, so that sending it again changes nothing: made by the browser, at random, anew
 * for whatever it has not sent before.
 */
public record SaveId(String value) {
  private static final Pattern NUMBERED = Pattern.compile("([0-9a-f]{24,32})-(\\d{1,7})");
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{16,40}");

  public SaveId {
    Require.that(
        isValid(Require.present("save", value)),
        "save",
        "must be 16 to 40 letters, digits and hyphens");
  }

  /** Whether the text can name a save. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  /** A name that no save has: 122 random bits (RFC 9562, version 4). */
  public static SaveId random() {
    return new SaveId(UUID.randomUUID().toString());
  }

  /**
   * Whether both are of one page, which numbers its saves, and this is the later one. What it holds
   * builds on the earlier one, whether the page ever heard of that or not.
   */
  public boolean isLaterThan(SaveId other) {
    Matcher mine = NUMBERED.matcher(value);
    Matcher theirs = NUMBERED.matcher(other.value);
    return mine.matches()
        && theirs.matches()
        && mine.group(1).equals(theirs.group(1))
        && Integer.parseInt(mine.group(2)) > Integer.parseInt(theirs.group(2));
  }

  @Override
  public String toString() {
    return value;
  }
}
