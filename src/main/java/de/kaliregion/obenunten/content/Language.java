package de.kaliregion.obenunten.content;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The languages of the pages, by their BCP 47 tags. {@code de-simple} is Leichte Sprache
 * (registered variant).
 */
public enum Language {
  GERMAN("de", "Deutsch"),
  ENGLISH("en", "English"),
  EASY_GERMAN("de-simple", "Leichte Sprache");

  private final String tag;
  private final String ownName;

  Language(String tag, String ownName) {
    this.tag = tag;
    this.ownName = ownName;
  }

  /** The BCP 47 tag, as in {@code lang} attributes and in addresses. */
  public String tag() {
    return tag;
  }

  /** The name of the language in the language itself. */
  public String ownName() {
    return ownName;
  }

  /** The language with exactly this tag. */
  public static Optional<Language> ofTag(String tag) {
    return Arrays.stream(values()).filter(l -> l.tag.equals(tag)).findFirst();
  }

  /**
   * The languages in which something is looked for, best first, when it may be missing in this one.
   */
  public List<Language> fallbacks() {
    return switch (this) {
      case GERMAN -> List.of(GERMAN, EASY_GERMAN, ENGLISH);
      case ENGLISH -> List.of(ENGLISH, GERMAN, EASY_GERMAN);
      case EASY_GERMAN -> List.of(EASY_GERMAN, GERMAN, ENGLISH);
    };
  }

  @Override
  public String toString() {
    return tag;
  }
}
