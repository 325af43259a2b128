package de.kaliregion.obenunten.content;

/**
 * Content that breaks a rule of the vocabulary. Says which field, so that an editor can find it.
 */
public final class InvalidContentException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field the component at fault, such as {@code latitude}
   * @param message what is wrong with it, for people
   */
  public InvalidContentException(String field, String message) {
    super(field + ": " + message);
    this.field = field;
  }

  /** The component at fault. */
  public String field() {
    return field;
  }
}
