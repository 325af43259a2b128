package de.kaliregion.obenunten.media.inspect;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The chunks of a PNG file (ISO/IEC 15948). Its pixels are not inflated. */
final class PngReader {
  /** Of all profiles and texts together; a program that inflates them keeps them in memory. */
  private static final int MOST_INFLATED = 16 * 1024 * 1024;

  /** Beside those with pixels. */
  private static final int MOST_CHUNKS = 2_000;

  private static final int FIRST_CHUNK = 8;
  private static final int PIECE = 64 * 1024;

  private final Bytes bytes;
  private long inflated;

  private PngReader(Bytes bytes) {
    this.bytes = bytes;
  }

  static Picture read(Bytes bytes) throws IOException, RefusedException {
    return new PngReader(bytes).read();
  }

  private Picture read() throws IOException, RefusedException {
    if (!bytes.has(FIRST_CHUNK + 4, "IHDR") || !intact(FIRST_CHUNK, 13)) {
      throw new EOFException();
    }
    long width = bytes.u32(FIRST_CHUNK + 8);
    long height = bytes.u32(FIRST_CHUNK + 12);
    long at = FIRST_CHUNK + 25;
    boolean pixels = false;
    boolean damaged = false;
    int others = 0;
    try {
      String name = bytes.name(at + 4);
      while (!name.equals("IEND")) {
        long length = bytes.u32(at);
        if (name.equals("IDAT")) {
          pixels = true;
          damaged |= !intact(at, length);
        } else if (++others > MOST_CHUNKS) {
          throw new RefusedException(Reasons.broken());
        } else {
          inflate(name, at + 8, length);
        }
        at += 12 + length;
        name = bytes.name(at + 4);
      }
      at += 12;
    } catch (EOFException e) {
      if (!pixels) {
        throw e;
      }
      damaged = true;
      at = bytes.size();
    }
    if (!pixels) {
      throw new EOFException();
    }
    return new Picture("image/png", width, height, false, damaged, at);
  }

  /** Whether the check sum behind a chunk is right. */
  private boolean intact(long at, long length) throws IOException {
    CRC32 sum = new CRC32();
    long end = at + 8 + length;
    for (long piece = at + 4; piece < end; piece += PIECE) {
      sum.update(bytes.read(piece, (int) Math.min(PIECE, end - piece)));
    }
    return sum.getValue() == bytes.u32(end);
  }

  /** Inflates what a decoder would, and keeps nothing. */
  private void inflate(String name, long at, long length) throws IOException, RefusedException {
    if (!name.equals("iCCP") && !name.equals("zTXt") && !name.equals("iTXt")) {
      return;
    }
    long end = at + length;
    long data = at;
    while (bytes.u8(data++) != 0) {
      if (data >= end) {
        return;
      }
    }
    if (name.equals("iTXt")) {
      boolean compressed = bytes.u8(data) == 1;
      if (!compressed) {
        return;
      }
      data += 2;
      for (int texts = 0; texts < 2; texts++) {
        while (data < end && bytes.u8(data++) != 0) {
          // the language, then the translated keyword
        }
      }
    } else {
      data++;
    }
    inflate(data, end);
  }

  private void inflate(long from, long end) throws IOException, RefusedException {
    byte[] out = new byte[PIECE];
    try (Inflater inflater = new Inflater()) {
      for (long at = from; at < end && !inflater.finished(); at += PIECE) {
        inflater.setInput(bytes.read(at, (int) Math.min(PIECE, end - at)));
        while (!inflater.needsInput() && !inflater.finished()) {
          int n = inflater.inflate(out);
          inflated += n;
          if (inflated > MOST_INFLATED) {
            throw new RefusedException(Reasons.inflates());
          }
          if (n == 0 && inflater.needsDictionary()) {
            return;
          }
        }
      }
    } catch (DataFormatException e) {
      // A broken text or profile: decoders go on without it.
      return;
    }
  }
}
