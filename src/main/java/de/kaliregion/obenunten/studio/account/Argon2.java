package de.kaliregion.obenunten.studio.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password as it is stored: Argon2id (RFC 9106) in the PHC string format, with the parameters it
 * was made with, a salt of 16 bytes and a tag of 32.
 *
 * @param memory in KiB
 * @param passes over the memory
 * @param lanes that could be worked on side by side
 */
record Argon2(int memory, int passes, int lanes, byte[] salt, byte[] tag) {
  /** What new passwords get: 19 MiB, 2 passes, 1 lane (OWASP, Password Storage Cheat Sheet). */
  private static final int MEMORY = 19 * 1024;

  private static final int PASSES = 2;
  private static final int LANES = 1;

  private static final int SALT_BYTES = 16;
  private static final int TAG_BYTES = 32;

  /** More than any of ours, less than what a forged document could choke the service with. */
  private static final int MOST_MEMORY = 1 << 18;

  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,86})");

  private static final SecureRandom RANDOM = new SecureRandom();

  /** The password under a new salt. Takes tens of milliseconds and 19 MiB. */
  static Argon2 hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new Argon2(
        MEMORY, PASSES, LANES, salt, tag(password, MEMORY, PASSES, LANES, salt, TAG_BYTES));
  }

  /** What no password matches, and takes as long to find out as for any other. */
  static Argon2 unmatched() {
    return new Argon2(MEMORY, PASSES, LANES, new byte[SALT_BYTES], new byte[TAG_BYTES]);
  }

  static Optional<Argon2> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int memory = Integer.parseInt(form.group(1));
    int passes = Integer.parseInt(form.group(2));
    int lanes = Integer.parseInt(form.group(3));
    if (memory > MOST_MEMORY || memory < 8 * lanes || passes < 1 || lanes < 1) {
      return Optional.empty();
    }
    Base64.Decoder base64 = Base64.getDecoder();
    return Optional.of(
        new Argon2(
            memory, passes, lanes, base64.decode(form.group(4)), base64.decode(form.group(5))));
  }

  /** Whether it is this password. Takes as long as hashing it. */
  boolean matches(String password) {
    return MessageDigest.isEqual(tag, tag(password, memory, passes, lanes, salt, tag.length));
  }

  /** Whether new passwords are stored in a stronger form. */
  boolean isWeak() {
    return memory < MEMORY || passes < PASSES || tag.length < TAG_BYTES;
  }

  String format() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(memory, passes, lanes, base64.encodeToString(salt), base64.encodeToString(tag));
  }

  private static byte[] tag(
      String password, int memory, int passes, int lanes, byte[] salt, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] tag = new byte[length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), tag);
    return tag;
  }

  @Override
  public String toString() {
    return "Argon2[…]";
  }
}
