package de.kaliregion.obenunten.media.isolate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A process that does nothing but start programs and end them. */
final class EndlessStarts {
  static final String BEGUN = "BEGUN";

  private static final int AT_ONCE = 3;
  private static final Limits BRIEF =
      new Limits(1L << 30, Duration.ofSeconds(20), Duration.ofMillis(40), 1 << 20);

  private EndlessStarts() {}

  /** Argument: the data folder. */
  public static void main(String[] arguments) throws Exception {
    Path jobs = Files.createDirectories(Path.of(arguments[0], "jobs"));
    Sandbox sandbox = new Sandbox();
    for (int i = 0; i < AT_ONCE; i++) {
      Path job = Files.createTempDirectory(jobs, "job");
      Thread.ofPlatform().start(() -> startEndlessly(sandbox, job));
    }
  }

  private static void startEndlessly(Sandbox sandbox, Path job) {
    try {
      while (true) {
        sandbox.run(Task.of(List.of("sleep", "300"), job, Map.of(), BRIEF), _ -> {});
        System.out.println(BEGUN);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
