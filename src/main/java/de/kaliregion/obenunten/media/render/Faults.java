package de.kaliregion.obenunten.media.render;

import de.kaliregion.obenunten.media.isolate.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Tells whose fault it is that a program failed. */
public final class Faults {
  /** With less than this left, what failed will have failed for want of space. */
  private static final long LEAST_SPACE = 8L << 20;

  /** The programs that start others in the sandbox; what they complain of is this machine. */
  private static final Set<String> STARTERS = Set.of("bwrap:", "sh:", "prlimit:", "nice:", "env:");

  private Faults() {}

  /**
   * Does nothing when the file may be at fault.
   *
   * @param folder where the program wrote to
   * @throws IOException when this machine is at fault: its disk is full, or the program cannot be
   *     started
   */
  public static void requireSoundMachine(Outcome.Failed failed, Path folder) throws IOException {
    String errors = failed.errors();
    if (STARTERS.stream().anyMatch(errors::startsWith)) {
      throw new IOException("the program cannot be started: " + lastLine(errors));
    }
    if (errors.contains("No space left on device")
        || Files.getFileStore(folder).getUsableSpace() < LEAST_SPACE) {
      throw new IOException("the disk is full: " + lastLine(errors));
    }
  }

  private static String lastLine(String errors) {
    return errors.strip().lines().reduce((a, b) -> b).orElse("it says nothing");
  }
}
