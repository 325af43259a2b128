package de.kaliregion.obenunten.web;

/** The server cannot listen, mostly because another program has the port. */
public final class ServerStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for the person who starts the service. */
  public ServerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
