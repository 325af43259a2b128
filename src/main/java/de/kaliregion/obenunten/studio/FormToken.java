package de.kaliregion.obenunten.studio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves that a change comes from a page of the same session (OWASP, HMAC-based token pattern). It
 * follows from the session's token, so that nothing is stored, and is masked anew for each page, so
 * that compression tells nothing of it (the BREACH attack).
 */
final class FormToken {
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{86}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] secret;

  private FormToken(byte[] secret) {
    this.secret = secret;
  }

  static FormToken of(SecretToken session) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(session.reveal().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      return new FormToken(mac.doFinal("form".getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** The token for one page: a random mask, and the secret under it. */
  String masked() {
    byte[] mask = new byte[BYTES];
    RANDOM.nextBytes(mask);
    byte[] token = new byte[2 * BYTES];
    System.arraycopy(mask, 0, token, 0, BYTES);
    for (int i = 0; i < BYTES; i++) {
      token[BYTES + i] = (byte) (mask[i] ^ secret[i]);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Whether the token is one of this session's, in the same time for any that is not. */
  boolean accepts(String shown) {
    if (!FORM.matcher(shown).matches()) {
      return false;
    }
    byte[] token = Base64.getUrlDecoder().decode(shown);
    byte[] unmasked = new byte[BYTES];
    for (int i = 0; i < BYTES; i++) {
      unmasked[i] = (byte) (token[i] ^ token[BYTES + i]);
    }
    return MessageDigest.isEqual(unmasked, secret);
  }
}
