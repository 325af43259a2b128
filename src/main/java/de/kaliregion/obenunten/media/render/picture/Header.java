package de.kaliregion.obenunten.media.render.picture;

import de.kaliregion.obenunten.content.Rendition.Dimensions;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the headers of pictures that were made here, and makes sure that they carry nothing but the
 * picture: no EXIF, XMP, IPTC, comment or profile.
 */
public final class Header {
  private static final int JPEG_START = 0xffd8;
  private static final int JPEG_SCAN = 0xffda;
  private static final int JPEG_COMMENT = 0xfffe;
  private static final int LARGEST_AVIF_META = 64 << 10;
  private static final long PNG_MAGIC = 0x89504e470d0a1a0aL;

  private Header() {}

  /**
   * The size of a picture.
   *
   * @throws MalformedPictureException if it is none of that format, or carries more than the
   *     picture
   */
  public static Dimensions read(Format format, InputStream stream)
      throws IOException, MalformedPictureException {
    try {
      DataInputStream in = new DataInputStream(stream);
      return switch (format) {
        case JPEG -> jpeg(in);
        case WEBP -> webp(in);
        case AVIF -> avif(in);
      };
    } catch (EOFException e) {
      throw new MalformedPictureException(format + " ends within its header");
    } catch (IllegalArgumentException e) {
      throw new MalformedPictureException(format + " has no size");
    }
  }

  /** The size of a PNG file. */
  static Dimensions readPng(InputStream stream) throws IOException, MalformedPictureException {
    byte[] begin = stream.readNBytes(24);
    require(begin.length == 24, "PNG ends within its header");
    ByteBuffer header = ByteBuffer.wrap(begin);
    require(header.getLong(0) == PNG_MAGIC, "is no PNG");
    require(header.getInt(16) > 0 && header.getInt(20) > 0, "PNG has no size");
    return new Dimensions(header.getInt(16), header.getInt(20));
  }

  /** Segments up to the first scan (ITU-T T.81, B.1.1). */
  private static Dimensions jpeg(DataInputStream in) throws IOException, MalformedPictureException {
    require(in.readUnsignedShort() == JPEG_START, "is no JPEG");
    Dimensions found = null;
    for (int marker = in.readUnsignedShort();
        marker != JPEG_SCAN;
        marker = in.readUnsignedShort()) {
      require((marker & 0xff00) == 0xff00, "is no JPEG");
      require(!carriesMore(marker), "JPEG carries more than the picture");
      int length = in.readUnsignedShort() - 2;
      if (isFrame(marker)) {
        in.skipNBytes(1);
        int height = in.readUnsignedShort();
        found = new Dimensions(in.readUnsignedShort(), height);
        length -= 5;
      }
      in.skipNBytes(length);
    }
    require(found != null, "JPEG has no frame");
    return found;
  }

  /** JFIF (APP0) and Adobe's word on colours (APP14) belong to the picture. */
  private static boolean carriesMore(int marker) {
    return marker == JPEG_COMMENT || (marker > 0xffe0 && marker <= 0xffef && marker != 0xffee);
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xffc0
        && marker <= 0xffcf
        && marker != 0xffc4
        && marker != 0xffc8
        && marker != 0xffcc;
  }

  /** The one chunk of a simple file, or all of an extended one (RFC 9649). */
  private static Dimensions webp(DataInputStream in) throws IOException, MalformedPictureException {
    require(text(in).equals("RIFF"), "is no WebP");
    long left = littleEndian(in) - 4;
    require(text(in).equals("WEBP"), "is no WebP");
    Dimensions found = null;
    while (left >= 8) {
      String chunk = text(in);
      long length = littleEndian(in);
      long padded = length + (length & 1);
      switch (chunk) {
        case "VP8 ", "VP8L" -> {
          byte[] begin = in.readNBytes(10);
          found = chunk.equals("VP8 ") ? lossy(begin) : lossless(begin);
          in.skipNBytes(padded - 10);
        }
        case "VP8X", "ALPH" -> in.skipNBytes(padded);
        default ->
            throw new MalformedPictureException("WebP carries more than the picture: " + chunk);
      }
      left -= 8 + padded;
    }
    require(found != null, "WebP has no frame");
    return found;
  }

  /** RFC 6386, 9.1. */
  private static Dimensions lossy(byte[] begin) throws MalformedPictureException {
    require(begin.length == 10 && begin[3] == (byte) 0x9d, "is no key frame");
    ByteBuffer sizes = ByteBuffer.wrap(begin).order(ByteOrder.LITTLE_ENDIAN);
    return new Dimensions(sizes.getShort(6) & 0x3fff, sizes.getShort(8) & 0x3fff);
  }

  /** RFC 9649, 3.4. */
  private static Dimensions lossless(byte[] begin) throws MalformedPictureException {
    require(begin.length == 10 && begin[0] == 0x2f, "is no lossless WebP");
    int bits = ByteBuffer.wrap(begin).order(ByteOrder.LITTLE_ENDIAN).getInt(1);
    return new Dimensions((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
  }

  /** The boxes {@code ftyp} and {@code meta} (ISO/IEC 14496-12 and 23008-12). */
  private static Dimensions avif(DataInputStream in) throws IOException, MalformedPictureException {
    int typeLength = in.readInt();
    require(text(in).equals("ftyp") && text(in).equals("avif"), "is no AVIF");
    in.skipNBytes(typeLength - 12);
    int metaLength = in.readInt();
    require(text(in).equals("meta"), "AVIF does not begin with its description");
    require(metaLength > 8 && metaLength <= LARGEST_AVIF_META, "AVIF carries too much");
    byte[] meta = in.readNBytes(metaLength - 8);
    String boxes = new String(meta, StandardCharsets.ISO_8859_1);
    for (String more : new String[] {"Exif", "mime", "prof", "rICC"}) {
      require(!boxes.contains(more), "AVIF carries more than the picture");
    }
    int extents = boxes.indexOf("ispe");
    require(extents >= 0 && extents + 16 <= meta.length, "AVIF has no size");
    ByteBuffer sizes = ByteBuffer.wrap(meta);
    return new Dimensions(sizes.getInt(extents + 8), sizes.getInt(extents + 12));
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] four = new byte[4];
    in.readFully(four);
    return new String(four, StandardCharsets.ISO_8859_1);
  }

  private static long littleEndian(DataInputStream in) throws IOException {
    return Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
  }

  private static void require(boolean fulfilled, String otherwise)
      throws MalformedPictureException {
    if (!fulfilled) {
      throw new MalformedPictureException(otherwise);
    }
  }
}
