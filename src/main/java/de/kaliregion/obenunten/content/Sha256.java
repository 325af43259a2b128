package de.kaliregion.obenunten.content;

import java.util.regex.Pattern;

/**
 * The SHA-256 digest of a file's bytes, 64 lower-case hexadecimal digits: its name in the blob
 * store.
 */
public record Sha256(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public Sha256 {
    Require.present("sha256", hex);
    Require.that(isValid(hex), "sha256", "must be 64 lower-case hexadecimal digits");
  }

  /** Whether the text can be a digest. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return hex;
  }
}
