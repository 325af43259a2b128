package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.GlossaryTerm;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.LearningRoute;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Story;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks what the parts of a collection say of each other: nothing may point to a thing that is not
 * there.
 */
final class CollectionCheck {
  /** A link from a story to another, its slug being the group. */
  static final Pattern STORY_LINK = Pattern.compile("\\]\\(/[a-z-]+/stories/([^)#?]*)");

  private final Collection collection;
  private final Faults faults;
  private final Set<Slug> organisations;
  private final Map<Slug, Place> places;
  private final Map<Slug, MediaItem> items;
  private final Set<Slug> stories;
  private final Map<String, Set<Slug>> written;

  /**
   * @param written the names that have a file in each folder, whether or not it is at fault: what
   *     is there with a fault is told once, at its own file
   */
  CollectionCheck(Collection collection, Map<String, Set<Slug>> written, Faults faults) {
    this.collection = collection;
    this.written = written;
    this.faults = faults;
    this.organisations =
        collection.organisations().stream().map(Organisation::slug).collect(Collectors.toSet());
    this.places = bySlug(collection.places(), Place::slug);
    this.items = bySlug(collection.mediaItems(), MediaItem::slug);
    this.stories =
        collection.stories().stream().map(s -> s.story().slug()).collect(Collectors.toSet());
  }

  void run() {
    once("organisations.yaml", collection.organisations(), Organisation::slug);
    once("glossary.yaml", collection.terms(), GlossaryTerm::slug);
    collection.belongings().ifPresentOrElse(this::owner, this::whole);
  }

  /**
   * An export may point to what belongs to others, and to what visitors had once; its pages leave
   * that out.
   */
  private void owner(Belongings belongings) {
    Slug owner = belongings.organisation();
    if (!organisations.contains(owner)) {
      unknown(CollectionReader.EXPORT, "organisation", "organisation", owner);
    }
    collection
        .places()
        .forEach(place -> organisation("places/" + place.slug() + ".yaml", place.organisation()));
    collection
        .stories()
        .forEach(entry ->
            owned(
                owner,
                "stories/" + entry.story().slug() + "/story.yaml",
                entry.story().organisation()));
    collection
        .routes()
        .forEach(route -> owned(owner, "routes/" + route.slug() + ".yaml", route.organisation()));
    belongings.stories().forEach(this::writing);
    codes();
  }

  private void owned(Slug owner, String file, Slug organisation) {
    if (!organisation.equals(owner)) {
      faults.addAt(
          file, "organisation", organisation.value(), "is not that of the export: " + organisation);
    }
  }

  /** Visitors can have a version only of what they have. */
  private void writing(Belongings.Writing writing) {
    Set<Language> published =
        collection.stories().stream()
            .filter(entry -> entry.story().slug().equals(writing.slug()))
            .flatMap(entry -> entry.editions().stream())
            .map(Edition::language)
            .collect(Collectors.toSet());
    for (Belongings.EditionWriting edition : writing.editions()) {
      if (edition.published().isPresent() && !published.contains(edition.language())) {
        faults.addAt(
            "drafts/stories/" + writing.slug() + "/" + edition.language().tag() + ".yaml",
            "published",
            "",
            "is not there in stories/" + writing.slug());
      }
    }
    if (writing.facts().isEmpty() && !stories.contains(writing.slug())) {
      faults.addAt("drafts/stories/" + writing.slug(), "story.yaml", "", "is missing");
    }
  }

  private void whole() {
    collection.places().forEach(this::place);
    collection.mediaItems().forEach(this::item);
    collection.stories().forEach(this::story);
    collection
        .notices()
        .forEach(notice -> notice.editions().forEach(e -> edition("notices/" + notice.slug(), e)));
    collection.routes().forEach(this::route);
    signs();
  }

  private static <T> Map<Slug, T> bySlug(List<T> things, Function<T, Slug> slug) {
    Map<Slug, T> map = new HashMap<>();
    things.forEach(thing -> map.put(slug.apply(thing), thing));
    return map;
  }

  private <T> void once(String file, List<T> things, Function<T, Slug> slug) {
    Set<Slug> seen = new HashSet<>();
    things.stream()
        .map(slug)
        .filter(name -> !seen.add(name))
        .forEach(name -> faults.addAt(file, "slug", name.value(), "stands twice: " + name));
  }

  private void place(Place place) {
    String file = "places/" + place.slug() + ".yaml";
    organisation(file, place.organisation());
    place
        .under()
        .ifPresent(slug -> {
          Place above = places.get(slug);
          if (above == null) {
            placeExists(file, "under", slug);
          } else if (above.level() != Level.ABOVE) {
            faults.addAt(file, "under", slug.value(), "must be a place on the surface: " + slug);
          } else if (!above.coordinates().equals(place.coordinates())) {
            faults.addAt(file, "under", slug.value(), "must be at the same spot as " + slug);
          }
        });
  }

  private void item(MediaItem item) {
    String file = "items/" + item.slug() + ".yaml";
    item.poster().ifPresent(poster -> item(file, "poster", poster, Kind.PICTURE));
  }

  private void story(Collection.StoryEditions entry) {
    Story story = entry.story();
    String folder = "stories/" + story.slug();
    String file = folder + "/story.yaml";
    organisation(file, story.organisation());
    placeExists(file, "place", story.place());
    item(file, "cover", story.cover(), Kind.PICTURE);
    entry.editions().forEach(edition -> edition(folder, edition));
  }

  private void edition(String folder, Edition edition) {
    String file = folder + "/" + edition.language().tag() + ".md";
    for (Block block : edition.blocks()) {
      block(file, block);
    }
  }

  private void block(String file, Block block) {
    switch (block) {
      case Block.Text text -> text.text().ifPresent(t -> links(file, t.markdown()));
      case Block.Picture picture -> item(file, "item", picture.item(), Kind.PICTURE);
      case Block.Gallery gallery ->
          gallery.items().forEach(item -> item(file, "item", item, Kind.PICTURE));
      case Block.ThenAndNow pair -> {
        item(file, "then", pair.then(), Kind.PICTURE);
        item(file, "now", pair.now(), Kind.PICTURE);
      }
      case Block.Audio audio -> item(file, "item", audio.item(), Kind.SOUND);
      case Block.Video video -> item(file, "item", video.item(), Kind.FILM);
      case Block.Panorama panorama -> item(file, "item", panorama.item(), Kind.PANORAMA);
      case Block.Model model -> {
        item(file, "item", model.item(), Kind.MODEL);
        item(file, "poster", model.poster(), Kind.PICTURE);
      }
      case Block.Document document -> item(file, "item", document.item(), Kind.DOCUMENT);
      case Block.Map map -> map.places().forEach(place -> placeExists(file, "places", place));
      case Block.Timeline timeline ->
          timeline.events().forEach(event -> links(file, event.what().markdown()));
      case Block.Question question -> links(file, question.explanation().markdown());
      case Block.Quote _ -> {}
    }
  }

  private void links(String file, String markdown) {
    Matcher link = STORY_LINK.matcher(markdown);
    while (link.find()) {
      String target = link.group(1);
      if (!Slug.isValid(target) || isMissing("stories", new Slug(target), stories)) {
        faults.addAt(file, "text", target, "links to a story that is not there: " + target);
      }
    }
  }

  private void route(LearningRoute route) {
    String file = "routes/" + route.slug() + ".yaml";
    organisation(file, route.organisation());
    route.stations().forEach(station -> storyExists(file, "story", station.story()));
  }

  private void codes() {
    Set<String> codes = new HashSet<>();
    for (Sign sign : collection.signs()) {
      if (!codes.add(sign.code().value())) {
        faults.addAt("signs.yaml", "code", sign.code().value(), "stands twice: " + sign.code());
      }
    }
  }

  private void signs() {
    codes();
    for (Sign sign : collection.signs()) {
      sign.story().ifPresent(story -> storyExists("signs.yaml", "story", story));
      sign.place().ifPresent(place -> placeExists("signs.yaml", "place", place));
    }
  }

  private void placeExists(String file, String field, Slug place) {
    if (isMissing("places", place, places.keySet())) {
      unknown(file, field, "place", place);
    }
  }

  private void storyExists(String file, String field, Slug story) {
    if (isMissing("stories", story, stories)) {
      unknown(file, field, "story", story);
    }
  }

  private void organisation(String file, Slug organisation) {
    if (!organisations.contains(organisation)) {
      unknown(file, "organisation", "organisation", organisation);
    }
  }

  private void item(String file, String field, Slug slug, Kind kind) {
    MediaItem item = items.get(slug);
    if (isMissing("items", slug, items.keySet())) {
      unknown(file, field, "media item", slug);
    } else if (item != null && item.kind() != kind) {
      faults.addAt(
          file,
          field,
          slug.value(),
          "%s is a %s, but a %s is needed here".formatted(slug, word(item.kind()), word(kind)));
    }
  }

  static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private boolean isMissing(String folder, Slug slug, Set<Slug> faultless) {
    return !faultless.contains(slug) && !written.getOrDefault(folder, Set.of()).contains(slug);
  }

  private void unknown(String file, String field, String what, Slug slug) {
    faults.addAt(file, field, slug.value(), "there is no %s %s".formatted(what, slug));
  }
}
