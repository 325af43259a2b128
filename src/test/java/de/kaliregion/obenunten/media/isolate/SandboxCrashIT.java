package de.kaliregion.obenunten.media.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.storage.ChildJvm;
import de.kaliregion.obenunten.storage.Orphans;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of programs when the process that started them is killed. */
class SandboxCrashIT {
  /** More with {@code -Dkills=100}. */
  private static final int KILLS = Integer.getInteger("kills", 12);

  @TempDir Path folder;

  @Test
  void noProgramOutlivesWhoStartedItHoweverSoonThatDies() throws Exception {
    Random random = new Random(9);
    for (int kill = 0; kill < KILLS; kill++) {
      try (ChildJvm jvm = ChildJvm.start(EndlessStarts.class, folder.toString())) {
        jvm.awaitLine(EndlessStarts.BEGUN);
        TimeUnit.MICROSECONDS.sleep(random.nextInt(60_000));
        jvm.kill();
      }

      assertThat(Orphans.awaitNone(folder, Duration.ofSeconds(5)))
          .as("after kill %d", kill)
          .isEmpty();
    }
  }
}
