package de.kaliregion.obenunten.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 digest of some bytes, 64 lower-case hexadecimal digits: for a file, its name in the
 * blob store; for a secret, what may be kept of it.
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

  /** The digest of these bytes. */
  public static Sha256 of(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Sha256(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
