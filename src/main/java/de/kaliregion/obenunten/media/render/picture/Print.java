package de.kaliregion.obenunten.media.render.picture;

import de.kaliregion.obenunten.content.Rendition.Dimensions;

/**
 * An upright picture in sRGB in the folder of the run: {@code <name>.png} uncompressed, and what
 * was saved of it beside.
 */
record Print(Dimensions size) {

  /** Whatever the original is called: by its width, which no other print has. */
  String name() {
    return name(size.width());
  }

  static String name(int width) {
    return "print-" + width;
  }

  int width() {
    return size.width();
  }

  long pixels() {
    return (long) size.width() * size.height();
  }
}
