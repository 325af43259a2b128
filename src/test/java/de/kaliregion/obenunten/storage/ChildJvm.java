package de.kaliregion.obenunten.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A second JVM that runs a class of the tests and talks in lines; it ends when its input does. */
public final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;

  private ChildJvm(Process process) {
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
  }

  public static ChildJvm start(Class<?> main, String... arguments) throws IOException {
    return start(Map.of(), main, arguments);
  }

  /**
   * @param environment beside this process's own
   */
  public static ChildJvm start(Map<String, String> environment, Class<?> main, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new ChildJvm(builder.start());
  }

  /** Its number, for tools that watch it. */
  public long pid() {
    return process.pid();
  }

  /** Waits for the next line; null when the process has ended. */
  public String line() throws IOException {
    return lines.readLine();
  }

  /** Waits for the line that begins so, and returns the rest of it. */
  public String awaitLine(String start) throws IOException {
    StringBuilder others = new StringBuilder();
    for (String line = line(); line != null; line = line()) {
      if (line.startsWith(start)) {
        return line.substring(start.length());
      }
      others.append(line).append('\n');
    }
    throw new AssertionError("The process ended without saying " + start + ":\n" + others);
  }

  /** Ends its input, so that it ends by itself. */
  public void stop() throws IOException {
    process.getOutputStream().close();
  }

  /** SIGTERM: the process is asked to end. */
  public void terminate() {
    process.destroy();
  }

  /** SIGKILL: the process gets no chance to tidy up. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** The exit code, once it has ended. */
  public int awaitEnd() {
    return process.onExit().join().exitValue();
  }

  @Override
  public void close() {
    kill();
  }
}
