package de.kaliregion.obenunten.media.render.timed;

import de.kaliregion.obenunten.content.Rendition;
import java.util.Optional;
import java.util.Set;

/**
 * A film track.
 *
 * @param index its number among all tracks
 * @param width of what is stored, before it is turned
 * @param pixelShape width by height of one pixel
 * @param rotation degrees by which it is turned to be shown
 * @param meanRate frames a second over all, where it is known
 * @param baseRate the lowest rate at which every frame has its place, where it is known
 * @param milliseconds 0 where it does not say
 */
record Picture(
    int index,
    String codec,
    int width,
    int height,
    Ratio pixelShape,
    int rotation,
    Optional<Ratio> meanRate,
    Optional<Ratio> baseRate,
    String colourSpace,
    String transfer,
    String fieldOrder,
    long milliseconds) {

  private static final int MOST_FRAMES = 30;

  /** For a still, or where the file does not say. */
  private static final Ratio USUAL_RATE = new Ratio(25, 1);

  private static final Ratio VARYING_RATE = new Ratio(MOST_FRAMES, 1);
  private static final Set<String> HIGH_DYNAMIC_RANGE = Set.of("smpte2084", "arib-std-b67");
  private static final Set<String> INTERLACED = Set.of("tt", "bb", "tb", "bt");

  /** Standard definition ends here; above it an unmarked film has the colours of BT.709. */
  private static final int STANDARD_LINES = 576;

  /** Upright, with square pixels. */
  Rendition.Dimensions shown() {
    double shape = Math.clamp(pixelShape.value(), 0.1, 10);
    int wide = Math.max(1, (int) Math.round(shape > 1 ? width * shape : width));
    int high = Math.max(1, (int) Math.round(shape < 1 ? height / shape : height));
    return Math.abs(rotation) % 180 == 90
        ? new Rendition.Dimensions(high, wide)
        : new Rendition.Dimensions(wide, high);
  }

  /**
   * At most 30 frames a second, so that old phones keep up: 60 become 30, 50 become 25. Film whose
   * rate varies gets an even one.
   */
  Ratio rate() {
    if (meanRate.isEmpty()) {
      return USUAL_RATE;
    }
    double mean = meanRate.get().value();
    boolean even = baseRate.map(base -> Math.abs(base.value() - mean) < mean / 50).orElse(true);
    if (!even || mean < 1) {
      return VARYING_RATE;
    }
    int each = (int) Math.ceil(mean / MOST_FRAMES - 0.001);
    Ratio rate = meanRate.get();
    return each == 1 || (long) rate.below() * each > Integer.MAX_VALUE
        ? rate
        : new Ratio(rate.above(), rate.below() * each);
  }

  boolean highDynamicRange() {
    return HIGH_DYNAMIC_RANGE.contains(transfer);
  }

  /** The same, to be taken for one of the usual range. */
  Picture asStandardRange() {
    return new Picture(
        index,
        codec,
        width,
        height,
        pixelShape,
        rotation,
        meanRate,
        baseRate,
        colourSpace,
        "bt709",
        fieldOrder,
        milliseconds);
  }

  boolean interlaced() {
    return INTERLACED.contains(fieldOrder);
  }

  /** Whether nothing tells its colours, and its size says that they are those of BT.709. */
  boolean unmarkedHighDefinition() {
    return colourSpace.equals("unknown") && Math.min(width, height) > STANDARD_LINES;
  }
}
