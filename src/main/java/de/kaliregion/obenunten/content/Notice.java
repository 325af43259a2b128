package de.kaliregion.obenunten.content;

import java.util.List;

/**
 * A page that the operator owes the public: accessibility, privacy, imprint. Written like a story,
 * one per language.
 */
public record Notice(Slug slug, List<Edition> editions) {
  public Notice {
    Require.present("slug", slug);
    editions = Require.atLeastOne("editions", editions);
    Require.that(
        editions.stream().map(Edition::language).distinct().count() == editions.size(),
        "editions",
        "must be one for each language");
  }

  /** The edition in the language, or in the nearest one that there is. */
  public Edition in(Language language) {
    return language.fallbacks().stream()
        .flatMap(wanted -> editions.stream().filter(e -> e.language() == wanted))
        .findFirst()
        .orElseThrow();
  }
}
