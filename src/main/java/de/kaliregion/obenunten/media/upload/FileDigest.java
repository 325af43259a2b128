package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.content.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a file that grows at its end, as far as it was watched growing. Used by one thread
 * at a time.
 */
final class FileDigest {
  private static final int BUFFER_BYTES = 256 << 10;

  private final MessageDigest digest;
  private long length;

  /** Of an empty file. */
  FileDigest() {
    this(sha256(), 0);
  }

  private FileDigest(MessageDigest digest, long length) {
    this.digest = digest;
    this.length = length;
  }

  /** The digest of the file as it lies there. */
  static FileDigest of(Path file) throws IOException {
    FileDigest all = new FileDigest();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        all.update(buffer, n);
      }
    }
    return all;
  }

  void update(byte[] bytes, int count) {
    digest.update(bytes, 0, count);
    length += count;
  }

  /** How much of the file it has seen. */
  long length() {
    return length;
  }

  /** The same as of now, to come back to when what follows is thrown away. */
  FileDigest copy() {
    try {
      return new FileDigest((MessageDigest) digest.clone(), length);
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("the JDK's SHA-256 can be copied", e);
    }
  }

  /** The digest; more bytes may follow. */
  Sha256 value() {
    return new Sha256(HexFormat.of().formatHex(copy().digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
