package de.kaliregion.obenunten.storage.blob;

import de.kaliregion.obenunten.content.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that are on the disk, but not yet under their name. Closing discards what was not kept. */
record Draft(Path path, Sha256 sha256, long size) implements AutoCloseable {

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
