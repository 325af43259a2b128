package de.kaliregion.obenunten.media.pipeline;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Whether the disk has room for the work. */
final class FreeSpace {
  /** Less than this, and no work begins. */
  static final long LEAST = 256L << 20;

  private static final Obstacle FULL =
      new Obstacle(
          new Wording(
              Map.of(
                  Language.GERMAN,
                  "Die Festplatte des Servers ist voll; die Verarbeitung wartet. Bitten Sie den"
                      + " Betreiber, Platz zu schaffen; dann geht es von selbst weiter.",
                  Language.ENGLISH,
                  "The server's disk is full; processing waits. Ask the operator to make room;"
                      + " work then goes on by itself.")));

  private final Path folder;
  private final long least;

  FreeSpace(Path folder, long least) {
    this.folder = folder;
    this.least = least;
  }

  /** Why work cannot begin now, if so. */
  Optional<Obstacle> obstacle() {
    try {
      long usable = Files.getFileStore(folder).getUsableSpace();
      return usable < least ? Optional.of(FULL) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
