package de.kaliregion.obenunten.content.draft.story;

import de.kaliregion.obenunten.content.Require;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names one save, so that sending it again changes nothing: made by the browser, at random, anew
 * for whatever it has not sent before.
 */
public record SaveId(String value) {
  private static final int MOST = 50;
  private static final Pattern BLANKS = Pattern.compile(" +");
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

  /** The saves that a browser names, separated by blanks; what can name none is left out. */
  public static Set<SaveId> each(String text) {
    return BLANKS
        .splitAsStream(text)
        .filter(SaveId::isValid)
        .limit(MOST)
        .map(SaveId::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public String toString() {
    return value;
  }
}
