package de.kaliregion.obenunten.media.upload;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file of an upload, growing at its end. Its length is the upload's offset, and nothing else
 * is. Written by one thread; {@link #force} may run beside that.
 *
 * <p>A {@link RandomAccessFile}, not a channel: an interrupt, by which a newer request frees a
 * thread from its silent client, closes every channel that the thread is using.
 */
final class UploadFile implements AutoCloseable {
  /** Less than this left on the disk means that a failed write failed for want of space. */
  private static final long FULL = 1 << 20;

  private final Path path;
  private final RandomAccessFile file;
  private long length;

  private UploadFile(Path path, RandomAccessFile file) throws IOException {
    this.path = path;
    this.file = file;
    this.length = file.length();
  }

  /**
   * @throws java.nio.file.NoSuchFileException when there is no such file
   */
  static UploadFile open(Path path) throws IOException {
    Files.size(path);
    return new UploadFile(path, new RandomAccessFile(path.toFile(), "rw"));
  }

  long length() {
    return length;
  }

  /**
   * Writes at the end: all of the bytes, or none when it throws.
   *
   * @throws DiskFullException when there is no space for them
   */
  void append(byte[] bytes, int count) throws IOException {
    try {
      file.seek(length);
      file.write(bytes, 0, count);
      length += count;
    } catch (IOException e) {
      file.setLength(length);
      throw isFull() ? new DiskFullException(e) : e;
    }
  }

  /** The system's own message may be in any language, and a quota has another one. */
  private boolean isFull() throws IOException {
    return DiskSpace.under(path).usable() < FULL;
  }

  /**
   * Waits until what was written is on the disk.
   *
   * @throws ForceFailedException when it never will be
   */
  void force() throws ForceFailedException {
    try {
      file.getFD().sync();
    } catch (IOException e) {
      throw new ForceFailedException(e);
    }
  }

  /** Throws away what follows this offset; so on the disk when this returns. */
  void cutBack(long offset) throws IOException {
    if (length > offset) {
      file.setLength(offset);
      length = offset;
      force();
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
