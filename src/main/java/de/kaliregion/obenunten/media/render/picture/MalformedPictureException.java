package de.kaliregion.obenunten.media.render.picture;

/** What was made is no picture, or carries more than the picture. */
final class MalformedPictureException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedPictureException(String message) {
    super(message);
  }
}
