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
import java.util.Optional;

/**
 * Makes film that plays everywhere: H.264 and AAC in MP4 with the index in front, upright, at most
 * 30 frames a second, as loud as {@link Loudness} says. The small one brings the stills too; the
 * large one is made only of films that are larger than the small one.
 */
public final class FilmRenderer implements Renderer {
  private static final long MOST_PIXELS = 64_000_000;
  private static final String RESULT = "film.mp4";
  private static final double STILLS = 0.04;
  private static final double MEASURED = 0.1;
  private static final double WRITTEN = 0.98;

  private final Ffmpeg ffmpeg;
  private final Results results;
  private final FilmSize size;

  /** With the sandbox to run ffmpeg in, where the results are stored, and the size to make. */
  public FilmRenderer(Sandbox sandbox, BlobStore blobs, FilmSize size) {
    this.ffmpeg = new Ffmpeg(sandbox);
    this.results = new Results(ffmpeg, blobs);
    this.size = size;
  }

  @Override
  public Derivatives render(Original original, Path folder, Progress progress)
      throws RenderException, IOException, InterruptedException {
    Advance advance = new Advance(progress);
    Ffmpeg.Input input = Ffmpeg.input(original);
    Probe probe = ffmpeg.probe(input, folder, Reasons.BROKEN);
    Picture picture = picture(probe);
    Derivatives made =
        size == FilmSize.LARGE && !FilmSize.SMALL.isExceededBy(picture.shown())
            ? Derivatives.NONE
            : film(original, input, probe, picture, folder, advance);
    advance.end();
    return made;
  }

  private static Picture picture(Probe probe) throws RenderException {
    if (probe.pictures().isEmpty()) {
      throw new RenderException(Reasons.NO_PICTURE, true, "no film track that can be decoded");
    }
    Picture picture = probe.pictures().getFirst();
    if (picture.width() < 1 || picture.height() < 1) {
      throw new RenderException(Reasons.BROKEN_FILM, true, "the picture has no size");
    }
    if ((long) picture.width() * picture.height() > MOST_PIXELS) {
      throw new RenderException(
          Reasons.TOO_LARGE_PICTURE, true, picture.width() + " by " + picture.height());
    }
    return picture;
  }

  private Derivatives film(
      Original original,
      Ffmpeg.Input input,
      Probe probe,
      Picture picture,
      Path folder,
      Advance advance)
      throws RenderException, IOException, InterruptedException {
    long expected = picture.milliseconds() > 0 ? picture.milliseconds() : probe.milliseconds();
    Derivatives made = Derivatives.NONE;
    if (size == FilmSize.SMALL) {
      Stills stills = Stills.take(ffmpeg, results, original, input, picture, expected, folder);
      made = made.withStills(stills.renditions()).withPlaceholder(stills.placeholder());
    }
    advance.part(0, STILLS).accept(1);

    Optional<Probe.Sound> sound = probe.sounds().stream().findFirst();
    List<String> soundOutput =
        sound.isPresent()
            ? soundOutput(input, sound.get(), expected, folder, advance)
            : List.of("-an");
    Rendition.Dimensions fitted = size.fit(picture.shown());
    write(input, picture, fitted, soundOutput, expected, folder, advance);
    return made.withRenditions(
        List.of(results.film(folder, RESULT, name(original), fitted, input.container(), expected)));
  }

  private String name(Original original) {
    return original.name() + "-" + size.lines() + ".mp4";
  }

  private List<String> soundOutput(
      Ffmpeg.Input input, Probe.Sound sound, long expected, Path folder, Advance advance)
      throws RenderException, IOException, InterruptedException {
    String layout = sound.channels() == 1 ? "mono" : "stereo";
    Loudness loudness =
        Meter.read(ffmpeg, input, sound, layout, folder, expected, advance.part(STILLS, MEASURED));
    List<String> output = new ArrayList<>(List.of("-map", "0:" + sound.index()));
    output.addAll(
        List.of(
            "-af", Meter.START + ",aformat=channel_layouts=" + layout + "," + loudness.filters()));
    output.addAll(size.soundEncoder(sound.channels()));
    output.addAll(List.of("-ar", Integer.toString(SoundKind.rate(sound.sampleRate()))));
    return output;
  }

  private void write(
      Ffmpeg.Input input,
      Picture picture,
      Rendition.Dimensions fitted,
      List<String> soundOutput,
      long expected,
      Path folder,
      Advance advance)
      throws RenderException, IOException, InterruptedException {
    List<String> output = new ArrayList<>(List.of("-map", "0:" + picture.index()));
    output.addAll(List.of("-vf", PictureFilters.moving(picture, fitted)));
    output.addAll(size.pictureEncoder());
    output.addAll(soundOutput);
    output.addAll(Ffmpeg.MP4);
    output.add(RESULT);
    ffmpeg.run(
        input,
        output,
        folder,
        Allowance.film(expected),
        expected,
        advance.part(MEASURED, WRITTEN),
        Reasons.BROKEN_FILM);
  }
}
