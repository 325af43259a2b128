package de.kaliregion.obenunten.media.inspect;

import de.kaliregion.obenunten.content.Rendition;

/**
 * What a picture's header says.
 *
 * @param mediaType such as {@code image/jpeg}
 * @param width of the stored pixels
 * @param height of the stored pixels
 * @param turned whether the stored pixels lie on their side: shown, width and height change places
 * @param damaged whether its end is missing, but its beginning can be shown
 * @param end where its data end; what follows is no part of it
 */
record Picture(
    String mediaType, long width, long height, boolean turned, boolean damaged, long end) {

  /** No picture is accepted above this; a decoder takes at least 3 bytes for each pixel. */
  static final long MOST_PIXELS = 100_000_000;

  /** The longest side; libjpeg ends at 65,500. */
  static final long LONGEST_EDGE = 65_000;

  /**
   * The size as shown.
   *
   * @throws RefusedException if nobody should decode so large a picture
   */
  Rendition.Dimensions upright(boolean turnedByMetadata) throws RefusedException {
    if (width < 1 || height < 1) {
      throw new RefusedException(Reasons.broken());
    }
    if (width > LONGEST_EDGE || height > LONGEST_EDGE || width * height > MOST_PIXELS) {
      throw new RefusedException(Reasons.tooManyPixels(width, height));
    }
    boolean swap = turned ^ turnedByMetadata;
    return new Rendition.Dimensions((int) (swap ? height : width), (int) (swap ? width : height));
  }
}
