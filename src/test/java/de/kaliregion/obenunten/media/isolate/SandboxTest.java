package de.kaliregion.obenunten.media.isolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a program can and cannot do in there. */
class SandboxTest {
  private static final Limits LIMITS =
      new Limits(1L << 30, Duration.ofSeconds(20), Duration.ofSeconds(90), 1 << 20);
  private static final Sandbox SANDBOX = new Sandbox();

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  @TempDir Path folder;
  @TempDir Path elsewhere;

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  private Outcome shell(String script) throws Exception {
    return shell(script, LIMITS);
  }

  private Outcome shell(String script, Limits limits) throws Exception {
    return SANDBOX.run(
        Task.of(List.of("sh", "-c", script), folder, Map.of("original", input()), limits),
        lines::add);
  }

  private Path input() throws IOException {
    return Files.writeString(elsewhere.resolve("upload"), "precious");
  }

  @Test
  void worksHere() {
    assertThat(SANDBOX.obstacle()).isEmpty();
  }

  @Test
  void readsItsInputAndWritesToItsFolder() throws Exception {
    assertThat(shell("cat /in/original > result && echo one && echo two"))
        .isEqualTo(new Outcome.Done());
    assertThat(folder.resolve("result")).hasContent("precious");
    assertThat(lines).containsExactly("one", "two");
  }

  @Test
  void isHeardToTheEndHoweverSoonItEnds() throws Exception {
    for (int i = 0; i < 20; i++) {
      lines.clear();
      // As much as a pipe holds: the program has ended while most of it is unread.
      shell("seq 1 9000; echo the end");
      assertThat(lines).hasSize(9001).endsWith("the end");
    }
  }

  @Test
  void cannotChangeItsInput() throws Exception {
    assertThat(shell("echo bad > /in/original")).isInstanceOf(Outcome.Failed.class);
    assertThat(elsewhere.resolve("upload")).hasContent("precious");
  }

  @Test
  void seesNeitherOtherFilesNorTheMachinesSettings() throws Exception {
    Files.writeString(elsewhere.resolve("neighbour"), "secret");

    shell("ls /in /home /root /etc/passwd " + elsewhere + " 2>&1; env");

    assertThat(String.join("\n", lines)).doesNotContain("neighbour").doesNotContain("JAVA_HOME");
    assertThat(lines).contains("original").anyMatch(line -> line.contains("/etc/passwd': No such"));
  }

  @Test
  void canWriteNowhereElse() throws Exception {
    assertThat(shell("echo x > /x || echo x > /usr/x || echo x > /in/x"))
        .isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void hasNoNetwork() throws Exception {
    shell("cat /proc/net/dev");

    assertThat(lines).noneMatch(line -> line.contains("eth"));
    assertThat(lines)
        .filteredOn(line -> line.contains(":"))
        .singleElement()
        .asString()
        .contains("lo:");
  }

  @Test
  void standsBackBehindTheService() throws Exception {
    shell(
        "for _ in $(seq 100); do grep -qs 'nice 0$' /proc/self/autogroup || break; sleep 0.1; done;"
            + " cat /proc/self/autogroup 2>/dev/null || echo nice 10; nice");

    assertThat(lines.getFirst()).as("its session").endsWith("nice 10");
    assertThat(lines.getLast()).as("its process").isEqualTo("10");
  }

  @Test
  void isEndedWhenItsTimeIsUp() throws Exception {
    Limits brief = new Limits(1L << 30, Duration.ofSeconds(20), Duration.ofMillis(300), 1 << 20);

    assertThat(shell("sleep 60 & wait", brief)).isEqualTo(new Outcome.TimedOut());
  }

  @Test
  void isEndedWhenItHasUsedUpTheProcessor() throws Exception {
    Limits brief = new Limits(1L << 30, Duration.ofSeconds(1), Duration.ofSeconds(30), 1 << 20);

    assertThat(shell("while :; do :; done", brief)).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void writesNoLargeFile() throws Exception {
    assertThat(shell("head -c 2000000 /dev/zero > large")).isInstanceOf(Outcome.Failed.class);
    assertThat(Files.size(folder.resolve("large"))).isLessThanOrEqualTo(1 << 20);
  }

  @Test
  void takesNoMoreMemoryThanItMay() throws Exception {
    Limits small = new Limits(256L << 20, Duration.ofSeconds(20), Duration.ofSeconds(90), 1 << 20);

    assertThat(shell("head -c 600000000 /dev/zero | tail -c 500000000 > /dev/null", small))
        .isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void tellsTheEndOfItsErrors() throws Exception {
    Outcome outcome =
        shell("head -c 100000 /dev/zero | tr '\\0' 'x' >&2; echo the end >&2; exit 3");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.exit()).isEqualTo(3);
              assertThat(failed.errors()).endsWith("the end\n").hasSizeLessThanOrEqualTo(8 * 1024);
            });
  }

  @Test
  @Timeout(30)
  void endsWithEverythingItStartedWhenInterrupted() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Task task =
        Task.of(List.of("sh", "-c", "sleep 61.25 & echo on; wait"), folder, Map.of(), LIMITS);
    Thread thread =
        Thread.startVirtualThread(() -> {
          try {
            SANDBOX.run(task, line -> running.countDown());
          } catch (Exception e) {
            thrown.set(e);
          }
        });
    running.await();
    thread.interrupt();
    thread.join();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(processes("sleep 61.25")).isEmpty();
  }

  @Test
  void itsEndIsOurFaultWhenSomebodyKillsIt() {
    // The kernel does so too when memory runs out.
    assertThatThrownBy(() -> shell("kill -KILL $$"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ended with 137");
  }

  @Test
  @Timeout(60)
  void endsAlsoWhenItHasKilledItsGuard() throws Exception {
    Limits brief = new Limits(1L << 30, Duration.ofSeconds(20), Duration.ofSeconds(2), 1 << 20);

    String others =
        "for p in /proc/[0-9]*; do p=${p#/proc/};"
            + " test $p -gt 1 && test $p -ne $$ && kill -KILL $p; done; sleep 62.25";
    assertThat(shell(others, brief)).isEqualTo(new Outcome.TimedOut());

    while (!processes("sleep 62.25").isEmpty()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void refusesInputsThatAreNoNames() {
    assertThatThrownBy(
            () -> Task.of(List.of("true"), folder, Map.of("../etc/passwd", folder), LIMITS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> processes(String command) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(command) && !line.contains("bwrap"))
        .toList();
  }
}
