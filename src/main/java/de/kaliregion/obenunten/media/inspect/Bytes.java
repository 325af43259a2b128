package de.kaliregion.obenunten.media.inspect;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A file, or a part of one, that is read here and there. Whatever a stranger's file claims of its
 * lengths, nothing is read beyond its end and no more is kept than was asked for.
 */
final class Bytes implements Closeable {
  private static final int WINDOW = 64 * 1024;

  private final FileChannel channel;
  private final long start;
  private final long size;

  private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
  private long windowAt;

  private Bytes(FileChannel channel, long start, long size) {
    this.channel = channel;
    this.start = start;
    this.size = size;
  }

  static Bytes open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file);
    return new Bytes(channel, 0, channel.size());
  }

  /** A part that is read as if it were a file; it is closed with the whole. */
  Bytes part(long at, long length) throws EOFException {
    if (at < 0 || length < 0 || at > size - length) {
      throw new EOFException();
    }
    return new Bytes(channel, start + at, length);
  }

  long size() {
    return size;
  }

  /** An unsigned byte. */
  int u8(long at) throws IOException {
    return window(at, 1).get(index(at)) & 0xff;
  }

  int u16(long at, ByteOrder order) throws IOException {
    return window(at, 2).order(order).getShort(index(at)) & 0xffff;
  }

  long u32(long at, ByteOrder order) throws IOException {
    return window(at, 4).order(order).getInt(index(at)) & 0xffffffffL;
  }

  /**
   * An unsigned number of 64 bits.
   *
   * @throws EOFException also for one that no file's length can reach
   */
  long u64(long at, ByteOrder order) throws IOException {
    long value = window(at, 8).order(order).getLong(index(at));
    if (value < 0) {
      throw new EOFException();
    }
    return value;
  }

  /** In the order of networks, as most formats have it. */
  int u16(long at) throws IOException {
    return u16(at, ByteOrder.BIG_ENDIAN);
  }

  /** In the order of networks, as most formats have it. */
  long u32(long at) throws IOException {
    return u32(at, ByteOrder.BIG_ENDIAN);
  }

  /** Four characters, as many formats name their parts. */
  String name(long at) throws IOException {
    return new String(read(at, 4), StandardCharsets.ISO_8859_1);
  }

  /**
   * Where this byte stands next.
   *
   * @throws EOFException if it does not
   */
  long next(int value, long from) throws IOException {
    for (long at = from; ; at = windowAt + window.limit()) {
      byte[] array = window(at, 1).array();
      for (int i = index(at); i < window.limit(); i++) {
        if (array[i] == (byte) value) {
          return windowAt + i;
        }
      }
    }
  }

  /** Whether these characters, each one byte, stand there. */
  boolean has(long at, String latin1) throws IOException {
    if (at < 0 || at > size - latin1.length()) {
      return false;
    }
    return latin1.equals(new String(read(at, latin1.length()), StandardCharsets.ISO_8859_1));
  }

  /** Exactly so many bytes. */
  byte[] read(long at, int length) throws IOException {
    byte[] bytes = upTo(at, length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  /** So many bytes, or fewer where the file ends before. */
  byte[] upTo(long at, int length) throws IOException {
    int there = Math.clamp(size - at, 0, length);
    ByteBuffer bytes = ByteBuffer.allocate(there);
    fill(bytes, at);
    return bytes.array();
  }

  private ByteBuffer window(long at, int length) throws IOException {
    if (at < 0 || at > size - length) {
      throw new EOFException();
    }
    if (at < windowAt || at + length > windowAt + window.limit()) {
      window.clear().limit((int) Math.min(WINDOW, size - at));
      fill(window, at);
      windowAt = at;
    }
    return window;
  }

  private int index(long at) {
    return (int) (at - windowAt);
  }

  private void fill(ByteBuffer buffer, long at) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, start + at + buffer.position()) < 0) {
        throw new EOFException();
      }
    }
    buffer.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
