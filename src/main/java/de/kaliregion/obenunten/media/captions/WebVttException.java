package de.kaliregion.obenunten.media.captions;

/** Captions that break the WebVTT format. */
public final class WebVttException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int line;

  WebVttException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** The line at fault, from 1. */
  public int line() {
    return line;
  }
}
