package de.kaliregion.obenunten.studio.overview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The disk on which everything is kept.
 *
 * @param total bytes
 * @param free bytes that can still be written
 */
public record Disk(long total, long free) {

  /** The disk under a folder, as it is now. */
  public static Disk under(Path folder) {
    try {
      FileStore store = Files.getFileStore(folder);
      return new Disk(store.getTotalSpace(), store.getUsableSpace());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How much of it is taken, in percent. */
  public double share() {
    return total == 0 ? 100 : 100.0 * (total - free) / total;
  }
}
