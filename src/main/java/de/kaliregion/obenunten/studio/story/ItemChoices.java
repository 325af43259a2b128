package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.studio.media.LibraryView;
import de.kaliregion.obenunten.studio.media.Pictures;
import de.kaliregion.obenunten.studio.media.index.MediaIndex;
import de.kaliregion.obenunten.studio.media.index.MediaTrait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The media items that a story can show: the newest of its organisation's library, and what
 * visitors have already.
 */
public final class ItemChoices {
  /** More than anybody looks through in a list; the library's search finds the others. */
  private static final int MOST = 200;

  private static final int THUMBNAIL = 320;

  private final MediaLibrary library;
  private final MediaIndex index;
  private final Exhibition exhibition;
  private final Slug organisation;
  private final Language language;
  private final Map<Kind, List<Choice>> lists = new EnumMap<>(Kind.class);

  /**
   * An item to choose.
   *
   * @param kind once it is known
   * @param thumbnail address of a small picture of it
   * @param page address of its page in the library
   */
  public record Choice(
      Slug slug,
      Optional<Kind> kind,
      String title,
      Optional<String> thumbnail,
      Optional<String> page) {}

  ItemChoices(
      MediaLibrary library,
      MediaIndex index,
      Exhibition exhibition,
      Slug organisation,
      Language language) {
    this.library = library;
    this.index = index;
    this.exhibition = exhibition;
    this.organisation = organisation;
    this.language = language;
  }

  private static boolean canBeShown(MediaEntry entry) {
    return entry.draft().deletedAt().isEmpty() && !entry.isCaptions();
  }

  private static Choice choice(MediaEntry entry, Language language) {
    return new Choice(
        entry.slug(),
        entry.kind(),
        LibraryView.title(entry, language),
        Pictures.thumbnail(entry).map(file -> Pictures.address(entry, file)),
        Optional.of("/studio/media/" + entry.slug()));
  }

  private static Choice choice(MediaItem item, Language language) {
    return new Choice(
        item.slug(),
        Optional.of(item.kind()),
        item.title().in(language),
        thumbnail(item).map(Rendition::path),
        Optional.empty());
  }

  private static Optional<Rendition> thumbnail(MediaItem item) {
    return Stream.of(item.derivatives().renditions(), item.derivatives().stills())
        .flatMap(List::stream)
        .filter(file -> file.mediaType().matches("image/(webp|jpeg|png|svg\\+xml)"))
        .filter(file -> file.dimensions().isPresent())
        .min(
            Comparator.comparing(
                (Rendition file) -> Math.abs(file.dimensions().orElseThrow().width() - THUMBNAIL)));
  }

  /** The items of this kind, and the one that was chosen before, whatever it is. */
  public List<Choice> of(Kind kind, String chosen) {
    List<Choice> fitting = new ArrayList<>(lists.computeIfAbsent(kind, this::newest));
    if (!chosen.isEmpty()
        && fitting.stream().noneMatch(choice -> choice.slug().value().equals(chosen))) {
      chosen(chosen).ifPresent(fitting::addFirst);
    }
    return fitting;
  }

  private List<Choice> newest(Kind kind) {
    Map<Slug, Choice> choices = new LinkedHashMap<>();
    List<Slug> own =
        index.with(Set.of(MediaTrait.mayBe(kind)), List.of(organisation), MOST).first();
    library.find(own).stream()
        .filter(ItemChoices::canBeShown)
        .sorted(Comparator.comparingInt(entry -> own.indexOf(entry.slug())))
        .map(entry -> choice(entry, language))
        .forEach(choice -> choices.put(choice.slug(), choice));
    if (choices.size() < MOST) {
      exhibition.mediaItems().stream()
          .filter(item -> item.kind() == kind)
          .map(item -> choice(item, language))
          .sorted(Comparator.comparing(Choice::title))
          .forEach(choice -> choices.putIfAbsent(choice.slug(), choice));
    }
    return choices.values().stream().limit(MOST).toList();
  }

  /** The item of this name. */
  public Optional<Choice> chosen(String slug) {
    return Optional.of(slug).filter(Slug::isValid).map(Slug::new).flatMap(this::find);
  }

  private Optional<Choice> find(Slug slug) {
    return library
        .find(slug)
        .filter(entry -> entry.draft().organisation().equals(organisation))
        .filter(ItemChoices::canBeShown)
        .map(entry -> choice(entry, language))
        .or(() -> exhibition.mediaItem(slug).map(item -> choice(item, language)));
  }

  /** What it is called; the name itself where there is no such item. */
  public String title(String slug) {
    return chosen(slug).map(Choice::title).orElse(slug);
  }
}
