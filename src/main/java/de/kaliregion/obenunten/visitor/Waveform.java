package de.kaliregion.obenunten.visitor;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shape of a sound as bars on either side of a middle line. The shape that is kept with a sound
 * has more points than a page has pixels for; the bars weigh a few hundred bytes.
 */
public final class Waveform {
  private static final Pattern TOKEN = Pattern.compile("[MLHVZmlhvz]|-?[0-9]*\\.?[0-9]+");
  private static final int WIDTH = 1_000;
  private static final int MIDDLE = 50;
  private static final int BARS = 100;
  private static final int STEP = WIDTH / BARS;

  /** Silence is a row of dots. */
  private static final int LEAST = 2;

  private final double[] heights = new double[BARS];
  private final String path;
  private double x;
  private double y;

  private Waveform(String path) {
    this.path = path;
  }

  /**
   * Draws the bars.
   *
   * @param path the data of an SVG path in a box of 1000 by 100, of straight lines alone
   * @return the data of an SVG path to be stroked, in the same box
   */
  public static String bars(String path) {
    Waveform waveform = new Waveform(path);
    waveform.measure();
    return waveform.draw();
  }

  private void measure() {
    char command = 'M';
    double first = Double.NaN;
    Matcher token = TOKEN.matcher(path);
    for (MatchResult found : token.results().toList()) {
      String text = found.group();
      if (Character.isLetter(text.charAt(0))) {
        command = text.charAt(0);
        first = Double.NaN;
      } else if ("HVhv".indexOf(command) < 0 && Double.isNaN(first)) {
        first = Double.parseDouble(text);
      } else {
        go(command, first, Double.parseDouble(text));
        first = Double.NaN;
      }
    }
  }

  private void go(char command, double first, double last) {
    double fromX = x;
    double fromY = y;
    boolean relative = Character.isLowerCase(command);
    switch (Character.toUpperCase(command)) {
      case 'H' -> x = relative ? x + last : last;
      case 'V' -> y = relative ? y + last : last;
      default -> {
        x = relative ? x + first : first;
        y = relative ? y + last : last;
      }
    }
    raise(bar(x), y);
    if (Character.toUpperCase(command) != 'M') {
      for (int bar = bar(Math.min(x, fromX)) + 1; bar < bar(Math.max(x, fromX)); bar++) {
        double part = (bar * STEP + STEP / 2.0 - fromX) / (x - fromX);
        raise(bar, fromY + part * (y - fromY));
      }
    }
  }

  private static int bar(double x) {
    return (int) Math.clamp(x / STEP, 0.0, BARS - 1.0);
  }

  private void raise(int bar, double toY) {
    heights[bar] = Math.max(heights[bar], Math.abs(toY - MIDDLE));
  }

  private String draw() {
    StringBuilder bars = new StringBuilder();
    for (int bar = 0; bar < BARS; bar++) {
      int height = Math.clamp(Math.round(heights[bar]), LEAST, MIDDLE);
      bars.append("M%d %dV%d".formatted(bar * STEP + STEP / 2, MIDDLE - height, MIDDLE + height));
    }
    return bars.toString();
  }
}
