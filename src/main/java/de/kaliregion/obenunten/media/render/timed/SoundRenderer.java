package de.kaliregion.obenunten.media.render.timed;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.render.Original;
import de.kaliregion.obenunten.media.render.Progress;
import de.kaliregion.obenunten.media.render.RenderException;
import de.kaliregion.obenunten.media.render.Renderer;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Makes sound that plays everywhere, and its waveform: AAC in MP4 with the index in front. It plays
 * in every browser and on lock screens since long, its index lets players seek exactly (an MP3
 * without one is guessed at), and at 48 kbit/s speech is clearer than in MP3.
 *
 * <p>Speech becomes mono at 48 kbit/s, music stereo at 128 kbit/s ({@link Hearing} tells which),
 * and both as loud as {@link Loudness} says. While it is listened to for that, it is measured as
 * speech already; music is measured once more.
 */
public final class SoundRenderer implements Renderer {
  private static final String RESULT = "sound.m4a";
  private static final double HEARD = 0.2;
  private static final double MEASURED = 0.3;
  private static final double WRITTEN = 0.98;

  private final Ffmpeg ffmpeg;
  private final Results results;

  /** With the sandbox to run ffmpeg in, and where the results are stored. */
  public SoundRenderer(Sandbox sandbox, BlobStore blobs) {
    this.ffmpeg = new Ffmpeg(sandbox);
    this.results = new Results(ffmpeg, blobs);
  }

  @Override
  public Derivatives render(Original original, Path folder, Progress progress)
      throws RenderException, IOException, InterruptedException {
    Advance advance = new Advance(progress);
    Ffmpeg.Input input = Ffmpeg.input(original);
    Probe probe = ffmpeg.probe(input, folder, Reasons.BROKEN);
    if (probe.sounds().isEmpty()) {
      throw new RenderException(Reasons.NO_SOUND, true, "no sound track that can be decoded");
    }
    Probe.Sound track = probe.sounds().getFirst();
    long expected = track.milliseconds() > 0 ? track.milliseconds() : probe.milliseconds();
    Audition audition = Audition.of(ffmpeg, input, track, folder, expected, advance.part(0, HEARD));
    SoundKind kind = audition.kind();
    long milliseconds = audition.milliseconds();
    Loudness loudness =
        kind == SoundKind.SPEECH
            ? audition.asSpeech()
            : Meter.read(
                ffmpeg,
                input,
                track,
                kind.layout(),
                folder,
                milliseconds,
                advance.part(HEARD, MEASURED));
    DoubleConsumer writing = advance.part(MEASURED, WRITTEN);
    write(input, track, kind, loudness, folder, milliseconds, writing);
    Rendition rendition = results.sound(folder, RESULT, original.name() + ".m4a", milliseconds);
    advance.end();
    return Derivatives.of(List.of(rendition)).withWaveform(audition.waveform());
  }

  private void write(
      Ffmpeg.Input input,
      Probe.Sound track,
      SoundKind kind,
      Loudness loudness,
      Path folder,
      long milliseconds,
      DoubleConsumer progress)
      throws RenderException, IOException, InterruptedException {
    String filters =
        Meter.START + ",aformat=channel_layouts=" + kind.layout() + "," + loudness.filters();
    List<String> output = new ArrayList<>(List.of("-map", "0:" + track.index(), "-af", filters));
    output.addAll(kind.encoder());
    output.addAll(List.of("-ar", Integer.toString(SoundKind.rate(track.sampleRate()))));
    output.addAll(Ffmpeg.MP4);
    output.add(RESULT);
    ffmpeg.run(
        input,
        output,
        folder,
        Allowance.sound(milliseconds),
        milliseconds,
        progress,
        Reasons.BROKEN_SOUND);
  }
}
