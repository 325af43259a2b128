package de.kaliregion.obenunten.storage.blob;

import de.kaliregion.obenunten.content.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A stored file. Its bytes never change.
 *
 * @param path where it lies, for programs that read files; not to be written to
 * @param size bytes
 */
public record Blob(Sha256 sha256, Path path, long size) {

  /** Opens it for reading; the caller closes. */
  public FileChannel open() throws IOException {
    return FileChannel.open(path, StandardOpenOption.READ);
  }
}
