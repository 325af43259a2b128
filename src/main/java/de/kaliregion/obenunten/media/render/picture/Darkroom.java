package de.kaliregion.obenunten.media.render.picture;

import de.kaliregion.obenunten.content.Rendition.Dimensions;
import de.kaliregion.obenunten.media.isolate.Limits;
import de.kaliregion.obenunten.media.isolate.Outcome;
import de.kaliregion.obenunten.media.isolate.Product;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.isolate.Task;
import de.kaliregion.obenunten.media.render.Faults;
import de.kaliregion.obenunten.media.render.Original;
import de.kaliregion.obenunten.media.render.Progress;
import de.kaliregion.obenunten.media.render.RenderException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Works on one picture with libvips' programs, each run in the sandbox. */
final class Darkroom {
  private static final String PROGRAM = "vipsthumbnail";
  private static final String INPUT = "original";

  /** How prints are saved: without loss, metadata or effort. */
  private static final String UNCOMPRESSED = "[compression=0,filter=none,strip]";

  /** The tiny picture of {@link #saveMiniature}. */
  static final String MINIATURE = "miniature.webp";

  /** Enough for 300 million pixels, and for 100 million in formats that are read as a whole. */
  private static final Limits LIMITS =
      new Limits(3L << 30, Duration.ofSeconds(120), Duration.ofSeconds(180), 2L << 30);

  /** Each thread reserves address space, whatever the number of processors. */
  private static final int MOST_THREADS = 4;

  /** What libvips reads and writes without loading a module, of which it has some large ones. */
  private static final Set<String> BUILT_IN =
      Set.of("image/jpeg", "image/png", "image/tiff", "image/webp", "image/gif");

  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})% complete");

  private final Sandbox sandbox;
  private final Original original;
  private final Path folder;

  Darkroom(Sandbox sandbox, Original original, Path folder) {
    this.sandbox = sandbox;
    this.original = original;
    this.folder = folder;
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
   * Makes a file of the original, upright, in sRGB, not wider or higher than that. If it is
   * damaged, of what of it can be read.
   *
   * @param output its name, with libvips' options for saving
   */
  void convert(int width, int height, String output, Progress progress)
      throws RenderException, IOException, InterruptedException {
    String input = Task.input(INPUT);
    List<String> how =
        List.of("-s", atMost(width, height), "-e", "srgb", "-o", Task.FOLDER + "/" + output);
    boolean builtIn = BUILT_IN.contains(original.facts().mediaType());
    if (run(command(builtIn, List.of(input + "[fail-on=error]"), how), progress)
        instanceof Outcome.Failed strict) {
      requireHope(strict);
      Files.deleteIfExists(folder.resolve(output.substring(0, output.indexOf('['))));
      if (run(command(builtIn, List.of(input), how), progress) instanceof Outcome.Failed tolerant) {
        requireHope(tolerant);
        throw new RenderException(Reasons.UNREADABLE, true, tolerant.errors().strip());
      }
    }
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
    String output = Task.FOLDER + "/" + name + UNCOMPRESSED;
    make(
        List.of(inside(print)),
        List.of("-s", atMost(width, print.size().height()), "-o", output),
        true,
        Progress.UNHEARD);
    Dimensions size = sizeOf(name);
    require(size.width() == width, "it is " + size + " instead of " + width + " wide");
    return new Print(size);
  }

  /** Saves the prints in this format, beside them. */
  void save(List<Print> prints, Format format, Progress progress)
      throws RenderException, IOException, InterruptedException {
    int width = prints.stream().mapToInt(Print::width).max().orElseThrow();
    int height = prints.stream().mapToInt(p -> p.size().height()).max().orElseThrow();
    make(
        prints.stream().map(Darkroom::inside).toList(),
        List.of("-s", atMost(width, height), "-o", Task.FOLDER + "/%s" + format.suffix()),
        format != Format.AVIF,
        progress);
  }

  /** Saves a tiny picture of a print as {@value #MINIATURE}. */
  void saveMiniature(Print print, int width, int height)
      throws RenderException, IOException, InterruptedException {
    make(
        List.of(inside(print)),
        List.of("-s", atMost(width, height), "-o", Task.FOLDER + "/" + MINIATURE + "[Q=30,strip]"),
        true,
        Progress.UNHEARD);
  }

  /** A file made of our own: when that fails, it is not the original's fault. */
  private void make(List<String> inputs, List<String> how, boolean builtIn, Progress progress)
      throws RenderException, IOException, InterruptedException {
    if (run(command(builtIn, inputs, how), progress) instanceof Outcome.Failed failed) {
      requireHope(failed);
      throw new RenderException(Reasons.UNMADE, false, failed.errors().strip());
    }
  }

  private static String inside(Print print) {
    return Task.FOLDER + "/" + print.name() + ".png";
  }

  private static String atMost(int width, int height) {
    return width + "x" + height + ">";
  }

  private static List<String> command(boolean builtIn, List<String> inputs, List<String> how) {
    List<String> command = new ArrayList<>(List.of("env"));
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    command.add("VIPS_CONCURRENCY=" + threads);
    if (builtIn) {
      // It looks for its modules there; none is loaded, which saves half of the time to start.
      command.add("VIPSHOME=/nowhere");
    }
    command.add(PROGRAM);
    command.add("--vips-progress");
    command.addAll(inputs);
    command.addAll(how);
    return command;
  }

  private Outcome run(List<String> command, Progress progress)
      throws RenderException, IOException, InterruptedException {
    if (Sandbox.find(PROGRAM).isEmpty()) {
      throw new IOException("the program " + PROGRAM + " is not installed");
    }
    Task task = Task.of(command, folder, Map.of(INPUT, original.file()), LIMITS);
    Outcome outcome = sandbox.run(task, line -> tell(line, progress));
    if (outcome instanceof Outcome.TimedOut) {
      throw new RenderException(Reasons.TOO_SLOW, false, "it took longer than it may");
    }
    return outcome;
  }

  private static void tell(String line, Progress progress) {
    Matcher percent = PERCENT.matcher(line);
    if (percent.find()) {
      progress.at(Integer.parseInt(percent.group(1)) / 100.0);
    }
  }

  /** Whether something else can be tried. */
  private void requireHope(Outcome.Failed failed) throws RenderException, IOException {
    Faults.requireSoundMachine(failed, folder);
    if (Faults.exhausted(failed)) {
      throw new RenderException(Reasons.TOO_MUCH, true, "its processor time is used up");
    }
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
