package de.kaliregion.obenunten;

/** A setting that cannot be used. */
final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SettingsException(String message) {
    super(message);
  }
}
