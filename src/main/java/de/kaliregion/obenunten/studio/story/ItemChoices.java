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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Exhibition exhibition;
  private final Slug organisation;
  private final Language language;
  private List<Choice> all;

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

  ItemChoices(MediaLibrary library, Exhibition exhibition, Slug organisation, Language language) {
    this.library = library;
    this.exhibition = exhibition;
    this.organisation = organisation;
    this.language = language;
  }

  /** All there are, the newest first; gathered when the first list is asked for. */
  private List<Choice> all() {
    if (all == null) {
      Map<Slug, Choice> choices = new LinkedHashMap<>();
      library.of(organisation).stream()
          .filter(ItemChoices::canBeShown)
          .sorted(
              Comparator.comparing((MediaEntry entry) -> entry.master().receivedAt()).reversed())
          .map(entry -> choice(entry, language))
          .forEach(choice -> choices.put(choice.slug(), choice));
      exhibition.mediaItems().stream()
          .map(item -> choice(item, language))
          .sorted(Comparator.comparing(Choice::title))
          .forEach(choice -> choices.putIfAbsent(choice.slug(), choice));
      all = List.copyOf(choices.values());
    }
    return all;
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
    List<Choice> fitting =
        new ArrayList<>(
            all().stream()
                .filter(choice -> choice.kind().map(kind::equals).orElse(true))
                .limit(MOST)
                .toList());
    if (!chosen.isEmpty()
        && fitting.stream().noneMatch(choice -> choice.slug().value().equals(chosen))) {
      chosen(chosen).ifPresent(fitting::addFirst);
    }
    return fitting;
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
