package de.kaliregion.obenunten.media.render.timed;

import de.kaliregion.obenunten.media.render.RenderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * The first pass over a sound: all that must be known of it before it is written anew, in one
 * decoding.
 *
 * @param mono how loud it is with all channels in one
 * @param stereo how loud it is in two channels
 */
record Measurement(Loudness mono, Loudness stereo) {
  private static final String MONO = "ebur128@mono";
  private static final String STEREO = "ebur128@stereo";

  /** One channel played on two, each 3 dB lower, is as loud, and its peaks are lower. */
  private static final double HALF_POWER = 3.01;

  /** Gaps in the time of a broken recording become silence, here as in the second pass. */
  static final String START = "aresample=async=1,aformat=sample_fmts=flt";

  /** How loud it will be as this kind. */
  Loudness as(SoundKind kind) {
    return kind.channels() == 1 ? mono : stereo;
  }

  /** Measures a track, and lays its samples out in the folder to be looked at. */
  static Measurement take(
      Ffmpeg ffmpeg,
      Ffmpeg.Input input,
      Probe.Sound track,
      Path folder,
      String samples,
      long expected,
      DoubleConsumer progress)
      throws RenderException, IOException, InterruptedException {
    boolean severalChannels = track.channels() != 1;
    String meters =
        severalChannels
            ? ",asplit=3[a][b][c];[a]" + meter("stereo", STEREO) + ";"
            : ",asplit=2[b][c];";
    String graph =
        "[0:"
            + track.index()
            + "]"
            + START
            + meters
            + "[b]"
            + meter("mono", MONO)
            + ";[c]aformat=channel_layouts=stereo,aresample="
            + Samples.RATE
            + ",aformat=sample_fmts=s16[samples]";
    List<String> output = new ArrayList<>(List.of("-filter_complex", graph));
    output.addAll(List.of("-map", "[samples]", "-f", "s16le", samples));
    output.addAll(List.of("-map", "[mono]", "-f", "null", "-"));
    if (severalChannels) {
      output.addAll(List.of("-map", "[stereo]", "-f", "null", "-"));
    }
    String log =
        ffmpeg.run(
            input,
            output,
            folder,
            Allowance.sound(expected),
            expected,
            progress,
            Reasons.BROKEN_SOUND);
    Loudness mono = Loudness.find(log, MONO).orElse(Loudness.UNKNOWN);
    Loudness played = new Loudness(mono.integrated(), mono.truePeak() - HALF_POWER);
    return new Measurement(mono, Loudness.find(log, STEREO).orElse(played));
  }

  private static String meter(String layout, String name) {
    return "aformat=channel_layouts="
        + layout
        + ","
        + name
        + "=peak=true:framelog=verbose["
        + layout
        + "]";
  }
}
