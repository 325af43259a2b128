package de.kaliregion.obenunten.media.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.media.isolate.ChildJvm;
import de.kaliregion.obenunten.media.isolate.Limits;
import de.kaliregion.obenunten.media.isolate.Outcome;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.isolate.StartCache;
import de.kaliregion.obenunten.media.isolate.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inspections by processes of the finished program that start from a cache. */
class StartCacheIT {
  private static final Sandbox SANDBOX = new Sandbox();
  private static final ChildJvm PLAIN = Quick.plain();

  @TempDir Path work;

  private static ChildJvm quick;

  @BeforeAll
  static void rehearse() throws IOException {
    quick = Quick.jvm();
  }

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  private static List<Path> caches() throws IOException {
    try (Stream<Path> files = Files.list(Quick.folder())) {
      return files.toList();
    }
  }

  private Finding inspect(ChildJvm jvm, Path file) throws Exception {
    return new IsolatedInspector(SANDBOX, work, Duration.ofSeconds(20), () -> jvm).inspect(file);
  }

  /** In this mode a JVM does not start where its cache does not fit (JEP 483). */
  private Outcome startOnlyFromCache(ChildJvm jvm) throws Exception {
    Task task =
        jvm.task(
            InspectionProcess.class,
            List.of(Task.input("original"), Task.FOLDER + "/finding"),
            384L << 20,
            work,
            Map.of("original", Samples.PHOTO),
            new Limits(1, Duration.ofSeconds(20), Duration.ofSeconds(30), 1 << 20));
    List<String> command =
        task.command().stream()
            .map(word -> word.equals("-Xlog:disable") ? "-XX:AOTMode=on" : word)
            .toList();
    return SANDBOX.run(
        new Task(command, task.folder(), task.inputs(), task.installed(), task.limits()), _ -> {});
  }

  @Test
  void startFromWhatWasLearnt() throws Exception {
    assertThat(startOnlyFromCache(quick)).isEqualTo(new Outcome.Done());
    assertThat(caches()).containsExactly(quick.startCache().orElseThrow());
  }

  @Test
  void findTheSame() throws Exception {
    assertThat(inspect(quick, Samples.PHOTO)).isEqualTo(inspect(PLAIN, Samples.PHOTO));
  }

  @Test
  void startWithoutACacheThatIsBroken() throws Exception {
    Path broken = Files.write(work.resolve("broken.aot"), new byte[4_096]);
    ChildJvm jvm = new ChildJvm(PLAIN.home(), PLAIN.classPath(), Optional.of(broken));

    assertThat(startOnlyFromCache(jvm)).isInstanceOf(Outcome.Failed.class);
    assertThat(inspect(jvm, Samples.PHOTO)).isEqualTo(inspect(PLAIN, Samples.PHOTO));
  }

  @Test
  void startFromTheSameCacheAfterTheNextStart() throws Exception {
    var written = Files.getLastModifiedTime(quick.startCache().orElseThrow());
    StartCache next = IsolatedInspector.startCache(SANDBOX, PLAIN, Quick.folder());
    next.prepare();

    assertThat(next.jvm()).isEqualTo(quick);
    assertThat(Files.getLastModifiedTime(caches().getFirst())).isEqualTo(written);
  }

  @Test
  void startPlainlyFromFoldersOfClasses() throws Exception {
    Path folder = Files.createDirectory(work.resolve("classes"));
    ChildJvm jvm = new ChildJvm(PLAIN.home(), List.of(PLAIN.classPath().getFirst(), folder));
    StartCache start = IsolatedInspector.startCache(SANDBOX, jvm, work.resolve("none"));

    start.prepare();

    assertThat(start.jvm()).isEqualTo(jvm);
    assertThat(work.resolve("none")).doesNotExist();
  }
}
