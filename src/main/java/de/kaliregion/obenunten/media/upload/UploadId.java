package de.kaliregion.obenunten.media.upload;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of an upload, which nobody can guess: 128 random bits as 32 hexadecimal digits. */
record UploadId(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 16;

  UploadId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not the id of an upload");
    }
  }

  static UploadId random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new UploadId(HexFormat.of().formatHex(bytes));
  }

  /** The id in an address or in a file's name; empty when the text is none. */
  static Optional<UploadId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new UploadId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
