package de.kaliregion.obenunten.media.inspect;

import de.kaliregion.obenunten.media.isolate.ChildJvm;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.isolate.StartCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Inspections as the finished program does them: its processes start from a cache, which is made
 * once for all tests.
 */
final class Quick {
  private static Path folder;
  private static ChildJvm quick;

  private Quick() {}

  /** The finished program without a cache. */
  static ChildJvm plain() {
    return new ChildJvm(
        Path.of(System.getProperty("java.home")), List.of(Path.of(System.getProperty("app.jar"))));
  }

  static IsolatedInspector inspector(Sandbox sandbox, Path work) throws IOException {
    ChildJvm jvm = jvm();
    return new IsolatedInspector(sandbox, work, Duration.ofSeconds(20), () -> jvm);
  }

  /** The finished program with a cache. */
  static synchronized ChildJvm jvm() throws IOException {
    if (quick == null) {
      folder = Files.createTempDirectory("start-cache");
      Runtime.getRuntime().addShutdownHook(new Thread(Quick::clear));
      try (Sandbox sandbox = new Sandbox()) {
        StartCache start = IsolatedInspector.startCache(sandbox, plain(), folder);
        start.prepare();
        quick = start.jvm();
      }
    }
    return quick;
  }

  /** The folder of the cache. */
  static Path folder() throws IOException {
    jvm();
    return folder;
  }

  private static void clear() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
