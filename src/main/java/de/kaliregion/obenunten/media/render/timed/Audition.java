package de.kaliregion.obenunten.media.render.timed;

import de.kaliregion.obenunten.media.render.RenderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/**
 * What is learnt of a sound by listening to all of it.
 *
 * @param milliseconds how long it really lasts
 * @param waveform as the data of an SVG path, see {@link Waveform}
 */
record Audition(long milliseconds, SoundKind kind, String waveform) {
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
    Samples samples = Samples.of(ffmpeg, input, track, folder, SAMPLES, declared, progress);
    if (samples.frames() == 0) {
      throw new RenderException(Reasons.NO_SOUND, true, "not one sample came out");
    }
    Results.requireWhole(samples.milliseconds(), input.container(), declared);
    Hearing hearing = new Hearing();
    Waveform waveform = new Waveform(samples.frames());
    samples.show(hearing, waveform);
    return new Audition(samples.milliseconds(), hearing.kind(), waveform.path());
  }
}
