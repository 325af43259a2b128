package de.kaliregion.obenunten.media.isolate;

import de.kaliregion.obenunten.content.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets {@link ChildJvm child JVMs} start in half the time: in a rehearsal, one of them writes down
 * what it has loaded and linked (JEP 514), and those that come later begin with that. The rehearsal
 * reads files of our own and nothing else, for what has read a stranger's file must not write what
 * others run. It is done once for each build, when a child JVM is asked for the first time, beside
 * the work, which does not wait for it.
 */
public final class StartCache {
  private static final Logger LOG = System.getLogger(StartCache.class.getName());
  private static final String CACHE = "start.aot";
  private static final String ENDING = ".aot";
  private static final String REHEARSAL = "rehearsal-";
  private static final int KEY_LENGTH = 16;
  private static final Limits LIMITS =
      new Limits(1, Duration.ofMinutes(2), Duration.ofMinutes(3), 256L << 20);

  private final Sandbox sandbox;
  private final Path folder;
  private final Class<?> rehearsal;
  private final long heap;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final ChildJvm plain;
  private volatile ChildJvm jvm;

  /**
   * @param jvm that shall start quickly
   * @param folder where the cache is kept; only its own files are in there
   * @param rehearsal a main class without arguments, which uses what the later ones will use
   * @param heap that the later ones will have, in bytes
   */
  public StartCache(Sandbox sandbox, ChildJvm jvm, Path folder, Class<?> rehearsal, long heap) {
    this.sandbox = sandbox;
    this.plain = jvm;
    this.jvm = jvm;
    this.folder = folder;
    this.rehearsal = rehearsal;
    this.heap = heap;
  }

  /** The quickest that there is now; another process over the same folder may clear it. */
  public ChildJvm jvm() {
    if (begun.compareAndSet(false, true)) {
      Thread.ofVirtual().name("rehearsal").start(this::prepare);
    }
    ChildJvm quickest = jvm;
    return quickest.startCache().filter(Files::notExists).isPresent() ? plain : quickest;
  }

  /** Sees to it that there is a cache, if there can be one, and waits for it. */
  public void prepare() {
    begun.set(true);
    try {
      Optional<String> identity = jvm.identity();
      if (identity.isPresent()) {
        Path cache = folder.resolve(nameFor(identity.get()));
        if (Files.notExists(cache)) {
          rehearse(cache);
        }
        jvm = jvm.startingFrom(cache);
      }
    } catch (IOException | UncheckedIOException | RejectedExecutionException e) {
      LOG.log(Level.INFO, "child JVMs start without a cache: {0}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String nameFor(String identity) {
    String digest = Sha256.of(identity.getBytes(StandardCharsets.UTF_8)).hex();
    return digest.substring(0, KEY_LENGTH) + ENDING;
  }

  private void rehearse(Path cache) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    clear();
    Path stage = Files.createTempDirectory(folder, REHEARSAL);
    try {
      Task task = jvm.learning(rehearsal, CACHE, heap, stage, LIMITS);
      Outcome outcome = sandbox.run(task, _ -> {});
      if (!outcome.equals(new Outcome.Done())) {
        throw new IOException("the rehearsal failed: " + outcome);
      }
      Product product = Product.in(stage, CACHE);
      try (FileChannel channel = FileChannel.open(product.path(), StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(product.path(), cache, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(stage);
    }
  }

  /** Caches of other builds, and what rehearsals that were broken off have left. */
  private void clear() throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path one : all) {
        delete(one);
      }
    }
  }

  private static void delete(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
      }
    }
    Files.deleteIfExists(path);
  }
}
