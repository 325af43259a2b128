package de.kaliregion.obenunten.media.render.timed;

import de.kaliregion.obenunten.media.render.RenderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Measures how loud a sound will be, in the layout of channels in which it will be written. */
final class Meter {
  private static final String NAME = "ebur128@meter";

  /** Gaps in the time of a broken recording become silence, in each pass over it. */
  static final String START = "aresample=async=1,aformat=sample_fmts=flt";

  private Meter() {}

  /**
   * The filters that measure, and write what they found into the log.
   *
   * @param layout {@code mono} or {@code stereo}
   */
  static String filters(String layout) {
    return "aformat=channel_layouts=" + layout + "," + NAME + "=peak=true:framelog=verbose";
  }

  /** What they have written into this log. */
  static Loudness found(String log) {
    return Loudness.find(log, NAME).orElse(Loudness.UNKNOWN);
  }

  /**
   * Measures a track.
   *
   * @param layout {@code mono} or {@code stereo}
   */
  static Loudness read(
      Ffmpeg ffmpeg,
      Ffmpeg.Input input,
      Probe.Sound track,
      String layout,
      Path folder,
      long expected,
      DoubleConsumer progress)
      throws RenderException, IOException, InterruptedException {
    String graph = "[0:%d]%s,%s[measured]".formatted(track.index(), START, filters(layout));
    String log =
        ffmpeg.run(
            input,
            List.of("-filter_complex", graph, "-map", "[measured]", "-f", "null", "-"),
            folder,
            Allowance.sound(expected),
            expected,
            progress,
            Reasons.BROKEN_SOUND);
    return found(log);
  }
}
