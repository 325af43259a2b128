package de.kaliregion.obenunten.content;

/** A mining word and what it means. */
public record GlossaryTerm(Slug slug, Wording term, Wording definition) {
  public GlossaryTerm {
    Require.present("slug", slug);
    Require.present("term", term);
    Require.present("definition", definition);
  }
}
