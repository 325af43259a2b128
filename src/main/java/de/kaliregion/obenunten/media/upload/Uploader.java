package de.kaliregion.obenunten.media.upload;

/**
 * Who sends files.
 *
 * @param account the lasting name of the account: uploads belong to it
 */
public record Uploader(String account) {
  public Uploader {
    if (account.isBlank()) {
      throw new IllegalArgumentException("an account has a name");
    }
  }
}
