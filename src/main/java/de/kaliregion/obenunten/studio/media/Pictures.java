package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.media.library.MediaEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of an item's files the studio shows, and where it has them from. */
public final class Pictures {
  private static final int THUMBNAIL = 320;
  private static final int LARGE = 960;

  private Pictures() {}

  /** The address of one of the item's files, for those who may see it. */
  public static String address(MediaEntry entry, Rendition file) {
    return "/studio/media/%s/files/%s/%s".formatted(entry.slug(), file.sha256(), file.name());
  }

  /** A small picture of it, if there is any. */
  public static Optional<Rendition> thumbnail(MediaEntry entry) {
    return thumbnail(entry.master().derivatives());
  }

  /** A small one of the pictures that were made, if there is any. */
  public static Optional<Rendition> thumbnail(Derivatives made) {
    return atLeast(THUMBNAIL, made);
  }

  /** A picture of it that fills a column, if there is any. */
  public static Optional<Rendition> large(MediaEntry entry) {
    return atLeast(LARGE, entry.master().derivatives());
  }

  private static Optional<Rendition> atLeast(int width, Derivatives made) {
    List<Rendition> pictures =
        Stream.of(made.renditions(), made.stills(), made.pages().stream().limit(3).toList())
            .map(Pictures::common)
            .filter(files -> !files.isEmpty())
            .findFirst()
            .orElse(List.of());
    return pictures.stream()
        .filter(file -> width(file) >= width)
        .min(Comparator.comparingInt(Pictures::width))
        .or(() -> pictures.stream().max(Comparator.comparingInt(Pictures::width)));
  }

  /** Pictures that every browser of the last years shows. */
  private static List<Rendition> common(List<Rendition> files) {
    return files.stream()
        .filter(file -> file.mediaType().matches("image/(webp|jpeg|png)"))
        .filter(file -> file.dimensions().isPresent())
        .toList();
  }

  private static int width(Rendition file) {
    return file.dimensions().orElseThrow().width();
  }
}
