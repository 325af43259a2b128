package de.kaliregion.obenunten.media.inspect;

import de.kaliregion.obenunten.media.isolate.ChildJvm;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.isolate.StartCache;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Inspections as the finished program does them: its processes start from a cache. */
final class Quick {
  private Quick() {}

  /** The finished program without a cache. */
  static ChildJvm plain() {
    return new ChildJvm(
        Path.of(System.getProperty("java.home")), List.of(Path.of(System.getProperty("app.jar"))));
  }

  static IsolatedInspector inspector(Sandbox sandbox, Path work, Path cache) throws IOException {
    StartCache start = IsolatedInspector.startCache(sandbox, plain(), cache);
    start.prepare();
    return new IsolatedInspector(sandbox, work, Duration.ofSeconds(20), start::jvm);
  }
}
