package de.kaliregion.obenunten.media.upload;

import java.io.IOException;

/**
 * The disk did not keep what was written, and nobody can say how much: after a failed {@code fsync}
 * Linux takes the lost pages for written, so that a second try would succeed without them.
 */
final class ForceFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  ForceFailedException(IOException cause) {
    super("the disk failed to keep what was written", cause);
  }
}
