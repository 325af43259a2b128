package de.kaliregion.obenunten.exhibition.search;

import java.util.function.Function;

/** The sections of an entry, and what a word in them is worth. */
enum Section {
  TITLE(4, Entry::title),
  PLACE(3, Entry::place),
  TEASER(2, Entry::teaser),
  BODY(1, Entry::body);

  private final float weight;
  private final Function<Entry, String> text;

  Section(float weight, Function<Entry, String> text) {
    this.weight = weight;
    this.text = text;
  }

  float weight() {
    return weight;
  }

  String textOf(Entry entry) {
    return text.apply(entry);
  }
}
