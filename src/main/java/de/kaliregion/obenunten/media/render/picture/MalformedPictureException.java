package de.kaliregion.obenunten.media.render.picture;

/** What was made is no picture, or carries more than the picture. */
public final class MalformedPictureException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong with it, for the log. */
  public MalformedPictureException(String message) {
    super(message);
  }
}
