package de.kaliregion.obenunten.media.render.timed;

/**
 * Draws the shape of a sound as the data of one SVG path in a box of 1000 by 100: how loud it is
 * along its length, mirrored on the middle. Each column is the mean of the peaks of its hundredths
 * of a second, so that the pauses of a long interview do not drown between its loudest moments; the
 * loudest column fills the box.
 */
final class Waveform implements Samples.Viewer {
  private static final int COLUMNS = 250;
  private static final int WIDTH = 1000;
  private static final int MIDDLE = 50;
  private static final double HIGHEST = 48;

  /** Silence is a thin line, not a gap. */
  private static final double LOWEST = 0.6;

  /** Quiet passages stay visible beside loud ones. */
  private static final double COMPRESSION = 0.8;

  /** A hundred and more of noise of the recorder: where nothing is louder, nothing is drawn. */
  private static final double NOISE = 20;

  private static final int WINDOW = Samples.RATE / 100;

  private final long frames;
  private final double[] sums = new double[COLUMNS];
  private final int[] windows = new int[COLUMNS];
  private long at;
  private int lowest;
  private int highest;

  /**
   * @param frames how many it will be shown
   */
  Waveform(long frames) {
    this.frames = Math.max(1, frames);
  }

  @Override
  public void frame(int left, int right) {
    lowest = Math.min(lowest, Math.min(left, right));
    highest = Math.max(highest, Math.max(left, right));
    at++;
    if (at % WINDOW == 0 || at == frames) {
      int column = (int) Math.min(COLUMNS - 1, (at - 1) * COLUMNS / frames);
      sums[column] += (highest - lowest) / 2.0;
      windows[column]++;
      lowest = 0;
      highest = 0;
    }
  }

  /** The data of the path. */
  String path() {
    double[] heights = heights();
    StringBuilder path = new StringBuilder("M0 ").append(MIDDLE).append('L');
    for (int i = 0; i < COLUMNS; i++) {
      point(path, i, MIDDLE - heights[i]);
    }
    path.append(WIDTH).append(' ').append(MIDDLE).append(' ');
    for (int i = COLUMNS - 1; i >= 0; i--) {
      point(path, i, MIDDLE + heights[i]);
    }
    return path.deleteCharAt(path.length() - 1).append('Z').toString();
  }

  private static void point(StringBuilder path, int column, double y) {
    int x = (2 * column + 1) * WIDTH / (2 * COLUMNS);
    long tenths = Math.round(y * 10);
    path.append(x).append(' ').append(tenths / 10);
    if (tenths % 10 != 0) {
      path.append('.').append(tenths % 10);
    }
    path.append(' ');
  }

  private double[] heights() {
    double[] means = new double[COLUMNS];
    double last = 0;
    double loudest = NOISE;
    for (int i = 0; i < COLUMNS; i++) {
      // A sound of less than two and a half seconds has fewer windows than columns.
      last = windows[i] == 0 ? last : sums[i] / windows[i];
      means[i] = last;
      loudest = Math.max(loudest, last);
    }
    for (int i = 0; i < COLUMNS; i++) {
      means[i] = Math.max(LOWEST, HIGHEST * Math.pow(means[i] / loudest, COMPRESSION));
    }
    return means;
  }
}
