package de.kaliregion.obenunten.media.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import de.kaliregion.obenunten.media.isolate.ChildJvm;
import de.kaliregion.obenunten.media.isolate.Limits;
import de.kaliregion.obenunten.media.isolate.Outcome;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.isolate.StartCache;
import de.kaliregion.obenunten.media.isolate.Task;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds out what an original is, in a process of its own that sees this one file and nothing else.
 * Whatever the file does to that process, this one gets a finding.
 */
public final class IsolatedInspector {
  private static final Logger LOG = System.getLogger(IsolatedInspector.class.getName());

  private static final long HEAP = 384L << 20;
  private static final long LARGEST_FILE = 1L << 30;
  private static final int LARGEST_FINDING = 256 * 1024;
  private static final String INPUT = "original";
  private static final String FINDING = "finding.json";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Documents may have their pages scattered, and need more time. */
  private static final int DOCUMENTS_NEED = 3;

  private static final long BYTES_IN_A_SECOND = 64L << 20;

  /**
   * Patience is meant in processor time: inspections stand back behind all else, and a busy machine
   * must not be taken for a bad file. On the clock they may take so many times as long.
   */
  private static final int BUSY = 6;

  private final Sandbox sandbox;
  private final Path work;
  private final Duration patience;
  private final Supplier<ChildJvm> jvm;

  /**
   * @param work where each run gets a folder for itself; it is made if it is missing
   * @throws IOException if it cannot be made
   */
  public IsolatedInspector(Sandbox sandbox, Path work) throws IOException {
    this(sandbox, work, PATIENCE, ChildJvm::likeThisOne);
  }

  /**
   * One whose processes start quickly.
   *
   * @param cache the folder for the cache that they start from
   */
  public IsolatedInspector(Sandbox sandbox, Path work, Path cache) throws IOException {
    this(sandbox, work, PATIENCE, startCache(sandbox, ChildJvm.likeThisOne(), cache)::jvm);
  }

  /**
   * @param patience how much processor time a small file may take
   * @param jvm to run each process in
   */
  IsolatedInspector(Sandbox sandbox, Path work, Duration patience, Supplier<ChildJvm> jvm)
      throws IOException {
    this.sandbox = sandbox;
    this.work = Files.createDirectories(work);
    this.patience = patience;
    this.jvm = jvm;
  }

  /** What makes the processes start quickly. */
  static StartCache startCache(Sandbox sandbox, ChildJvm jvm, Path folder) {
    return new StartCache(sandbox, jvm, folder, InspectionRehearsal.class, HEAP);
  }

  /** Why nothing can be inspected here, in words for the operator; empty when all is there. */
  public Optional<String> obstacle() {
    boolean programs =
        Stream.of("ffmpeg", "ffprobe").allMatch(name -> Sandbox.find(name).isPresent());
    return programs ? sandbox.obstacle() : Optional.of("the program ffmpeg is not installed");
  }

  /**
   * Looks into the file.
   *
   * @throws IOException if this machine is at fault, such as a missing sandbox or a full disk;
   *     never for what is in the file
   * @throws InterruptedException if the waiting thread was interrupted; the process has ended
   */
  public Finding inspect(Path original) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(work, "inspect-");
    try {
      return inspect(original, folder);
    } finally {
      delete(folder);
    }
  }

  /**
   * The same, in a folder of the caller's.
   *
   * @param folder empty, for this run alone; the caller deletes it
   */
  public Finding inspect(Path original, Path folder) throws IOException, InterruptedException {
    Limits limits = limits(original);
    Task task =
        jvm.get()
            .task(
                InspectionProcess.class,
                List.of(Task.input(INPUT), Task.FOLDER + "/" + FINDING),
                HEAP,
                folder,
                Map.of(INPUT, original.toAbsolutePath()),
                limits);
    AtomicBoolean started = new AtomicBoolean();
    Outcome outcome =
        sandbox.run(
            task,
            line -> {
              if (line.equals(InspectionProcess.STARTED)) {
                started.set(true);
              }
            });
    return switch (outcome) {
      case Outcome.Done() -> finding(folder.resolve(FINDING));
      case Outcome.TimedOut() ->
          new Finding.Refused(Reasons.tooSlow(Math.max(1, limits.wall().toSeconds())));
      case Outcome.Failed failed when failed.isExhausted() && started.get() ->
          new Finding.Refused(Reasons.tooSlow(limits.cpu().toSeconds()));
      case Outcome.Failed(int exit, String errors) -> failed(exit, errors, started.get());
    };
  }

  private Limits limits(Path original) throws IOException {
    Duration base = patience.multipliedBy(isDocument(original) ? DOCUMENTS_NEED : 1);
    Duration needed = base.plusSeconds(Files.size(original) / BYTES_IN_A_SECOND);
    return new Limits(HEAP, needed.plusSeconds(1), needed.multipliedBy(BUSY), LARGEST_FILE);
  }

  private static boolean isDocument(Path original) throws IOException {
    try (InputStream in = Files.newInputStream(original)) {
      return new String(in.readNBytes(5), StandardCharsets.ISO_8859_1).equals("%PDF-");
    }
  }

  /** A process that gave up over a file; but if it could not even start, no file is to blame. */
  private Finding failed(int exit, String errors, boolean started) throws IOException {
    LOG.log(Level.WARNING, "An inspection ended with {0}: {1}", exit, errors.strip());
    if (!started) {
      throw new IOException(obstacle().orElse("no inspection can be started, see the log"));
    }
    return new Finding.Refused(Reasons.broken());
  }

  private static Finding finding(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || Files.size(file) > LARGEST_FINDING) {
      return new Finding.Refused(Reasons.broken());
    }
    try {
      return FindingJson.read(Files.readAllBytes(file));
    } catch (IllegalArgumentException | JsonProcessingException e) {
      LOG.log(Level.WARNING, "An inspection wrote what no finding can be");
      return new Finding.Refused(Reasons.broken());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
