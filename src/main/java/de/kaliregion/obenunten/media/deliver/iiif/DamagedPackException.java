package de.kaliregion.obenunten.media.deliver.iiif;

import java.io.IOException;

/** A pack of tiles that is not as it was made. */
final class DamagedPackException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what is wrong, for the log
   * @param cause may be null
   */
  DamagedPackException(String what, IOException cause) {
    super(what, cause);
  }
}
