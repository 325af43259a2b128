package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The digest that the body of one request must have ({@code Upload-Checksum} of tus 1.0.0).
 *
 * @param algorithm as the JDK calls it
 */
record Checksum(String algorithm, byte[] digest) {
  /** The algorithms by the names that tus gives them. */
  static final String ALGORITHMS = "sha1,sha256";

  /**
   * @param header such as {@code sha1 Lve95gjOVATpfV8EL5X4nxwjKHE=}
   * @throws ProblemException 400 when the algorithm is not offered or the digest is none of it
   */
  static Checksum parse(String header) {
    String[] parts = header.split(" ", -1);
    String algorithm =
        switch (parts[0]) {
          case "sha1" -> "SHA-1";
          case "sha256" -> "SHA-256";
          default -> throw refusal();
        };
    try {
      byte[] digest = parts.length == 2 ? Base64.getDecoder().decode(parts[1]) : new byte[0];
      if (digest.length != start(algorithm).getDigestLength()) {
        throw refusal();
      }
      return new Checksum(algorithm, digest);
    } catch (IllegalArgumentException e) {
      throw refusal();
    }
  }

  MessageDigest start() {
    return start(algorithm);
  }

  boolean isOf(MessageDigest read) {
    return Arrays.equals(digest, read.digest());
  }

  private static MessageDigest start(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has " + algorithm, e);
    }
  }

  private static ProblemException refusal() {
    return Problem.of(ProblemType.BAD_REQUEST)
        .withField(
            "Upload-Checksum",
            "Erwartet wird „sha1“ oder „sha256“ und die Prüfsumme in Base64.",
            "Expected are “sha1” or “sha256” and the digest in base64.",
            "Das Programm hat eine falsche Prüf-Zahl geschickt.")
        .exception();
  }
}
