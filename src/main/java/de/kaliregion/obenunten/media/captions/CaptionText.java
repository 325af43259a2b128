package de.kaliregion.obenunten.media.captions;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The letters of a file with captions, whatever they were stored as. */
public final class CaptionText {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private CaptionText() {}

  /**
   * Reads UTF-8 strictly, and UTF-16 with a byte order mark. What is neither is Windows-1252 where
   * each byte has a letter there, as older programs for SubRip write it.
   *
   * @return the text without byte order mark; empty where nobody can tell
   */
  public static Optional<String> decode(byte[] bytes) {
    if (starts(bytes, 0xff, 0xfe)) {
      return strictly(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (starts(bytes, 0xfe, 0xff)) {
      return strictly(bytes, 2, StandardCharsets.UTF_16BE);
    }
    return utf8(bytes).or(() -> strictly(bytes, 0, WINDOWS)).filter(CaptionText::isText);
  }

  /** Reads UTF-8 strictly, without its byte order mark; empty if it is anything else. */
  public static Optional<String> utf8(byte[] bytes) {
    return strictly(bytes, starts(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0, StandardCharsets.UTF_8);
  }

  private static Optional<String> strictly(byte[] bytes, int from, Charset charset) {
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes, from, bytes.length - from);
      return Optional.of(charset.newDecoder().decode(rest).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Files of other kinds are full of control characters. */
  private static boolean isText(String text) {
    return text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f');
  }

  private static boolean starts(byte[] bytes, int... first) {
    if (bytes.length < first.length) {
      return false;
    }
    for (int i = 0; i < first.length; i++) {
      if ((bytes[i] & 0xff) != first[i]) {
        return false;
      }
    }
    return true;
  }
}
