package de.kaliregion.obenunten.media.render.picture;

import de.kaliregion.obenunten.content.Rendition.Dimensions;
import de.kaliregion.obenunten.media.isolate.Product;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.render.Original;
import de.kaliregion.obenunten.media.render.Progress;
import de.kaliregion.obenunten.media.render.RenderException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Makes prints of one original, and saves them in the formats that browsers show. */
final class Darkroom {
  /** The tiny picture of {@link #saveMiniature}. */
  static final String MINIATURE = "miniature.webp";

  /** How prints are saved: without loss, metadata or effort. */
  private static final String UNCOMPRESSED = "[compression=0,filter=none,strip]";

  private final Original original;
  private final Path folder;
  private final Vips vips;
  private final Negative negative;

  Darkroom(Sandbox sandbox, Original original, Path folder) {
    this.original = original;
    this.folder = folder;
    this.vips = new Vips(sandbox, original, folder);
    this.negative = new Negative(vips);
  }

  /** The original as a print, upright and in sRGB; not wider or higher than that. */
  Print develop(int width, int height, Progress progress)
      throws RenderException, IOException, InterruptedException {
    String name = "developed.png";
    convert(width, height, name + UNCOMPRESSED, progress);
    Dimensions size = sizeOf(name);
    require(size.width() <= width && size.height() <= height, "it is too large: " + size);
    Print print = new Print(size);
    Files.move(folder.resolve(name), folder.resolve(print.name() + ".png"));
    return print;
  }

  /**
   * Makes a file of the original, upright, in sRGB, not wider or higher than that.
   *
   * @param output its name, with libvips' options for saving
   */
  void convert(int width, int height, String output, Progress progress)
      throws RenderException, IOException, InterruptedException {
    String size =
        original
            .facts()
            .dimensions()
            .map(d -> fitting(d, width, height))
            .orElse(atMost(width, height));
    negative.thumbnail(size, output, progress);
  }

  /** Prints at each width, from wide to narrow, the largest among them. */
  List<Print> shrink(Print largest, Widths widths)
      throws RenderException, IOException, InterruptedException {
    return Lanes.all(
        widths.upTo(largest.width()).stream()
            .map(width -> (Callable<Print>) () -> shrink(largest, width))
            .toList());
  }

  private Print shrink(Print print, int width)
      throws RenderException, IOException, InterruptedException {
    if (width == print.width()) {
      return print;
    }
    String name = Print.name(width) + ".png";
    String size = atMost(width, print.size().height());
    vips.make(thumbnail(List.of(print), size, name + UNCOMPRESSED), true, Progress.UNHEARD);
    Print made = new Print(sizeOf(name));
    require(made.width() == width, "it is " + made.size() + " instead of " + width + " wide");
    return made;
  }

  /** Saves the prints in this format, beside them. */
  void save(List<Print> prints, Format format, Progress progress)
      throws RenderException, IOException, InterruptedException {
    int width = prints.stream().mapToInt(Print::width).max().orElseThrow();
    int height = prints.stream().mapToInt(p -> p.size().height()).max().orElseThrow();
    vips.make(
        thumbnail(prints, atMost(width, height), "%s" + format.suffix()),
        format != Format.AVIF,
        progress);
    if (format == Format.WEBP) {
      for (Print print : prints) {
        bare(print.name() + ".webp");
      }
    }
  }

  /** Saves a tiny picture of a print as {@value #MINIATURE}. */
  void saveMiniature(Print print, int width, int height)
      throws RenderException, IOException, InterruptedException {
    String output = MINIATURE + "[Q=30,strip]";
    vips.make(thumbnail(List.of(print), atMost(width, height), output), true, Progress.UNHEARD);
    bare(MINIATURE);
  }

  private void bare(String webp) throws RenderException, IOException {
    try {
      BareWebp.rewrite(folder, webp);
    } catch (MalformedPictureException e) {
      throw new RenderException(Reasons.UNMADE, true, webp + ": " + e.getMessage());
    }
  }

  private static List<String> thumbnail(List<Print> prints, String size, String output) {
    Stream<String> inputs = prints.stream().map(print -> Vips.inside(print.name() + ".png"));
    List<String> command = new ArrayList<>(List.of("vipsthumbnail", "--vips-progress"));
    inputs.forEach(command::add);
    command.addAll(List.of("-s", size, "-o", Vips.inside(output)));
    return command;
  }

  /**
   * The exact size: of a picture that is stored at several sizes, libvips 8.14 takes the smallest
   * when it is only told not to enlarge.
   */
  private static String fitting(Dimensions full, int width, int height) {
    double scale =
        Math.min(1, Math.min((double) width / full.width(), (double) height / full.height()));
    return Math.max(1, Math.round(full.width() * scale))
        + "x"
        + Math.max(1, Math.round(full.height() * scale));
  }

  private static String atMost(int width, int height) {
    return width + "x" + height + ">";
  }

  private Dimensions sizeOf(String png) throws RenderException, IOException {
    Product product = Product.in(folder, png);
    try (InputStream in = product.open()) {
      return Header.readPng(in);
    } catch (MalformedPictureException e) {
      throw new RenderException(Reasons.UNMADE, true, png + ": " + e.getMessage());
    }
  }

  private static void require(boolean fulfilled, String otherwise) throws RenderException {
    if (!fulfilled) {
      throw new RenderException(Reasons.UNMADE, true, otherwise);
    }
  }
}
