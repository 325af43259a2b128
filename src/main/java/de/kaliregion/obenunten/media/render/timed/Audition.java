package de.kaliregion.obenunten.media.render.timed;

import de.kaliregion.obenunten.media.render.RenderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * What is learnt of a sound by listening to all of it once.
 *
 * @param milliseconds how long it really lasts
 * @param waveform as the data of an SVG path, see {@link Waveform}
 * @param asSpeech how loud it is as speech, which most recordings are
 */
record Audition(long milliseconds, SoundKind kind, String waveform, Loudness asSpeech) {
  private static final String SAMPLES = "samples";

  /**
   * Listens to a track.
   *
   * @param folder where the samples are laid out
   * @param declared how long the file says that it lasts, in milliseconds; 0 where it does not
   */
  static Audition of(
      Ffmpeg ffmpeg,
      Ffmpeg.Input input,
      Probe.Sound track,
      Path folder,
      long declared,
      DoubleConsumer progress)
      throws RenderException, IOException, InterruptedException {
    String graph =
        "[0:%d]%s,asplit=2[speech][sound];[speech]%s[measured];[sound]%s[laidout]"
            .formatted(
                track.index(),
                Meter.START,
                Meter.filters(SoundKind.SPEECH.layout()),
                Samples.FILTERS);
    List<String> output =
        List.of(
            "-filter_complex",
            graph,
            "-map",
            "[laidout]",
            "-f",
            Samples.FORMAT,
            SAMPLES,
            "-map",
            "[measured]",
            "-f",
            "null",
            "-");
    String log =
        ffmpeg.run(
            input,
            output,
            folder,
            Allowance.sound(declared),
            declared,
            progress,
            Reasons.BROKEN_SOUND);
    return of(new Samples(folder.resolve(SAMPLES)), input, declared, Meter.found(log));
  }

  private static Audition of(Samples samples, Ffmpeg.Input input, long declared, Loudness asSpeech)
      throws RenderException, IOException {
    if (samples.frames() == 0) {
      throw new RenderException(Reasons.NO_SOUND, true, "not one sample came out");
    }
    Results.requireWhole(samples.milliseconds(), input.container(), declared);
    Hearing hearing = new Hearing();
    Waveform waveform = new Waveform(samples.frames());
    samples.show(hearing, waveform);
    return new Audition(samples.milliseconds(), hearing.kind(), waveform.path(), asSpeech);
  }
}
