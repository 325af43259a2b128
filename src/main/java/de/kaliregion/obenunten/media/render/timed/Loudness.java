package de.kaliregion.obenunten.media.render.timed;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How loud something is, as EBU R 128 and ITU-R BS.1770 measure it.
 *
 * @param integrated over all, in LUFS; -70 and below where there is nothing to measure
 * @param truePeak the highest point between the samples too, in dB of full scale
 */
record Loudness(double integrated, double truePeak) {
  /** Where speech and music are brought to: as loud as phones outdoors need (AES TD1004). */
  static final double TARGET = -16;

  /** What no peak may exceed: the lossy encoder adds a little to what it is given. */
  static final double CEILING = -1.5;

  /** Where the limiter holds peaks; it knows the samples only, not what is between them. */
  private static final double LIMIT = -3;

  /** Below this it is silence, or the noise of a recorder that recorded nothing. */
  private static final double SILENCE = -60;

  /**
   * By how much the limiter may press down the highest peak. Where peaks stand out so far they are
   * rare, a knock on the table: otherwise they would count for the loudness.
   */
  private static final double MOST_LIMITED = 16;

  /** Does nothing. */
  static final Loudness UNKNOWN = new Loudness(Double.NEGATIVE_INFINITY, 0);

  private static final String NUMBER = "(-?(?:\\d+\\.\\d+|inf|nan))";

  /**
   * Finds what a filter of this name wrote at its end into ffmpeg's log: the last such summary, as
   * an earlier one can be of a graph that was made anew.
   */
  static Optional<Loudness> find(String log, String filter) {
    int at = log.lastIndexOf("[" + filter + " @ ");
    if (at < 0) {
      return Optional.empty();
    }
    Matcher summary =
        Pattern.compile("\\bI: +" + NUMBER + " LUFS[\\s\\S]*?\\bPeak: +" + NUMBER + " dBFS")
            .matcher(log)
            .region(at, log.length());
    return summary.find()
        ? Optional.of(new Loudness(number(summary.group(1)), number(summary.group(2))))
        : Optional.empty();
  }

  private static double number(String text) {
    return text.endsWith("inf") || text.endsWith("nan")
        ? Double.NEGATIVE_INFINITY
        : Double.parseDouble(text);
  }

  /** The gain that brings it to the target, in dB; silence is left alone. */
  double gain() {
    if (integrated < SILENCE) {
      return 0;
    }
    return Math.min(TARGET - integrated, CEILING + MOST_LIMITED - truePeak);
  }

  /** The filters of ffmpeg that do so: one constant gain, and a limiter only where it is needed. */
  String filters() {
    String gain = String.format(Locale.ROOT, "volume=%.2fdB", gain());
    if (truePeak + gain() <= CEILING) {
      return gain;
    }
    double limit = Math.pow(10, LIMIT / 20);
    return gain
        + String.format(
            Locale.ROOT, ",alimiter=limit=%.4f:attack=5:release=50:level=0:latency=1", limit);
  }
}
