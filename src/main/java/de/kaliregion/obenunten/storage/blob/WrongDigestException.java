package de.kaliregion.obenunten.storage.blob;

import de.kaliregion.obenunten.content.Sha256;
import java.io.IOException;

/** The bytes are not those that were announced. Nothing was stored. */
public final class WrongDigestException extends IOException {
  private static final long serialVersionUID = 1L;

  WrongDigestException(Sha256 expected, Sha256 found) {
    super("expected a file with the SHA-256 " + expected + ", but it has " + found);
  }
}
