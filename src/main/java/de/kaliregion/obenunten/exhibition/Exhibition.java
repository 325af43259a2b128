package de.kaliregion.obenunten.exhibition;

import de.kaliregion.obenunten.content.Depth;
import de.kaliregion.obenunten.content.GlossaryTerm;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.LearningRoute;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Notice;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Withdrawn;
import de.kaliregion.obenunten.exhibition.code.CodeReader;
import de.kaliregion.obenunten.exhibition.code.Reading;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Everything published, looked up by what visitors ask for. Immutable: a publication makes a new
 * one.
 */
public final class Exhibition {
  private static final Comparator<Place> DOWNWARDS =
      Comparator.comparing(Place::level)
          .thenComparing(place -> place.depth().map(Depth::metres).orElse(Integer.MAX_VALUE))
          .thenComparing(Place::slug);

  private final long generation;
  private final Map<Slug, Organisation> organisations;
  private final Map<Slug, Place> places;
  private final Map<Slug, MediaItem> mediaItems;
  private final Map<Slug, PublishedStory> stories;
  private final Map<Slug, Withdrawn> withdrawn;
  private final Map<SignCode, Sign> signs;
  private final CodeReader codes;
  private final Map<Slug, LearningRoute> routes;
  private final List<GlossaryTerm> terms;
  private final Map<Slug, Notice> notices;
  private final Map<String, Rendition> renditions;
  private final Map<Sha256, MediaItem> tiled;

  /** Arranges what was published. Stories whose place is missing are left out. */
  public Exhibition(Published published) {
    generation = published.generation();
    organisations = bySlug(published.organisations(), Organisation::slug);
    places = bySlug(published.places(), Place::slug);
    mediaItems = bySlug(published.mediaItems(), MediaItem::slug);
    stories = stories(published.releases());
    withdrawn = bySlug(published.withdrawn(), Withdrawn::story);
    signs = new TreeMap<>();
    published.signs().forEach(sign -> signs.put(sign.code(), sign));
    codes = new CodeReader(signs.keySet());
    routes = bySlug(published.routes(), LearningRoute::slug);
    terms = published.terms();
    notices = bySlug(published.notices(), Notice::slug);
    renditions = new HashMap<>();
    mediaItems.values().stream()
        .flatMap(Exhibition::renditions)
        .forEach(rendition -> renditions.put(rendition.path(), rendition));
    tiled = new HashMap<>();
    for (MediaItem item : mediaItems.values()) {
      item.derivatives().tiles().ifPresent(pack -> tiled.putIfAbsent(pack.sha256(), item));
    }
  }

  private static <T> Map<Slug, T> bySlug(List<T> things, Function<T, Slug> slug) {
    Map<Slug, T> map = new TreeMap<>();
    things.forEach(thing -> map.put(slug.apply(thing), thing));
    return Collections.unmodifiableMap(map);
  }

  private Map<Slug, PublishedStory> stories(List<Release> releases) {
    Map<Slug, Map<Language, Release>> byStory = new TreeMap<>();
    for (Release release : releases) {
      byStory
          .computeIfAbsent(release.story().slug(), _ -> new EnumMap<>(Language.class))
          .put(release.edition().language(), release);
    }
    Map<Slug, PublishedStory> found = new LinkedHashMap<>();
    byStory.forEach((slug, byLanguage) -> {
      Slug place = byLanguage.values().iterator().next().story().place();
      if (places.containsKey(place)) {
        found.put(slug, new PublishedStory(places.get(place), byLanguage));
      }
    });
    return Collections.unmodifiableMap(found);
  }

  private static Stream<Rendition> renditions(MediaItem item) {
    return Stream.concat(
        item.derivatives().files().stream(), item.transcripts().stream().map(t -> t.captions()));
  }

  /** The number of the publication; 0 before the first. */
  public long generation() {
    return generation;
  }

  /** The owner of content. */
  public Optional<Organisation> organisation(Slug slug) {
    return Optional.ofNullable(organisations.get(slug));
  }

  /** All owners of content, by slug. */
  public Collection<Organisation> organisations() {
    return organisations.values();
  }

  /** The place of this name. */
  public Optional<Place> place(Slug slug) {
    return Optional.ofNullable(places.get(slug));
  }

  /** All places, by slug. */
  public Collection<Place> places() {
    return places.values();
  }

  /** The media item of this name. */
  public Optional<MediaItem> mediaItem(Slug slug) {
    return Optional.ofNullable(mediaItems.get(slug));
  }

  /** All media items, by slug. */
  public Collection<MediaItem> mediaItems() {
    return mediaItems.values();
  }

  /** The story of this name. */
  public Optional<PublishedStory> story(Slug slug) {
    return Optional.ofNullable(stories.get(slug));
  }

  /** All stories, by slug. */
  public Collection<PublishedStory> stories() {
    return stories.values();
  }

  /** The story of this name, if it was taken down in all of its languages. */
  public Optional<Withdrawn> withdrawn(Slug slug) {
    return Optional.ofNullable(withdrawn.get(slug));
  }

  /** The stories of a place. */
  public List<PublishedStory> storiesAt(Slug place) {
    return stories.values().stream().filter(s -> s.place().slug().equals(place)).toList();
  }

  /** The sign with this code. */
  public Optional<Sign> sign(SignCode code) {
    return Optional.ofNullable(signs.get(code));
  }

  /** Reads what somebody typed or scanned, with the issued codes in mind. */
  public Reading readCode(String text) {
    return codes.read(text);
  }

  /** All signs that were ever issued, by code. */
  public Collection<Sign> signs() {
    return signs.values();
  }

  /** The first sign that leads to the story. */
  public Optional<Sign> signOf(Slug story) {
    return signs.values().stream()
        .filter(sign -> sign.story().filter(story::equals).isPresent())
        .findFirst();
  }

  /** The route of this name. */
  public Optional<LearningRoute> route(Slug slug) {
    return Optional.ofNullable(routes.get(slug));
  }

  /** All routes, by slug. */
  public Collection<LearningRoute> routes() {
    return routes.values();
  }

  /** The mining words. */
  public List<GlossaryTerm> terms() {
    return terms;
  }

  /** The operator's notice of this name. */
  public Optional<Notice> notice(Slug slug) {
    return Optional.ofNullable(notices.get(slug));
  }

  /** All notices, by slug. */
  public Collection<Notice> notices() {
    return notices.values();
  }

  /** The file with this digest and name, if something published shows it. */
  public Optional<Rendition> rendition(Sha256 digest, String name) {
    return Optional.ofNullable(renditions.get(Rendition.path(digest, name)));
  }

  /** The item of which this pack holds the tiles, if it is published. */
  public Optional<MediaItem> tiled(Sha256 pack) {
    return Optional.ofNullable(tiled.get(pack));
  }

  /**
   * The places at the same spot, from the surface downwards; a place without a known depth comes
   * last. A place that stands alone is a spot of one.
   */
  public List<Place> spot(Place place) {
    Slug surface = place.under().orElse(place.slug());
    return places.values().stream()
        .filter(p -> p.slug().equals(surface) || p.under().filter(surface::equals).isPresent())
        .sorted(DOWNWARDS)
        .toList();
  }

  /**
   * The stories above or below the same spot, from the surface downwards, without those of the
   * place itself.
   */
  public List<PublishedStory> counterparts(Place place) {
    return spot(place).stream()
        .filter(other -> !other.slug().equals(place.slug()))
        .flatMap(other -> storiesAt(other.slug()).stream())
        .toList();
  }
}
