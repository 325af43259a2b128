package de.kaliregion.obenunten.media.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundThreadsTest {
  private static final int NICE_BEHIND_THE_NAME = 16;

  @Test
  void itsThreadsStepBackAndTheOthersDoNot() throws Exception {
    CompletableFuture<Integer> seen = new CompletableFuture<>();
    BackgroundThreads.like(Thread.ofPlatform().daemon().factory())
        .newThread(() -> seen.complete(nice()))
        .start();

    assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo(10);
    assertThat(nice()).isLessThan(10);
  }

  /** Of the calling thread, as the kernel has it (proc(5), stat). */
  private static int nice() {
    try {
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      return Integer.parseInt(
          stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE_BEHIND_THE_NAME]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
