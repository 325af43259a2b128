package de.kaliregion.obenunten.media.render.picture;

import de.kaliregion.obenunten.content.Rendition.Dimensions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tiles of a picture in each of its scales, as in the implementation notes of the IIIF Image
 * API 3.0, 2: squares from the upper left corner, each scale half as large as the one before,
 * rounded up, until one tile shows it all.
 *
 * @param size of the whole picture
 * @param tileSize width and height of a tile; those at the right and lower edge may be smaller
 */
record Pyramid(Dimensions size, int tileSize) {

  /** By how much the picture is reduced in each scale: 1, 2, 4 and so on. */
  List<Integer> scaleFactors() {
    List<Integer> factors = new ArrayList<>(List.of(1));
    while (scaled(factors.getLast()).width() > tileSize
        || scaled(factors.getLast()).height() > tileSize) {
      factors.add(factors.getLast() * 2);
    }
    return factors;
  }

  /** The whole picture in one tile. */
  Dimensions smallest() {
    return scaled(scaleFactors().getLast());
  }

  /** The size of each tile by its name, such as {@code 0,0,1024,1024/512,512}. */
  Map<String, Dimensions> tiles() {
    Map<String, Dimensions> tiles = new LinkedHashMap<>();
    for (int factor : scaleFactors()) {
      int step = tileSize * factor;
      for (int y = 0; y < size.height(); y += step) {
        for (int x = 0; x < size.width(); x += step) {
          int width = Math.min(step, size.width() - x);
          int height = Math.min(step, size.height() - y);
          Dimensions tile =
              new Dimensions(Math.ceilDiv(width, factor), Math.ceilDiv(height, factor));
          tiles.put("%d,%d,%d,%d/%s".formatted(x, y, width, height, name(tile)), tile);
        }
      }
    }
    return tiles;
  }

  private Dimensions scaled(int factor) {
    return new Dimensions(Math.ceilDiv(size.width(), factor), Math.ceilDiv(size.height(), factor));
  }

  /** As in addresses. */
  static String name(Dimensions size) {
    return size.width() + "," + size.height();
  }
}
