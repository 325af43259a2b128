package de.kaliregion.obenunten.media.inspect;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;

/** The first picture of a GIF file (GIF89a specification); others are not shown. */
final class GifReader {
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
  private static final int SCREEN = 6;

  private GifReader() {}

  static Picture read(Bytes bytes) throws IOException {
    long at = SCREEN + 7 + colours(bytes.u8(SCREEN + 4));
    while (bytes.u8(at) == '!') {
      at = skipBlocks(bytes, at + 2);
    }
    if (bytes.u8(at) != ',') {
      throw new EOFException();
    }
    long width = Math.max(bytes.u16(SCREEN, ORDER), right(bytes, at + 1));
    long height = Math.max(bytes.u16(SCREEN + 2, ORDER), right(bytes, at + 3));
    long data = at + 10 + colours(bytes.u8(at + 9)) + 1;
    boolean damaged = false;
    if (bytes.u8(data) == 0) {
      throw new EOFException();
    }
    try {
      data = skipBlocks(bytes, data);
      data = skipOthers(bytes, data);
    } catch (EOFException e) {
      damaged = true;
      data = bytes.size();
    }
    return new Picture("image/gif", width, height, false, damaged, data);
  }

  /** To behind the trailer. */
  private static long skipOthers(Bytes bytes, long from) throws IOException {
    long at = from;
    while (true) {
      switch (bytes.u8(at)) {
        case ';' -> {
          return at + 1;
        }
        case '!' -> at = skipBlocks(bytes, at + 2);
        case ',' -> at = skipBlocks(bytes, at + 10 + colours(bytes.u8(at + 9)) + 1);
        default -> throw new EOFException();
      }
    }
  }

  /** Where a frame ends, from its place and extent. */
  private static long right(Bytes bytes, long at) throws IOException {
    return (long) bytes.u16(at, ORDER) + bytes.u16(at + 4, ORDER);
  }

  private static int colours(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private static long skipBlocks(Bytes bytes, long from) throws IOException {
    long at = from;
    for (int length = bytes.u8(at++); length != 0; length = bytes.u8(at++)) {
      at += length;
    }
    return at;
  }
}
