package de.kaliregion.obenunten.operations.folder;

import de.kaliregion.obenunten.content.Wording;
import java.io.IOException;

/** A file of the folder cannot be read; the others may be. */
final class UnreadableFileException extends IOException {
  private static final long serialVersionUID = 1L;

  UnreadableFileException(IOException cause) {
    super(cause.getMessage(), cause);
  }

  /** For whoever called the command. */
  Wording reason() {
    return Obstruction.of((IOException) getCause());
  }
}
