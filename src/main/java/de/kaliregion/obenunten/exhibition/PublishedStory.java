package de.kaliregion.obenunten.exhibition;

import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Story;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A story with its place and the current release of each language.
 *
 * @param releases at least one
 */
public record PublishedStory(Place place, Map<Language, Release> releases) {
  public PublishedStory {
    releases = Map.copyOf(releases);
    if (releases.isEmpty()) {
      throw new IllegalArgumentException("a published story has a release");
    }
  }

  /** The story's lasting name. */
  public Slug slug() {
    return newest().story().slug();
  }

  /** What all languages share, as it stands in the newest release. */
  public Story story() {
    return newest().story();
  }

  /** When any language was last published. */
  public Instant publishedAt() {
    return newest().publishedAt();
  }

  /** The languages there are, in their usual order. */
  public List<Language> languages() {
    return releases.keySet().stream().sorted().toList();
  }

  /** Whether the story is there in exactly this language. */
  public boolean isIn(Language language) {
    return releases.containsKey(language);
  }

  /** The release in the language, or in the nearest one that there is. */
  public Release in(Language language) {
    return language.fallbacks().stream()
        .flatMap(wanted -> Optional.ofNullable(releases.get(wanted)).stream())
        .findFirst()
        .orElseThrow();
  }

  /** The edition in the language, or in the nearest one that there is. */
  public Edition edition(Language language) {
    return in(language).edition();
  }

  private Release newest() {
    return releases.values().stream()
        .max(Comparator.comparing(Release::publishedAt).thenComparing(Release::id))
        .orElseThrow();
  }
}
