package de.kaliregion.obenunten.content;

import java.util.regex.Pattern;

/**
 * The lasting name of a thing in an address: lower-case letters, digits and single hyphens, 1 to 64
 * characters.
 */
public record Slug(String value) implements Comparable<Slug> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public Slug {
    Require.present("slug", value);
    Require.that(
        isValid(value),
        "slug",
        "must be lower-case letters, digits and hyphens, at most 64: " + value);
  }

  /** Whether the text can be a slug. */
  public static boolean isValid(String text) {
    return text.length() <= 64 && FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(Slug other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
