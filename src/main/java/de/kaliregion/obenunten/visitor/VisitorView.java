package de.kaliregion.obenunten.visitor;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.GlossaryTerm;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.PublishedStory;
import de.kaliregion.obenunten.web.page.Messages;
import de.kaliregion.obenunten.web.page.Site;
import java.text.Collator;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The exhibition as a reader of one language sees it: what the templates ask for. */
public record VisitorView(Exhibition exhibition, Language language, Site site) {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** A film has one poster for all browsers; these types they all understand. */
  private static final Set<String> POSTERS = Set.of("image/webp", "image/jpeg", "image/png");

  private static final int POSTER_WIDTH = 960;
  private static final int LINK_PREVIEW_WIDTH = 1_200;

  /** A story at another spot, and how far away. */
  public record Nearby(PublishedStory story, double metres) {}

  /** The words of the pages. */
  public Messages text() {
    return Messages.in(language);
  }

  /** A path below this language. */
  public String path(String rest) {
    return "/" + language.tag() + rest;
  }

  public String storyPath(PublishedStory story) {
    return path("/stories/" + story.slug());
  }

  public String placePath(Place place) {
    return path("/places/" + place.slug());
  }

  public Optional<MediaItem> item(Slug slug) {
    return exhibition.mediaItem(slug);
  }

  /**
   * The item, if it is a picture to look at, with measures and words for those who do not see it:
   * its original may have been replaced by one of another kind since somebody chose it.
   */
  public Optional<MediaItem> picture(Slug slug) {
    return item(slug).filter(item -> item.kind() == Kind.PICTURE || item.kind() == Kind.PANORAMA);
  }

  /** Above or below ground. */
  public String level(Place place) {
    return text().text(place.level() == Level.ABOVE ? "level.above" : "level.below");
  }

  /**
   * The depth as a sign shows it: {@code 0 m}, {@code rund 800 m}, or above or below where it is
   * unknown.
   */
  public String shortDepth(Place place) {
    if (place.level() == Level.ABOVE) {
      return text().text("depth.short", 0);
    }
    return place
        .depth()
        .map(d -> text().text(d.about() ? "depth.short.about" : "depth.short", d.metres()))
        .orElseGet(() -> level(place));
  }

  /** The depth as a sentence, or that it is not known. */
  public String depth(Place place) {
    if (place.level() == Level.ABOVE) {
      return level(place);
    }
    return place
        .depth()
        .map(d -> text().text(d.about() ? "depth.about" : "depth", d.metres()))
        .orElseGet(() -> text().text("depth.unknown"));
  }

  /** Municipality, district and state. */
  public String municipality(Place place) {
    String states =
        place.states().stream()
            .map(state -> text().text("state." + state))
            .collect(Collectors.joining(", "));
    return text().text("place.municipality", place.municipality(), place.district(), states);
  }

  /** How many blocks of plain words come first: all else needs the later style sheet. */
  public static int opening(List<Block> blocks) {
    return (int) blocks.stream().takeWhile(block -> block instanceof Block.Text).count();
  }

  /** What stands below an item: the story's words for it, or else its own. */
  public Optional<String> caption(MediaItem item, Optional<String> inStory) {
    return inStory.or(() -> item.caption().map(words -> words.in(language)));
  }

  /** The picture that stands for a film until it plays: light, for it comes at once. */
  public Optional<Rendition> poster(MediaItem film) {
    return film.poster()
        .flatMap(this::item)
        .map(MediaItem::renditions)
        .or(() -> Optional.of(film.derivatives().stills()))
        .flatMap(VisitorView::lightest);
  }

  private static Optional<Rendition> lightest(List<Rendition> pictures) {
    return pictures.stream()
        .filter(file -> POSTERS.contains(file.mediaType()))
        .filter(file -> file.dimensions().isPresent())
        .min(
            Comparator.<Rendition>comparingInt(
                    file -> Math.abs(file.dimensions().orElseThrow().width() - POSTER_WIDTH))
                .thenComparingLong(Rendition::bytes));
  }

  /**
   * The path of the picture that messengers show beside a link to a page: JPEG where there is one,
   * for many of them know nothing newer.
   */
  static String linkPreview(MediaItem item) {
    List<Rendition> known =
        item.renditions().stream().filter(file -> file.mediaType().equals("image/jpeg")).toList();
    return known.stream()
        .filter(file -> file.dimensions().orElseThrow().width() >= LINK_PREVIEW_WIDTH)
        .min(Comparator.comparingInt(file -> file.dimensions().orElseThrow().width()))
        .or(() -> known.stream().findFirst())
        .orElse(item.main())
        .path();
  }

  /** A duration as minutes and seconds. */
  public String time(long milliseconds) {
    long seconds = milliseconds / 1000;
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  /** A file size as people read it. */
  public String size(long bytes) {
    return bytes < 1_000_000
        ? text().number(bytes / 1000.0, 0) + "\u00a0kB"
        : text().number(bytes / 1_000_000.0, 1) + "\u00a0MB";
  }

  public String date(Instant instant) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(text().locale())
        .format(instant.atZone(ZONE));
  }

  /** How far away something is, as the crow flies. */
  public String distance(double metres) {
    return metres < 50
        ? text().text("distance.here")
        : text().text("story.next.distance", text().number(metres / 1000, 1));
  }

  /**
   * The stories at other spots, nearest first, one for each spot: the one on the surface where
   * there is one.
   */
  public List<Nearby> nearby(Place from, int limit) {
    Set<Slug> spots = new HashSet<>(Set.of(surface(from)));
    return exhibition.stories().stream()
        .map(s -> new Nearby(s, from.coordinates().metresTo(s.place().coordinates())))
        .sorted(
            Comparator.comparingDouble(Nearby::metres)
                .thenComparing(near -> near.story().place().level())
                .thenComparing(near -> near.story().slug()))
        .filter(near -> spots.add(surface(near.story().place())))
        .limit(limit)
        .toList();
  }

  private static Slug surface(Place place) {
    return place.under().orElse(place.slug());
  }

  /** The places on the surface, by their names in the order of the language's alphabet. */
  public List<Place> surfacePlaces() {
    return exhibition.places().stream()
        .filter(place -> place.level() == Level.ABOVE)
        .sorted(
            Comparator.comparing(
                place -> place.name().in(language), Collator.getInstance(text().locale())))
        .toList();
  }

  /** The places below a place on the surface, downwards. */
  public List<Place> below(Place place) {
    return exhibition.spot(place).stream().filter(p -> p.level() == Level.BELOW).toList();
  }

  /** The first story of a place. */
  public Optional<PublishedStory> storyAt(Place place) {
    return exhibition.storiesAt(place.slug()).stream().findFirst();
  }

  /** A code that exists, as an example for people who type. */
  public String exampleCode() {
    return exhibition.signs().stream()
        .filter(sign -> sign.story().isPresent())
        .map(sign -> sign.code().value())
        .findFirst()
        .orElse("7K3Q9X6");
  }

  /** The mining words in the order of the language's alphabet. */
  public List<GlossaryTerm> termsInOrder() {
    Collator collator = Collator.getInstance(text().locale());
    return exhibition.terms().stream()
        .sorted((a, b) -> collator.compare(a.term().in(language), b.term().in(language)))
        .toList();
  }

  /** Where another place at the same spot lies from here. */
  public enum Direction {
    UP("up", "story.up"),
    DOWN("down", "story.down"),
    /** Below ground as well, and nobody knows which of the two is deeper. */
    ALSO_BELOW("also", "story.also");

    private final String style;
    private final String message;

    Direction(String style, String message) {
      this.style = style;
      this.message = message;
    }

    /** Its class in the style sheet. */
    public String style() {
      return style;
    }

    /** Its key in the messages. */
    public String message() {
      return message;
    }
  }

  /** The way from one place to another at the same spot. */
  public Direction direction(Place from, Place to) {
    if (to.level() == Level.ABOVE) {
      return Direction.UP;
    }
    if (from.level() == Level.ABOVE) {
      return Direction.DOWN;
    }
    return from.depth().isEmpty() || to.depth().isEmpty()
        ? Direction.ALSO_BELOW
        : to.depth().get().metres() > from.depth().get().metres() ? Direction.DOWN : Direction.UP;
  }
}
