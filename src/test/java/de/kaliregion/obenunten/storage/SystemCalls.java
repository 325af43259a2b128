package de.kaliregion.obenunten.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Changes what the kernel does for a process, by strace: calls fail, or kill the caller. */
public final class SystemCalls implements AutoCloseable {
  private final Process strace;

  private SystemCalls(Process strace) {
    this.strace = strace;
  }

  /**
   * From now on injects a fault into all threads of the process.
   *
   * @param fault such as {@code fsync:error=EIO}
   * @param paths only calls on these files; all calls when there is none
   */
  public static SystemCalls inject(ChildJvm jvm, String fault, String... paths) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("strace", "-f", "-o", "/dev/null", "-e", "inject=" + fault));
    for (String path : paths) {
      command.addAll(List.of("-P", path));
    }
    command.addAll(List.of("-p", "" + jvm.pid()));
    Process strace = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader said = strace.inputReader(StandardCharsets.UTF_8);
    String line = said.readLine();
    assertThat(line).as("strace must be able to watch processes").contains("attached");
    Thread.startVirtualThread(() -> said.lines().forEach(_ -> {}));
    return new SystemCalls(strace);
  }

  /** Lets the process go on without faults, if it lives. */
  @Override
  public void close() {
    // Asked nicely, strace may wait for ever for the threads of a process that was killed.
    strace.destroyForcibly();
    strace.onExit().join();
  }
}
