package de.kaliregion.obenunten.walk;

import de.kaliregion.obenunten.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program in a process of its own. */
final class JarProcess implements AutoCloseable {
  /** For commands, which are over before code that was compiled better would pay. */
  private static final String BRIEF = "-XX:TieredStopAtLevel=1";

  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_END = Duration.ofSeconds(60);
  private static final Pattern LISTENING = Pattern.compile("Listening on http://[^:]+:(\\d+)");

  private final Process process;
  private final Path output;

  private JarProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * @param port the setting {@code PORT}, as text
   * @param command and its arguments; none to serve
   */
  static JarProcess start(Path dataFolder, String port, String... command) throws IOException {
    return start(dataFolder, Map.of("PORT", port), command);
  }

  /**
   * @param settings beside the folder; without any, free ports and the embedded database
   * @param command and its arguments; none to serve
   */
  static JarProcess start(Path dataFolder, Map<String, String> settings, String... command)
      throws IOException {
    return startBy(List.of(), dataFolder, settings, command);
  }

  /**
   * @param starter a program with its arguments that starts it, such as one that takes rights away
   */
  static JarProcess startBy(
      List<String> starter, Path dataFolder, Map<String, String> settings, String... command)
      throws IOException {
    List<String> line = new ArrayList<>(starter);
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (command.length > 0) {
      line.add(BRIEF);
    }
    line.addAll(List.of("-jar", Packaged.archive().toString()));
    line.addAll(List.of(command));
    Path output = Files.createTempFile("obenunten", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "PORT", "0",
                "OPS_PORT", "0",
                "BASE_URL", "http://localhost",
                "DATA_DIR", dataFolder.toString(),
                "CACHE_DIR", Packaged.cache().toString(),
                "MONGODB_URI", ""));
    builder.environment().putAll(settings);
    return new JarProcess(builder.start(), output);
  }

  /** Waits until it listens. */
  int awaitPort() throws Exception {
    Patience.until(
        LONGEST_START,
        "the program listens",
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("it ended with " + process.exitValue() + ":\n" + output());
          }
          return LISTENING.matcher(output()).find();
        });
    Matcher listening = LISTENING.matcher(output());
    if (!listening.find()) {
      throw new AssertionError(output());
    }
    return Integer.parseInt(listening.group(1));
  }

  /** What it has written to both its outputs. */
  String output() throws IOException {
    return Files.readString(output);
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** The exit code. */
  int awaitEnd() throws Exception {
    return awaitEnd(LONGEST_END);
  }

  /** The exit code, for what has much to do before it ends. */
  int awaitEnd(Duration longest) throws Exception {
    if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end:\n" + output());
    }
    return process.exitValue();
  }

  /** The memory that it really takes, in KiB (Linux: {@code VmRSS}). */
  long residentKib() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    Files.deleteIfExists(output);
  }
}
