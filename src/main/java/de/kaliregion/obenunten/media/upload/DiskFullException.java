package de.kaliregion.obenunten.media.upload;

import java.io.IOException;

/** The disk took no more bytes. What was written before stays. */
final class DiskFullException extends IOException {
  private static final long serialVersionUID = 1L;

  DiskFullException(IOException cause) {
    super("the disk is full", cause);
  }
}
