package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whose things are that do not say it of themselves. A sign belongs to whom its story or its place
 * belongs; an item that the library does not know, to those whose stories show it. What is nobody's
 * then belongs to the only organisation of a house, where there is but one.
 */
final class Owners {
  private final Map<Slug, Slug> places = new HashMap<>();
  private final Map<Slug, Slug> stories = new HashMap<>();
  private final Map<Slug, Set<Slug>> items = new HashMap<>();
  private final Optional<Slug> only;

  /**
   * @param stories all that were begun
   * @param items all that the library has
   */
  Owners(Published published, Collection<StoryDraft> stories, Collection<MediaDraft> items) {
    List<Slug> organisations = published.organisations().stream().map(Organisation::slug).toList();
    this.only =
        organisations.size() == 1 ? Optional.of(organisations.getFirst()) : Optional.empty();
    published.places().forEach(place -> places.put(place.slug(), place.organisation()));
    stories.forEach(story -> this.stories.put(story.slug(), story.organisation()));
    published
        .releases()
        .forEach(
            release -> this.stories.put(release.story().slug(), release.story().organisation()));
    Set<Slug> known = new HashSet<>();
    items.forEach(draft -> {
      known.add(draft.slug());
      addItem(draft.slug(), draft.organisation());
    });
    published.releases().forEach(release -> addShown(release, known));
    published.mediaItems().forEach(item -> addPoster(item, known));
  }

  private void addShown(Release release, Set<Slug> known) {
    Edition edition = release.edition();
    Stream.concat(Stream.of(release.story().cover()), edition.items().stream())
        .filter(item -> !known.contains(item))
        .forEach(item -> addItem(item, release.story().organisation()));
  }

  private void addPoster(MediaItem film, Set<Slug> known) {
    film.poster()
        .filter(poster -> !known.contains(poster))
        .ifPresent(poster -> ofItem(film.slug()).forEach(owner -> addItem(poster, owner)));
  }

  private void addItem(Slug item, Slug owner) {
    items.computeIfAbsent(item, _ -> new HashSet<>()).add(owner);
  }

  Optional<Slug> ofPlace(Slug place) {
    return Optional.ofNullable(places.get(place));
  }

  Optional<Slug> ofStory(Slug story) {
    return Optional.ofNullable(stories.get(story));
  }

  Optional<Slug> ofSign(Sign sign) {
    return sign.story()
        .flatMap(this::ofStory)
        .or(() -> sign.place().flatMap(this::ofPlace))
        .or(() -> only);
  }

  /** Several where the library does not know it and more than one shows it. */
  Set<Slug> ofItem(Slug item) {
    Set<Slug> owners = items.getOrDefault(item, Set.of());
    return owners.isEmpty() ? only.map(Set::of).orElse(Set.of()) : owners;
  }
}
