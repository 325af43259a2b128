package de.kaliregion.obenunten.media.render.picture;

import de.kaliregion.obenunten.media.render.Progress;
import de.kaliregion.obenunten.media.render.RenderException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The original and its colours. {@code vipsthumbnail} alone gets them right only where it is told
 * no more than it needs: libvips 8.14 darkens the shadows of pictures that have no profile when it
 * is to export them to sRGB, and does not use the profiles of inks.
 */
final class Negative {
  private static final String CONVERTED = "converted.tif";

  /** What is known of the colours. */
  private enum Colours {
    /** No profile: libvips' own conversion is right, from grey, 16 bit, Lab and the like. */
    KNOWN,
    /** A profile says what red, green and blue, or grey, mean. */
    PROFILED,
    /** Inks; without a profile they are taken for those of an ordinary press. */
    INKS
  }

  private final Vips vips;
  private Optional<Colours> colours = Optional.empty();

  Negative(Vips vips) {
    this.vips = vips;
  }

  /**
   * Makes a file of it, upright and in sRGB.
   *
   * @param size as {@code vipsthumbnail} takes it
   * @param output a name in the folder, with libvips' options for saving
   */
  void thumbnail(String size, String output, Progress progress)
      throws RenderException, IOException, InterruptedException {
    List<String> plain = List.of("-s", size, "-o", Vips.inside(output));
    switch (colours()) {
      case KNOWN -> vips.readOriginal(List.of(input -> command(input, plain)), progress);
      case PROFILED ->
          // A profile that cannot be used is passed over, as browsers do.
          vips.readOriginal(
              List.of(
                  input -> command(input, with(plain, "-e", "srgb")),
                  input -> command(input, plain)),
              progress);
      case INKS -> vips.make(command(Vips.inside(CONVERTED), plain), true, progress);
    }
  }

  private static List<String> with(List<String> words, String... more) {
    return Stream.concat(words.stream(), Stream.of(more)).toList();
  }

  private static List<String> command(String input, List<String> how) {
    List<String> command = new ArrayList<>(List.of("vipsthumbnail", "--vips-progress", input));
    command.addAll(how);
    return command;
  }

  /** Found once, whoever asks first. */
  private synchronized Colours colours() throws RenderException, IOException, InterruptedException {
    if (colours.isEmpty()) {
      Colours found = look();
      if (found == Colours.INKS) {
        separate();
      }
      colours = Optional.of(found);
    }
    return colours.get();
  }

  private Colours look() throws RenderException, IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    vips.describeOriginal(line -> {
      if (line.startsWith("interpretation: cmyk") || line.startsWith("icc-profile-data:")) {
        lines.add(line);
      }
    });
    if (lines.stream().anyMatch(line -> line.endsWith("cmyk"))) {
      return Colours.INKS;
    }
    return lines.isEmpty() ? Colours.KNOWN : Colours.PROFILED;
  }

  /** The whole picture in sRGB, turned as it was. */
  private void separate() throws RenderException, IOException, InterruptedException {
    vips.readOriginal(
        List.of(input -> with(transform(input), "--embedded"), Negative::transform),
        Progress.UNHEARD);
  }

  private static List<String> transform(String input) {
    String output = Vips.inside(CONVERTED);
    return List.of("vips", "icc_transform", input, output, "srgb", "--input-profile", "cmyk");
  }
}
