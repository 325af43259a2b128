package de.kaliregion.obenunten.operations.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much may come in.
 *
 * @param files how many
 * @param textBytes of one file of text, which is read as a whole
 * @param bytes of all together
 */
record Bounds(int files, long textBytes, long bytes) {
  private static final int FILES = 1_000_000;
  private static final long TEXT = 64L << 20;

  /** Stays free, for whatever else the disk is needed for. */
  private static final long RESERVE = 256L << 20;

  /** What the disk below the folder has room for when each byte is written so often. */
  static Bounds of(Path folder, int copies) throws IOException {
    long usable = Files.getFileStore(folder).getUsableSpace() - RESERVE;
    return new Bounds(FILES, TEXT, Math.max(0, usable) / copies);
  }

  Optional<String> fault(String path, long size) {
    boolean text = path.matches("(?i).*\\.(yaml|md|vtt)");
    return text && size > textBytes
        ? Optional.of("is longer than " + textBytes + " bytes")
        : Optional.empty();
  }

  List<String> faults(long count, long size) {
    List<String> faults = new ArrayList<>();
    if (count > files) {
      faults.add("It has more than " + files + " files.");
    }
    if (size > bytes) {
      faults.add(
          "It needs %d MB, but the disk has room for %d MB.".formatted(size >> 20, bytes >> 20));
    }
    return faults;
  }
}
