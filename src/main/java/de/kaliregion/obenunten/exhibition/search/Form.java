package de.kaliregion.obenunten.exhibition.search;

import java.util.Locale;

/** The forms in which the words of each section are indexed, each form in a field of its own. */
enum Form {
  /** As written, but for case, accents and hyphens. */
  WORD,
  /** Without the endings of grammar. */
  STEM,
  /** Stems of the word and of the parts that it is made of. */
  PART;

  String fieldOf(Section section) {
    return section.name().toLowerCase(Locale.ROOT) + '.' + name().toLowerCase(Locale.ROOT);
  }

  static Form ofField(String field) {
    return valueOf(field.substring(field.indexOf('.') + 1).toUpperCase(Locale.ROOT));
  }
}
