package de.kaliregion.obenunten.storage;

/** The store cannot do what was asked; the message tells the operator why. */
public class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A refusal without a cause in another part. */
  public StorageException(String message) {
    super(message);
  }

  /** A refusal with its cause. */
  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
