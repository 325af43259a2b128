package de.kaliregion.obenunten.sign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes square pictures of black and white as PNG with one bit for each pixel (W3C PNG, third
 * edition), without the desktop module of the JDK.
 */
final class MonochromePng {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte BIT_DEPTH = 1;
  private static final byte GREYSCALE = 0;
  private static final byte NO_FILTER = 0;

  private MonochromePng() {}

  /**
   * The picture with this many pixels along each edge.
   *
   * @param rows each row by its number from the top, as {@link #row} makes it
   */
  static byte[] encode(int edge, IntFunction<byte[]> rows) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    png.writeBytes(
        chunk(
            "IHDR",
            ByteBuffer.allocate(13)
                .putInt(edge)
                .putInt(edge)
                .put(BIT_DEPTH)
                .put(GREYSCALE)
                .array()));
    png.writeBytes(chunk("IDAT", compressedRows(edge, rows)));
    png.writeBytes(chunk("IEND", new byte[0]));
    return png.toByteArray();
  }

  private static byte[] compressedRows(int edge, IntFunction<byte[]> rows) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream out = new DeflaterOutputStream(compressed, deflater)) {
      for (int y = 0; y < edge; y++) {
        out.write(NO_FILTER);
        out.write(rows.apply(y));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    } finally {
      deflater.end();
    }
    return compressed.toByteArray();
  }

  /** One bit for each pixel, 1 is white; the bits after the last pixel are 0. */
  static byte[] row(int edge, IntPredicate isBlack) {
    byte[] row = new byte[(edge + 7) / 8];
    for (int x = 0; x < edge; x++) {
      if (!isBlack.test(x)) {
        row[x / 8] |= (byte) (0x80 >> x % 8);
      }
    }
    return row;
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(name)
        .put(data)
        .putInt((int) check.getValue())
        .array();
  }
}
