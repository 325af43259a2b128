package de.kaliregion.obenunten.visitor;

import de.kaliregion.obenunten.content.Rendition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The files of a picture in the order in which a browser considers them (HTML, element {@code
 * picture}). The lightest type comes in every width; the further down the list, the fewer browsers
 * come there, and the fewer widths are offered to them.
 *
 * @param better types that not every browser understands, the lightest first
 * @param fallback for all others
 * @param fallbackSet widths of the fallback, as {@code srcset}, where there is nothing better
 */
public record PictureSources(
    List<Source> better, Rendition fallback, Optional<String> fallbackSet) {

  private static final List<String> LIGHTEST_FIRST = List.of("image/avif", "image/webp");

  /** A width that serves a phone well. */
  private static final int READABLE = 640;

  /** The files of one type, as {@code srcset}. */
  public record Source(String mediaType, String set) {}

  /**
   * Chooses from files of which the first has the type that every browser understands.
   *
   * @param files at least one, each with dimensions
   */
  public static PictureSources of(List<Rendition> files, PictureUse use) {
    String common = files.getFirst().mediaType();
    List<Rendition> ofCommon = ofType(files, common);
    List<Rendition> others = new ArrayList<>(ofCommon);
    List<Source> better = new ArrayList<>();
    for (String type : LIGHTEST_FIRST) {
      List<Rendition> ofType = type.equals(common) ? List.of() : ofType(files, type);
      // A browser keeps to the first type that it understands: it must have every width there.
      if (!ofType.isEmpty() && width(ofType.getLast()) >= width(ofCommon.getLast())) {
        List<Rendition> useful = useful(ofType, use);
        better.add(new Source(type, set(better.isEmpty() ? useful : readable(useful))));
      } else if (type.equals("image/webp")) {
        others.addAll(ofType);
      }
    }
    others.sort(Comparator.comparingInt(PictureSources::width));
    List<Rendition> set = useful(others, use);
    return new PictureSources(
        better.subList(0, Math.min(use.types(), better.size())),
        readable(useful(ofCommon, use)).getFirst(),
        better.isEmpty() && set.size() > 1 ? Optional.of(set(set)) : Optional.empty());
  }

  /** From narrow to wide. */
  private static List<Rendition> ofType(List<Rendition> files, String type) {
    return files.stream()
        .filter(file -> file.mediaType().equals(type))
        .sorted(Comparator.comparingInt(PictureSources::width))
        .toList();
  }

  /** Up to the first that is wide enough. */
  private static List<Rendition> useful(List<Rendition> fromNarrow, PictureUse use) {
    List<Rendition> useful = new ArrayList<>();
    for (Rendition file : fromNarrow) {
      useful.add(file);
      if (width(file) >= use.widest()) {
        break;
      }
    }
    return useful;
  }

  /** Those that serve a phone well, or the widest. */
  private static List<Rendition> readable(List<Rendition> fromNarrow) {
    List<Rendition> wide = fromNarrow.stream().filter(file -> width(file) >= READABLE).toList();
    return wide.isEmpty() ? List.of(fromNarrow.getLast()) : wide;
  }

  private static String set(List<Rendition> files) {
    return files.stream()
        .map(file -> file.path() + " " + width(file) + "w")
        .collect(Collectors.joining(", "));
  }

  private static int width(Rendition file) {
    return file.dimensions().orElseThrow().width();
  }
}
