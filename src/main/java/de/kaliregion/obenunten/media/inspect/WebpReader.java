package de.kaliregion.obenunten.media.inspect;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;

/** The chunks of a WebP file (RFC 9649). A cut one cannot be decoded. */
final class WebpReader {
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

  private WebpReader() {}

  static Picture read(Bytes bytes) throws IOException {
    long end = 8 + bytes.u32(4, ORDER);
    if (end > bytes.size()) {
      throw new EOFException();
    }
    return picture(bytes, 12, end);
  }

  private static Picture picture(Bytes bytes, long from, long end) throws IOException {
    long at = from;
    long width = 0;
    long height = 0;
    while (at + 8 <= end) {
      String name = bytes.name(at);
      long data = at + 8;
      switch (name) {
        case "VP8X" -> {
          width = 1 + u24(bytes, data + 4);
          height = 1 + u24(bytes, data + 7);
        }
        case "VP8 " -> {
          if (!bytes.has(data + 3, "\u009d\u0001\u002a")) {
            throw new EOFException();
          }
          width = Math.max(width, bytes.u16(data + 6, ORDER) & 0x3fff);
          height = Math.max(height, bytes.u16(data + 8, ORDER) & 0x3fff);
          return new Picture("image/webp", width, height, false, false, end);
        }
        case "VP8L" -> {
          if (bytes.u8(data) != 0x2f) {
            throw new EOFException();
          }
          long bits = bytes.u32(data + 1, ORDER);
          width = Math.max(width, 1 + (bits & 0x3fff));
          height = Math.max(height, 1 + (bits >> 14 & 0x3fff));
          return new Picture("image/webp", width, height, false, false, end);
        }
        case "ANMF" -> {
          if (width == 0) {
            throw new EOFException();
          }
          return new Picture("image/webp", width, height, false, false, end);
        }
        default -> {
          // profiles and other metadata
        }
      }
      long length = bytes.u32(at + 4, ORDER);
      at = data + length + (length & 1);
    }
    throw new EOFException();
  }

  private static long u24(Bytes bytes, long at) throws IOException {
    return bytes.u16(at, ORDER) | (long) bytes.u8(at + 2) << 16;
  }
}
