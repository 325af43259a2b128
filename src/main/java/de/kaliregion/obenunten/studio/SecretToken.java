package de.kaliregion.obenunten.studio;

import de.kaliregion.obenunten.content.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 192 random bits that open something: a session or a one-time link. Only its digest is stored, and
 * nothing prints it by accident.
 */
public final class SecretToken {
  private static final int BYTES = 24;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  private SecretToken(String text) {
    this.text = text;
  }

  /** A new one, which nobody can guess. */
  public static SecretToken random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The token that was shown, if it can be one. */
  public static Optional<SecretToken> of(String shown) {
    return FORM.matcher(shown).matches() ? Optional.of(new SecretToken(shown)) : Optional.empty();
  }

  /** The token itself, for the one who owns it. */
  public String reveal() {
    return text;
  }

  /** What may be kept of it. */
  public Sha256 digest() {
    return Sha256.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return "SecretToken[…]";
  }
}
