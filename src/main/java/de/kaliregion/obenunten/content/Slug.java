package de.kaliregion.obenunten.content;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lasting name of a thing in an address: lower-case letters, digits and single hyphens, 1 to 64
 * characters.
 */
public record Slug(String value) implements Comparable<Slug> {
  private static final int LONGEST_OF_WORDS = 56;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public Slug {
    Require.present("slug", value);
    Require.that(
        isValid(value),
        "slug",
        "must be lower-case letters, digits and hyphens, at most 64: " + value);
  }

  /**
   * The name that words suggest, such as {@code glueck-auf} for “Glück auf!”, at most 56 characters
   * so that a number has room behind it; empty when there is no letter or digit in them that an
   * address can hold.
   */
  public static Optional<Slug> ofWords(String words) {
    String german =
        words
            .toLowerCase(Locale.ROOT)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss");
    String plain = MARKS.matcher(Normalizer.normalize(german, Normalizer.Form.NFD)).replaceAll("");
    String hyphened = OTHERS.matcher(plain).replaceAll("-");
    String cut = hyphened.substring(0, Math.min(hyphened.length(), LONGEST_OF_WORDS));
    String slug = cut.replaceAll("^-+|-+$", "");
    return slug.isEmpty() ? Optional.empty() : Optional.of(new Slug(slug));
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
