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
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Small pictures of the stories' covers: from the library, else as visitors have them. */
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
    Map<Slug, MediaEntry> entries =
        library
            .find(lines.stream().flatMap(line -> line.cover().stream()).distinct().toList())
            .stream()
            .collect(Collectors.toMap(MediaEntry::slug, Function.identity()));
    Map<Slug, Thumbnail> thumbnails = new HashMap<>();
    for (StoryLine line : lines) {
      line.cover()
          .flatMap(cover ->
              inLibrary(Optional.ofNullable(entries.get(cover)), line)
                  .or(() -> exhibition.mediaItem(cover).flatMap(StoryCovers::onShow)))
          .ifPresent(thumbnail -> thumbnails.put(line.slug(), thumbnail));
    }
    return thumbnails;
  }

  /** Whoever sees the story may see what its organisation has; of others', what is on show. */
  private static Optional<Thumbnail> inLibrary(Optional<MediaEntry> cover, StoryLine line) {
    return cover
        .filter(entry -> entry.draft().organisation().equals(line.organisation()))
        .filter(entry -> entry.draft().deletedAt().isEmpty())
        .flatMap(entry ->
            Pictures.thumbnail(entry)
                .map(file -> Thumbnail.of(Pictures.address(entry, file), file)));
  }

  private static Optional<Thumbnail> onShow(MediaItem item) {
    return Pictures.thumbnail(item.derivatives()).map(file -> Thumbnail.of(file.path(), file));
  }
}
