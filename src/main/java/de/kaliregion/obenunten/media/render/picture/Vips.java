package de.kaliregion.obenunten.media.render.picture;

import de.kaliregion.obenunten.media.isolate.Limits;
import de.kaliregion.obenunten.media.isolate.Outcome;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.isolate.Task;
import de.kaliregion.obenunten.media.render.Faults;
import de.kaliregion.obenunten.media.render.Original;
import de.kaliregion.obenunten.media.render.Progress;
import de.kaliregion.obenunten.media.render.RenderException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs libvips' programs in the sandbox, on one original and on what was made of it. */
final class Vips {
  private static final String INPUT = "original";

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

  Vips(Sandbox sandbox, Original original, Path folder) {
    this.sandbox = sandbox;
    this.original = original;
    this.folder = folder;
  }

  /** The path inside of a file in the folder. */
  static String inside(String name) {
    return Task.FOLDER + "/" + name;
  }

  /** Tells each line of what libvips knows of the original without decoding it. */
  void describeOriginal(Consumer<String> lines)
      throws RenderException, IOException, InterruptedException {
    List<String> command = List.of("vipsheader", "-a", Task.input(INPUT));
    if (run(command, isBuiltIn(), lines) instanceof Outcome.Failed failed) {
      throw unreadable(failed);
    }
  }

  /**
   * Makes something of the original; if it is damaged, of what can be read of it.
   *
   * @param ways what to run for the path that it gets, from the best to what may still work
   */
  void readOriginal(List<Function<String, List<String>>> ways, Progress progress)
      throws RenderException, IOException, InterruptedException {
    String input = Task.input(INPUT);
    Consumer<String> lines = listener(progress);
    Outcome outcome = run(ways.getFirst().apply(input + "[fail-on=error]"), isBuiltIn(), lines);
    for (Function<String, List<String>> way : ways) {
      if (outcome instanceof Outcome.Failed failed) {
        requireHope(failed);
        outcome = run(way.apply(input), isBuiltIn(), lines);
      }
    }
    if (outcome instanceof Outcome.Failed failed) {
      throw unreadable(failed);
    }
  }

  private boolean isBuiltIn() {
    return BUILT_IN.contains(original.facts().mediaType());
  }

  private RenderException unreadable(Outcome.Failed failed) throws RenderException, IOException {
    requireHope(failed);
    return new RenderException(Reasons.UNREADABLE, true, failed.errors().strip());
  }

  /**
   * Makes something of files of our own: when that fails, it is not the original's fault.
   *
   * @param builtIn whether it needs none of libvips' modules
   */
  void make(List<String> command, boolean builtIn, Progress progress)
      throws RenderException, IOException, InterruptedException {
    if (run(command, builtIn, listener(progress)) instanceof Outcome.Failed failed) {
      requireHope(failed);
      throw new RenderException(Reasons.UNMADE, false, failed.errors().strip());
    }
  }

  private Outcome run(List<String> command, boolean builtIn, Consumer<String> lines)
      throws RenderException, IOException, InterruptedException {
    String program = command.getFirst();
    if (Sandbox.find(program).isEmpty()) {
      throw new IOException("the program " + program + " is not installed");
    }
    List<String> all = new ArrayList<>(List.of("env"));
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    all.add("VIPS_CONCURRENCY=" + threads);
    if (builtIn) {
      // It looks for its modules there; none is loaded, which saves half of the time to start.
      all.add("VIPSHOME=/nowhere");
    }
    all.addAll(command);
    Outcome outcome =
        sandbox.run(Task.of(all, folder, Map.of(INPUT, original.file()), LIMITS), lines);
    if (outcome instanceof Outcome.TimedOut) {
      throw new RenderException(Reasons.TOO_SLOW, false, "it took longer than it may");
    }
    return outcome;
  }

  /** What is read twice is heard of once: progress never goes back. */
  private static Consumer<String> listener(Progress progress) {
    AtomicInteger best = new AtomicInteger();
    return line -> {
      Matcher percent = PERCENT.matcher(line);
      if (percent.find()) {
        int now = Math.min(100, Integer.parseInt(percent.group(1)));
        if (best.getAndAccumulate(now, Math::max) < now) {
          progress.at(now / 100.0);
        }
      }
    };
  }

  /** Throws if nothing else can be tried. */
  private void requireHope(Outcome.Failed failed) throws RenderException, IOException {
    Faults.requireSoundMachine(failed, folder);
    if (failed.isExhausted()) {
      throw new RenderException(Reasons.TOO_MUCH, true, "its processor time is used up");
    }
  }
}
