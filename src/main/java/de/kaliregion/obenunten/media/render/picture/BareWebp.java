package de.kaliregion.obenunten.media.render.picture;

import de.kaliregion.obenunten.media.isolate.Product;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Leaves of a WebP file the picture alone. libvips 8.14 writes EXIF into each, whatever it was
 * told; in that of a small picture it is a large part of the bytes.
 */
final class BareWebp {
  private static final int LARGEST = 64 << 20;
  private static final int FILE_HEADER = 12;
  private static final int CHUNK_HEADER = 8;

  /** What a still picture consists of (RFC 9649, 2.7). */
  private static final Set<String> PICTURE = Set.of("VP8 ", "VP8L", "ALPH");

  /** What the flags of an extended file say: there is an alpha channel. */
  private static final int ALPHA = 0x10;

  private BareWebp() {}

  /** Replaces the file in the folder by one without anything else. */
  static void rewrite(Path folder, String name) throws IOException, MalformedPictureException {
    Product product = Product.in(folder, name);
    byte[] bare;
    try (InputStream in = product.open()) {
      bare = of(in.readNBytes(LARGEST));
    }
    Files.delete(product.path());
    Files.write(product.path(), bare, StandardOpenOption.CREATE_NEW);
  }

  /** The same picture without anything else. */
  static byte[] of(byte[] webp) throws MalformedPictureException {
    ByteBuffer in = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
    if (webp.length < FILE_HEADER || !name(webp, 0).equals("RIFF")) {
      throw new MalformedPictureException("is no WebP");
    }
    ByteArrayOutputStream kept = new ByteArrayOutputStream(webp.length);
    int at = FILE_HEADER;
    while (at + CHUNK_HEADER <= webp.length) {
      String chunk = name(webp, at);
      long length = Integer.toUnsignedLong(in.getInt(at + 4));
      long next = at + CHUNK_HEADER + length + (length & 1);
      if (next > webp.length) {
        throw new MalformedPictureException("WebP ends within " + chunk);
      }
      boolean transparent = chunk.equals("VP8X") && length > 0 && (webp[at + 8] & ALPHA) != 0;
      if (transparent) {
        webp[at + CHUNK_HEADER] = ALPHA;
      }
      if (transparent || PICTURE.contains(chunk)) {
        kept.write(webp, at, (int) next - at);
      }
      at = (int) next;
    }
    return file(kept.toByteArray());
  }

  private static byte[] file(byte[] chunks) {
    ByteBuffer out =
        ByteBuffer.allocate(FILE_HEADER + chunks.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.ISO_8859_1));
    out.putInt(4 + chunks.length);
    out.put("WEBP".getBytes(StandardCharsets.ISO_8859_1));
    return out.put(chunks).array();
  }

  private static String name(byte[] webp, int at) {
    return new String(webp, at, 4, StandardCharsets.ISO_8859_1);
  }
}
