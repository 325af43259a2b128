package de.kaliregion.obenunten.studio.overview;

import de.kaliregion.obenunten.studio.overview.ScanFigures.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Scans as a drawing: the ground in the middle, columns that rise into the sky for what is above,
 * and others that go down into the rock for what is below. Both have the same scale. Where nobody
 * scanned anything, nothing stands, and the room for it stays.
 *
 * @param bars those that are to be seen
 */
public record ScanDrawing(List<Bar> bars, long highest) {
  /** Height of the whole, in pixels. */
  public static final int HEIGHT = 220;

  /** The top of the ground, from above. */
  public static final int GROUND = 104;

  /** How thick the strata are between above and below. */
  public static final int STRATA = 12;

  private static final int LONGEST = 92;
  private static final double SHORTEST = 2;
  private static final double GAP = 0.22; // of a column's width

  /**
   * One bar.
   *
   * @param x from the left, in percent of the width
   * @param y from above, in pixels
   * @param below whether it goes down
   */
  public record Bar(double x, double width, double y, double height, boolean below) {

    /** A number for an SVG attribute. */
    public static String svg(double value) {
      return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
    }
  }

  /** Draws the columns side by side. */
  public static ScanDrawing of(List<Column> columns) {
    long highest =
        columns.stream()
            .mapToLong(column -> Math.max(column.above(), column.below()))
            .max()
            .orElse(0);
    List<Bar> bars = new ArrayList<>();
    double step = 100.0 / columns.size();
    for (int i = 0; i < columns.size(); i++) {
      double x = step * (i + GAP / 2);
      double width = step * (1 - GAP);
      Column column = columns.get(i);
      if (column.above() > 0) {
        double height = height(column.above(), highest);
        bars.add(new Bar(x, width, GROUND - height, height, false));
      }
      if (column.below() > 0) {
        bars.add(
            new Bar(x, width, GROUND + (double) STRATA, height(column.below(), highest), true));
      }
    }
    return new ScanDrawing(List.copyOf(bars), highest);
  }

  private static double height(long count, long highest) {
    return Math.max(SHORTEST, (double) LONGEST * count / highest);
  }
}
