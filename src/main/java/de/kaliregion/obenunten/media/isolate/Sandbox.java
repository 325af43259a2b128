package de.kaliregion.obenunten.media.isolate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs a program in namespaces of its own by {@code bwrap}: it has no network, sees the system's
 * programs, its input and one folder, and nothing else of this machine; {@code prlimit} bounds what
 * it uses. It dies with this process, however that ends.
 */
public final class Sandbox implements AutoCloseable {
  private static final int OPEN_FILES = 256;
  private static final int LOWER_PRIORITY = 10;
  private static final int ERRORS_KEPT = 8 * 1024;
  private static final int LONGEST_LINE = 4 * 1024;

  private static final long OBEYS_MILLISECONDS = 1_000;

  /** 128 and the signals by which people and systems end programs: HUP, INT, KILL, TERM. */
  private static final Set<Integer> ENDED = Set.of(128 + 1, 128 + 2, 128 + 9, 128 + 15);

  /**
   * Runs the program, and beside it one that waits for the end of their input, which this process
   * holds open, and then ends all in there. {@code --die-with-parent} does the same, but only once
   * it is asked for: whoever dies before leaves an orphan.
   *
   * <p>Linux shares processors among sessions (sched(7), autogroup), and {@code nice} counts only
   * within one, so the session itself is told to stand back. The kernel takes one such word in 100
   * ms from all processes together, so the second program goes on asking.
   */
  private static final List<String> GUARDED =
      List.of(
          "sh",
          "-c",
          """
          exec 3<&0 </dev/null
          stand_back() { { echo %d >/proc/self/autogroup; } 2>/dev/null; }
          stood=
          stand_back && stood=1
          {
            for _ in 1 2 3 4 5 6 7 8; do
              [ $stood ] || ! [ -e /proc/self/autogroup ] || stand_back && break
              sleep 0.1
            done
            read -r _ <&3
            kill -KILL -1
          } >/dev/null 2>&1 &
          exec 3<&-
          exec "$@"
          """
              .formatted(LOWER_PRIORITY),
          "sh");

  /** The programs that every run needs. */
  private static final List<String> NEEDED = List.of("setsid", "bwrap", "sh", "prlimit", "nice");

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PATH", "/usr/bin:/bin",
          "LANG", "C.UTF-8",
          "HOME", Task.FOLDER,
          "TMPDIR", Task.FOLDER,
          // No decoder that its authors do not trust with strangers' files (libvips 8.13).
          "VIPS_BLOCK_UNTRUSTED", "1");

  /**
   * Starts all programs. {@code --die-with-parent} means the thread that started a program, not the
   * process (PR_SET_PDEATHSIG), so this one thread lives as long as the sandbox.
   */
  private final ExecutorService starter =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("sandbox").factory());

  /**
   * Why nothing can be run here, in words for the operator; empty when all is there. Tries it out,
   * because a container may have the programs and forbid the namespaces.
   */
  public Optional<String> obstacle() {
    Optional<String> missing = NEEDED.stream().filter(p -> find(p).isEmpty()).findFirst();
    if (missing.isPresent()) {
      return Optional.of("the program " + missing.get() + " is not installed");
    }
    try {
      Path folder = Files.createTempDirectory("sandbox");
      try {
        Limits limits = new Limits(1L << 30, Duration.ofSeconds(5), Duration.ofMinutes(1), 1024);
        return switch (run(Task.of(List.of("true"), folder, Map.of(), limits), line -> {})) {
          case Outcome.Done() -> Optional.empty();
          case Outcome.Failed(int exit, String errors) ->
              Optional.of("bwrap cannot isolate programs here: " + errors.strip());
          case Outcome.TimedOut() -> Optional.of("bwrap does not answer");
        };
      } finally {
        Files.delete(folder);
      }
    } catch (IOException e) {
      return Optional.of("bwrap cannot be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the check was interrupted");
    }
  }

  /** Where the system keeps a program. */
  public static Optional<Path> find(String program) {
    return Stream.of("/usr/bin", "/bin")
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Runs the task and waits for its end. An interrupt ends the program, and everything that it has
   * started, before this returns.
   *
   * @param lines is told each line of its standard output, on another thread; a line ends at a line
   *     feed or a carriage return, with which some programs overwrite their last word on progress
   * @throws IOException if it cannot be started, or the system or a person has killed it
   * @throws InterruptedException if the waiting thread was interrupted
   */
  public Outcome run(Task task, Consumer<String> lines) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = start(commandLine(task));
    try (OutputStream _ = process.getOutputStream();
        ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        readers.execute(() -> tell(process, lines));
        Future<String> errors = readers.submit(() -> tail(process.getErrorStream()));
        if (!process.waitFor(task.limits().wall().toMillis(), TimeUnit.MILLISECONDS)) {
          return new Outcome.TimedOut();
        }
        int exit = process.exitValue();
        if (ENDED.contains(exit) && !mayBeExhausted(task.limits(), System.nanoTime() - start)) {
          throw new IOException("the program was ended with " + exit + ", perhaps to save memory");
        }
        return exit == 0 ? new Outcome.Done() : new Outcome.Failed(exit, errors.get());
      } finally {
        // Before the readers are waited for: they read until it has ended. One that has ended is
        // left alone, for ending it again would close what they have not read yet.
        if (process.isAlive()) {
          end(process);
        }
      }
    } catch (ExecutionException e) {
      throw new IOException("the program's errors cannot be read", e.getCause());
    }
  }

  /**
   * Whether it can have used up its processor time, for which the kernel kills too: all processors
   * together would have needed so long.
   */
  private static boolean mayBeExhausted(Limits limits, long nanos) {
    long used = nanos * Runtime.getRuntime().availableProcessors();
    return used >= TimeUnit.SECONDS.toNanos(limits.cpu().toSeconds());
  }

  private Process start(List<String> line) throws IOException, InterruptedException {
    Future<Process> starting =
        starter.submit(() -> {
          ProcessBuilder builder = new ProcessBuilder(line);
          builder.environment().clear();
          return builder.start();
        });
    try {
      return starting.get();
    } catch (InterruptedException e) {
      // It starts all the same, and nobody else would hold it.
      end(started(starting));
      throw e;
    } catch (ExecutionException e) {
      throw notStarted(e);
    }
  }

  private static Process started(Future<Process> starting) throws IOException {
    while (true) {
      try {
        return starting.get();
      } catch (InterruptedException e) {
        // Once is enough: the caller throws it.
        continue;
      } catch (ExecutionException e) {
        throw notStarted(e);
      }
    }
  }

  private static IOException notStarted(ExecutionException e) {
    return e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
  }

  /**
   * The end of its input makes all in there end before the process that started them. Where that
   * fails, they end with it, but a moment later.
   */
  private static void end(Process process) throws IOException {
    try {
      process.getOutputStream().close();
      process.onExit().completeOnTimeout(process, OBEYS_MILLISECONDS, TimeUnit.MILLISECONDS).join();
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  private static List<String> commandLine(Task task) {
    // A session of its own: Ctrl-C at a terminal goes to this process and not to its programs.
    List<String> line = new ArrayList<>(List.of("/usr/bin/setsid"));
    line.add(find("bwrap").orElse(Path.of("bwrap")).toString());
    line.addAll(
        List.of("--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"));
    line.addAll(List.of("--clearenv", "--proc", "/proc", "--dev", "/dev"));
    ENVIRONMENT.forEach((name, value) -> line.addAll(List.of("--setenv", name, value)));
    bindSystem(line);
    for (Path installed : task.installed()) {
      line.addAll(List.of("--ro-bind", installed.toString(), installed.toString()));
    }
    task.inputs()
        .forEach(
            (name, file) -> line.addAll(List.of("--ro-bind", file.toString(), Task.input(name))));
    line.addAll(List.of("--bind", task.folder().toString(), Task.FOLDER));
    line.addAll(List.of("--remount-ro", "/", "--chdir", Task.FOLDER, "--"));
    line.addAll(GUARDED);
    line.addAll(List.of("nice", "-n", Integer.toString(LOWER_PRIORITY)));
    line.addAll(limited(task.limits()));
    line.addAll(task.command());
    return line;
  }

  private static void bindSystem(List<String> line) {
    line.addAll(List.of("--ro-bind", "/usr", "/usr"));
    for (String folder : List.of("/bin", "/sbin", "/lib", "/lib64")) {
      Path path = Path.of(folder);
      if (Files.isSymbolicLink(path)) {
        line.addAll(List.of("--symlink", "usr" + folder, folder));
      } else if (Files.isDirectory(path)) {
        line.addAll(List.of("--ro-bind", folder, folder));
      }
    }
    for (String file : List.of("/etc/alternatives", "/etc/ld.so.cache")) {
      line.addAll(List.of("--ro-bind-try", file, file));
    }
  }

  private static List<String> limited(Limits limits) {
    return List.of(
        "prlimit",
        "--as=" + limits.memory(),
        "--cpu=" + limits.cpu().toSeconds(),
        "--fsize=" + limits.fileBytes(),
        "--nofile=" + OPEN_FILES,
        "--core=0",
        "--");
  }

  /** Lines of any length are read; the listener gets no more than the beginning of each. */
  private static void tell(Process process, Consumer<String> lines) {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      StringBuilder line = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c == '\n' || c == '\r') {
          lines.accept(line.toString());
          line.setLength(0);
        } else if (line.length() < LONGEST_LINE) {
          line.append((char) c);
        }
      }
      if (!line.isEmpty()) {
        lines.accept(line.toString());
      }
    } catch (IOException e) {
      // The program was ended while it wrote: nobody waits for the rest.
      return;
    }
  }

  private static String tail(InputStream errors) {
    byte[] kept = new byte[0];
    byte[] buffer = new byte[ERRORS_KEPT];
    try (errors) {
      for (int n = errors.read(buffer); n >= 0; n = errors.read(buffer)) {
        int old = Math.min(kept.length, ERRORS_KEPT - n);
        byte[] joined = new byte[old + n];
        System.arraycopy(kept, kept.length - old, joined, 0, old);
        System.arraycopy(buffer, 0, joined, old, n);
        kept = joined;
      }
    } catch (IOException e) {
      // The program was ended while it wrote.
      return new String(kept, StandardCharsets.UTF_8);
    }
    return new String(kept, StandardCharsets.UTF_8);
  }

  /** Ends what still runs. */
  @Override
  public void close() {
    starter.shutdownNow();
  }
}
