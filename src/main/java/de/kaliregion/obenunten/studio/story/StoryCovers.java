package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.studio.media.Pictures;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Small pictures of the stories' covers: as visitors have them, else from the library. */
public record StoryCovers(MediaLibrary library) {

  /** A picture in a page. */
  public record Thumbnail(String address, int width, int height) {

    static Thumbnail of(String address, Rendition file) {
      Rendition.Dimensions size = file.dimensions().orElseThrow();
      return new Thumbnail(address, size.width(), size.height());
    }
  }

  /** The pictures of those of these stories that have one, by the stories' names. */
  Map<Slug, Thumbnail> of(Collection<StoryLine> lines, Exhibition exhibition) {
    Map<Slug, Thumbnail> thumbnails = new HashMap<>();
    for (StoryLine line : lines) {
      line.cover()
          .flatMap(exhibition::mediaItem)
          .flatMap(StoryCovers::onShow)
          .ifPresent(thumbnail -> thumbnails.put(line.slug(), thumbnail));
    }
    List<StoryLine> others =
        lines.stream().filter(line -> !thumbnails.containsKey(line.slug())).toList();
    Map<Slug, MediaEntry> entries = entries(others);
    for (StoryLine line : others) {
      line.cover()
          .flatMap(cover -> Optional.ofNullable(entries.get(cover)))
          .flatMap(entry -> inLibrary(entry, line))
          .ifPresent(thumbnail -> thumbnails.put(line.slug(), thumbnail));
    }
    return thumbnails;
  }

  private static Optional<Thumbnail> onShow(MediaItem item) {
    return Pictures.thumbnail(item.derivatives()).map(file -> Thumbnail.of(file.path(), file));
  }

  private Map<Slug, MediaEntry> entries(Collection<StoryLine> lines) {
    Set<Slug> covers =
        lines.stream().flatMap(line -> line.cover().stream()).collect(Collectors.toSet());
    return library.find(covers).stream()
        .collect(Collectors.toMap(MediaEntry::slug, Function.identity()));
  }

  /** Whoever sees the story may see what its organisation has, and nothing of another one. */
  private static Optional<Thumbnail> inLibrary(MediaEntry cover, StoryLine line) {
    return Optional.of(cover)
        .filter(entry -> entry.draft().organisation().equals(line.organisation()))
        .filter(entry -> entry.draft().deletedAt().isEmpty())
        .flatMap(entry ->
            Pictures.thumbnail(entry)
                .map(file -> Thumbnail.of(Pictures.address(entry, file), file)));
  }
}
