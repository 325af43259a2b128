package de.kaliregion.obenunten.media.render.timed;

import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.media.isolate.Limits;
import de.kaliregion.obenunten.media.isolate.Outcome;
import de.kaliregion.obenunten.media.isolate.Product;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.isolate.Task;
import de.kaliregion.obenunten.media.render.Faults;
import de.kaliregion.obenunten.media.render.Original;
import de.kaliregion.obenunten.media.render.RenderException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs ffmpeg and ffprobe in the sandbox on one file whose container is known, so that neither
 * guesses what it reads nor opens anything else.
 */
class Ffmpeg {
  private static final String INPUT = "original";
  private static final String LOG = "ffmpeg.log";
  private static final int LONGEST_LOG = 4 << 20;
  private static final int MOST_LINES = 20_000;

  /** No single buffer larger than this: a picture of 64 megapixels at 16 bits, with room. */
  private static final int LARGEST_BUFFER = 512 << 20;

  private static final String THREADS = "2";
  private static final Pattern TIME = Pattern.compile("out_time_us=(\\d{1,15})");

  /** Nothing of the original's titles, places, dates and devices goes along. */
  static final List<String> NOTHING_PRIVATE =
      List.of(
          "-map_metadata",
          "-1",
          "-map_metadata:s",
          "-1",
          "-map_chapters",
          "-1",
          "-fflags",
          "+bitexact",
          "-flags",
          "+bitexact",
          "-dn",
          "-sn");

  /** An MP4 file with its index in front, so that it plays while it loads. */
  static final List<String> MP4 =
      Stream.concat(
              NOTHING_PRIVATE.stream(),
              Stream.of("-threads", THREADS, "-movflags", "+faststart", "-f", "mp4"))
          .toList();

  private final Sandbox sandbox;

  Ffmpeg(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /**
   * What ffmpeg reads, and as what.
   *
   * @param start milliseconds that are passed over
   */
  record Input(Path file, Container container, long start) {
    Input(Path file, Container container) {
      this(file, container, 0);
    }

    Input from(long milliseconds) {
      return new Input(file, container, milliseconds);
    }
  }

  /** The original, if its type is one that we read. */
  static Input input(Original original) throws RenderException {
    String mediaType = original.facts().mediaType();
    Container container =
        Container.of(mediaType)
            .orElseThrow(() -> new RenderException(Reasons.UNKNOWN_CONTAINER, true, mediaType));
    return new Input(original.file(), container);
  }

  /**
   * Runs ffmpeg.
   *
   * @param output all that follows the input on the command line
   * @param expected how long the result will be, in milliseconds; 0 where nobody knows
   * @param broken the reason when it gives up
   * @return the end of what it logged, as filters report their findings nowhere else
   */
  String run(
      Input input,
      List<String> output,
      Path folder,
      Limits limits,
      long expected,
      DoubleConsumer progress,
      Wording broken)
      throws RenderException, IOException, InterruptedException {
    String report = "FFREPORT=file=" + Task.FOLDER + "/" + LOG + ":level=32";
    List<String> command = new ArrayList<>(List.of("env", report, "ffmpeg"));
    command.addAll(List.of("-nostdin", "-hide_banner", "-y", "-loglevel", "error"));
    command.addAll(List.of("-max_alloc", Integer.toString(LARGEST_BUFFER)));
    command.addAll(List.of("-progress", "pipe:1", "-stats_period", "0.5", "-nostats"));
    command.addAll(List.of("-filter_threads", THREADS, "-filter_complex_threads", THREADS));
    command.addAll(List.of("-threads", THREADS));
    command.addAll(reading(input));
    command.addAll(output);
    start(input, command, folder, limits, line -> tell(line, expected, progress), broken);
    progress.accept(1);
    return tail(Product.in(folder, LOG));
  }

  /** What ffprobe finds. */
  Probe probe(Input input, Path folder, Wording broken)
      throws RenderException, IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ffprobe", "-hide_banner", "-v", "error"));
    command.addAll(List.of("-max_alloc", Integer.toString(LARGEST_BUFFER)));
    command.addAll(Probe.ENTRIES);
    command.addAll(reading(input));
    List<String> lines = new ArrayList<>();
    Consumer<String> collect =
        line -> {
          if (lines.size() < MOST_LINES) {
            lines.add(line);
          }
        };
    start(input, command, folder, Allowance.probe(), collect, broken);
    return Probe.parse(String.join("\n", lines))
        .orElseThrow(() -> new RenderException(broken, true, "ffprobe's answer is no JSON"));
  }

  /** Whether this ffmpeg was built with a filter. */
  boolean knows(String filter, Path folder) throws IOException, InterruptedException {
    AtomicBoolean known = new AtomicBoolean();
    Pattern line = Pattern.compile(" *[A-Z.|]+ +" + Pattern.quote(filter) + " .*");
    Task task =
        Task.of(List.of("ffmpeg", "-hide_banner", "-filters"), folder, Map.of(), Allowance.probe());
    Outcome outcome =
        sandbox.run(task, text -> known.compareAndSet(false, line.matcher(text).matches()));
    if (!outcome.equals(new Outcome.Done())) {
      throw new IOException("ffmpeg does not list its filters: " + outcome);
    }
    return known.get();
  }

  private static List<String> reading(Input input) {
    String seconds = BigDecimal.valueOf(input.start(), 3).toPlainString();
    List<String> skip = input.start() > 0 ? List.of("-ss", seconds) : List.of();
    return Stream.concat(skip.stream(), asKnown(input).stream()).toList();
  }

  private static List<String> asKnown(Input input) {
    return List.of(
        "-protocol_whitelist",
        "file",
        "-format_whitelist",
        input.container().demuxer(),
        "-f",
        input.container().demuxer(),
        "-i",
        Task.input(INPUT));
  }

  private void start(
      Input input,
      List<String> command,
      Path folder,
      Limits limits,
      Consumer<String> lines,
      Wording broken)
      throws RenderException, IOException, InterruptedException {
    Task task = Task.of(command, folder, Map.of(INPUT, input.file()), limits);
    switch (sandbox.run(task, lines)) {
      case Outcome.Done() -> {}
      case Outcome.TimedOut() ->
          // Another time the machine may be less busy; its processor time is limited, too.
          throw new RenderException(Reasons.TOO_SLOW, false, "no end within " + limits.wall());
      case Outcome.Failed failed -> throw failure(failed, folder, broken);
    }
  }

  /** Tells a bad file from a bad machine. */
  private static RenderException failure(Outcome.Failed failed, Path folder, Wording broken)
      throws IOException {
    Faults.requireSoundMachine(failed, folder);
    String detail = "exit " + failed.exit() + ": " + failed.errors().strip();
    if (failed.isExhausted()) {
      return new RenderException(Reasons.TOO_SLOW, true, detail);
    }
    boolean killed = failed.exit() > 128 && failed.exit() < 160;
    return killed
        ? new RenderException(Reasons.ENDED, false, detail)
        : new RenderException(broken, true, detail);
  }

  private static void tell(String line, long expected, DoubleConsumer progress) {
    Matcher time = TIME.matcher(line);
    if (expected > 0 && time.matches()) {
      progress.accept(Long.parseLong(time.group(1)) / 1000.0 / expected);
    }
  }

  /** Its end: titles of the file's own come before. */
  private static String tail(Product log) throws IOException {
    try (var in = log.open()) {
      in.skipNBytes(Math.max(0, log.size() - LONGEST_LOG));
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
