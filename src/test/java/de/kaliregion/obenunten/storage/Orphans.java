package de.kaliregion.obenunten.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs that work on a data folder, and live on when they should not. */
public final class Orphans {
  private static final Path PROC = Path.of("/proc");

  private Orphans() {}

  /** Those that have not ended after this time. */
  public static List<String> awaitNone(Path data, Duration longest) throws Exception {
    long end = System.nanoTime() + longest.toNanos();
    List<String> found = of(data);
    while (!found.isEmpty() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
      found = of(data);
    }
    return found;
  }

  /** Command lines of processes that name the folder, or have it in view in a sandbox. */
  public static List<String> of(Path data) throws IOException {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        String command = read(process.resolve("cmdline")).replace('\0', ' ');
        if (command.contains(data.toString())
            || read(process.resolve("mountinfo")).contains(data.getFileName() + "/jobs/")) {
          found.add(process.getFileName() + " " + command);
        }
      }
    }
    return found;
  }

  /** Empty when the process has ended. */
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
