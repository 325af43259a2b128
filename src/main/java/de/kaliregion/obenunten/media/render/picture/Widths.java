package de.kaliregion.obenunten.media.render.picture;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The widths in which a picture is made, in pixels.
 *
 * @param widest none is wider
 * @param highest none is higher; it keeps long scrolls from becoming large files
 * @param narrower from wide to narrow
 */
record Widths(int widest, int highest, List<Integer> narrower) {
  private static final Widths PICTURE = new Widths(2_560, 3_840, List.of(1_600, 960, 480));

  /** The widest suits a graphics processor of any phone; the narrowest stands for it in lists. */
  private static final Widths PANORAMA = new Widths(4_096, 4_096, List.of(2_048, 960));

  Widths {
    narrower = List.copyOf(narrower);
  }

  static Widths of(boolean panorama) {
    return panorama ? PANORAMA : PICTURE;
  }

  /** From wide to narrow, beginning with the width that there is; nothing is enlarged. */
  List<Integer> upTo(int width) {
    IntStream less = narrower.stream().mapToInt(Integer::intValue).filter(w -> w < width);
    return Stream.concat(Stream.of(width), less.boxed()).toList();
  }
}
