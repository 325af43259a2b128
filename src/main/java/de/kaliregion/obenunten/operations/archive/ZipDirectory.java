package de.kaliregion.obenunten.operations.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a ZIP archive says of its entries (APPNOTE 6.3, central directory). The JDK's reader does
 * not tell which of them are links.
 */
final class ZipDirectory {
  private static final int END = 0x06054b50;
  private static final int END_64_LOCATOR = 0x07064b50;
  private static final int END_64 = 0x06064b50;
  private static final int ENTRY = 0x02014b50;
  private static final int END_SIZE = 22;
  private static final int ENTRY_SIZE = 46;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final long LARGEST_DIRECTORY = 512L << 20;
  private static final long IS_64 = 0xFFFFFFFFL;
  private static final int FILE_TYPE = 0xF000;

  private ZipDirectory() {}

  /**
   * An entry.
   *
   * @param size as it says itself, like everything else here
   * @param mode of the file where it was packed (POSIX); 0 where that is not told
   */
  record Entry(String name, int flags, int method, long compressed, long size, int mode) {
    private static final int DIRECTORY = 0x4000;
    private static final int REGULAR = 0x8000;

    boolean isFolder() {
      return name.endsWith("/");
    }

    boolean isLinkOrDevice() {
      int type = mode & FILE_TYPE;
      return type != 0 && type != DIRECTORY && type != REGULAR;
    }

    boolean isEncrypted() {
      return (flags & 1) != 0;
    }

    boolean isPackedUsually() {
      return method == 0 || method == 8;
    }
  }

  /**
   * Reads it.
   *
   * @throws RefusedArchiveException when the file is no whole archive
   */
  static List<Entry> read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return read(channel);
    } catch (EOFException | CharacterCodingException e) {
      throw new RefusedArchiveException("The file is no ZIP archive, or it is damaged.");
    }
  }

  private static List<Entry> read(FileChannel channel) throws IOException {
    ByteBuffer tail = tail(channel);
    int at = end(tail);
    long count = tail.getShort(at + 10) & 0xFFFF;
    long size = tail.getInt(at + 12) & 0xFFFFFFFFL;
    long offset = tail.getInt(at + 16) & 0xFFFFFFFFL;
    if (count == 0xFFFF || size == IS_64 || offset == IS_64) {
      ByteBuffer end = end64(channel, channel.size() - tail.limit() + at);
      count = end.getLong(32);
      size = end.getLong(40);
      offset = end.getLong(48);
    }
    if (size < 0 || size > LARGEST_DIRECTORY || offset < 0 || offset + size > channel.size()) {
      throw new EOFException();
    }
    return entries(bytes(channel, offset, (int) size), count);
  }

  private static ByteBuffer tail(FileChannel channel) throws IOException {
    int length = (int) Math.min(channel.size(), END_SIZE + LONGEST_COMMENT);
    return bytes(channel, channel.size() - length, length);
  }

  /** The last of them counts, as readers do. */
  private static int end(ByteBuffer tail) throws EOFException {
    for (int at = tail.limit() - END_SIZE; at >= 0; at--) {
      boolean whole = at + END_SIZE <= tail.limit() && tail.getInt(at) == END;
      if (whole && at + END_SIZE + (tail.getShort(at + 20) & 0xFFFF) == tail.limit()) {
        return at;
      }
    }
    throw new EOFException();
  }

  private static ByteBuffer end64(FileChannel channel, long end) throws IOException {
    ByteBuffer locator = bytes(channel, end - 20, 20);
    if (locator.getInt(0) != END_64_LOCATOR) {
      throw new EOFException();
    }
    ByteBuffer found = bytes(channel, locator.getLong(8), 56);
    if (found.getInt(0) != END_64) {
      throw new EOFException();
    }
    return found;
  }

  private static List<Entry> entries(ByteBuffer directory, long count) throws IOException {
    List<Entry> entries = new ArrayList<>();
    int at = 0;
    while (at < directory.limit()) {
      if (directory.limit() - at < ENTRY_SIZE || directory.getInt(at) != ENTRY) {
        throw new EOFException();
      }
      int name = directory.getShort(at + 28) & 0xFFFF;
      int extra = directory.getShort(at + 30) & 0xFFFF;
      int next = at + ENTRY_SIZE + name + extra + (directory.getShort(at + 32) & 0xFFFF);
      if (next > directory.limit()) {
        throw new EOFException();
      }
      entries.add(entry(directory, at, name, extra));
      at = next;
    }
    if (entries.size() != count) {
      throw new EOFException();
    }
    return entries;
  }

  private static Entry entry(ByteBuffer directory, int at, int name, int extra) throws IOException {
    long compressed = directory.getInt(at + 20) & 0xFFFFFFFFL;
    long size = directory.getInt(at + 24) & 0xFFFFFFFFL;
    int extras = at + ENTRY_SIZE + name;
    for (int field = extras; field + 4 <= extras + extra; ) {
      int length = directory.getShort(field + 2) & 0xFFFF;
      if (directory.getShort(field) == 1 && field + 4 + length <= extras + extra) {
        int value = field + 4;
        if (size == IS_64 && length >= 8) {
          size = directory.getLong(value);
          value += 8;
        }
        if (compressed == IS_64 && value + 8 <= field + 4 + length) {
          compressed = directory.getLong(value);
        }
      }
      field += 4 + length;
    }
    return new Entry(
        StandardCharsets.UTF_8
            .newDecoder()
            .decode(directory.slice(at + ENTRY_SIZE, name))
            .toString(),
        directory.getShort(at + 8),
        directory.getShort(at + 10),
        compressed,
        size,
        directory.getInt(at + 38) >>> 16);
  }

  private static ByteBuffer bytes(FileChannel channel, long offset, int length) throws IOException {
    if (offset < 0 || offset + length > channel.size()) {
      throw new EOFException();
    }
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException();
      }
    }
    return buffer.flip();
  }
}
