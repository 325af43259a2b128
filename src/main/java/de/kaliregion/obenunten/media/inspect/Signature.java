package de.kaliregion.obenunten.media.inspect;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Tells the accepted formats by how their files begin. Names of files count for nothing. */
final class Signature {
  private static final Set<String> STILL_BRANDS =
      Set.of(
          "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis", "miaf");

  /** Boxes with which QuickTime files begin that are older than {@code ftyp}. */
  private static final Set<String> OLD_QUICKTIME =
      Set.of("moov", "mdat", "wide", "free", "skip", "pnot");

  /** How far from the beginning, or from the end of a tag, the first frame of a sound may be. */
  private static final int FARTHEST_FRAME = 16 * 1024;

  private Signature() {}

  static Optional<Format> of(Bytes bytes) throws IOException {
    if (bytes.size() < 12) {
      return Optional.empty();
    }
    Optional<Format> found = picture(bytes);
    if (found.isEmpty()) {
      found = container(bytes);
    }
    if (found.isEmpty()) {
      found = sound(bytes);
    }
    return found;
  }

  private static Optional<Format> picture(Bytes bytes) throws IOException {
    if (bytes.has(0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(Format.JPEG);
    }
    if (bytes.has(0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(Format.PNG);
    }
    if (bytes.has(0, "GIF87a") || bytes.has(0, "GIF89a")) {
      return Optional.of(Format.GIF);
    }
    if (bytes.has(0, "RIFF") && bytes.has(8, "WEBP")) {
      return Optional.of(Format.WEBP);
    }
    boolean tiff =
        bytes.has(0, "II*\0")
            || bytes.has(0, "MM\0*")
            || bytes.has(0, "II+\0\b\0\0\0")
            || bytes.has(0, "MM\0+\0\b\0\0");
    return tiff ? Optional.of(Format.TIFF) : Optional.empty();
  }

  private static Optional<Format> container(Bytes bytes) throws IOException {
    String head = bytes.name(0);
    String form = bytes.name(8);
    return switch (head) {
      case "RIFF", "RF64", "BW64" -> only(form.equals("WAVE"), Format.WAV);
      case "FORM" -> only(form.equals("AIFF") || form.equals("AIFC"), Format.AIFF);
      case "OggS" -> Optional.of(Format.OGG);
      case "glTF" -> Optional.of(Format.GLB);
      case "\u001aE\u00df\u00a3" -> matroska(bytes);
      default -> isDocument(bytes) ? Optional.of(Format.PDF) : boxes(bytes);
    };
  }

  /** Some programs write empty lines, or a byte order mark, before the header. */
  private static boolean isDocument(Bytes bytes) throws IOException {
    String head = new String(bytes.upTo(0, 64), StandardCharsets.ISO_8859_1);
    return head.replaceFirst("^(\u00ef\u00bb\u00bf)?\\s*", "").startsWith("%PDF-");
  }

  private static Optional<Format> only(boolean holds, Format format) {
    return holds ? Optional.of(format) : Optional.empty();
  }

  private static Optional<Format> boxes(Bytes bytes) throws IOException {
    String type = bytes.name(4);
    if (OLD_QUICKTIME.contains(type)) {
      // The length before it tells a box from a text in which such a word stands.
      boolean fits = bytes.u32(0) <= bytes.size() || type.equals("mdat");
      return fits ? Optional.of(Format.QUICKTIME) : Optional.empty();
    }
    if (!type.equals("ftyp")) {
      return Optional.empty();
    }
    String brand = bytes.name(8);
    if (brand.equals("crx ")) {
      return Optional.empty();
    }
    if (STILL_BRANDS.contains(brand)) {
      return Optional.of(Format.HEIF);
    }
    return Optional.of(brand.equals("qt  ") ? Format.QUICKTIME : Format.MP4);
  }

  /** The document type stands in the EBML header (RFC 8794, 11.2.7). */
  private static Optional<Format> matroska(Bytes bytes) throws IOException {
    for (int at = 4; at < 64; at++) {
      if (bytes.has(at, "\u0042\u0082\u0084webm")) {
        return Optional.of(Format.WEBM);
      }
      if (bytes.has(at, "\u0042\u0082\u0088matroska")) {
        return Optional.of(Format.MATROSKA);
      }
    }
    return Optional.empty();
  }

  private static Optional<Format> sound(Bytes bytes) throws IOException {
    long start = 0;
    // ID3v2, 3.1: the length has seven bits in each byte.
    while (bytes.has(start, "ID3") && start + 10 <= bytes.size()) {
      long length = 0;
      for (int i = 6; i < 10; i++) {
        length = length << 7 | bytes.u8(start + i) & 0x7f;
      }
      start += 10 + length;
    }
    if (bytes.has(start, "fLaC")) {
      return Optional.of(Format.FLAC);
    }
    int farthest = start == 0 ? 1 : FARTHEST_FRAME;
    for (long at = start; at < start + farthest && at + 4 < bytes.size(); at++) {
      if (bytes.u8(at) == 0xff && frames(bytes, at, Format.MP3)) {
        return Optional.of(Format.MP3);
      }
      if (bytes.u8(at) == 0xff && frames(bytes, at, Format.AAC)) {
        return Optional.of(Format.AAC);
      }
    }
    return Optional.empty();
  }

  /** Two bytes may look like a frame by chance; three frames one behind the other do not. */
  private static boolean frames(Bytes bytes, long from, Format format) throws IOException {
    long at = from;
    for (int i = 0; i < 3; i++) {
      if (at + 6 > bytes.size()) {
        return i > 1;
      }
      int length = format == Format.MP3 ? mp3Frame(bytes, at) : aacFrame(bytes, at);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /** The length of a frame of layer III (ISO/IEC 11172-3, 2.4.2.3), or 0. */
  private static int mp3Frame(Bytes bytes, long at) throws IOException {
    int[] firstVersion = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0};
    int[] laterVersions = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0};
    int[] rates = {44_100, 48_000, 32_000, 0};
    long header = bytes.u32(at, ByteOrder.BIG_ENDIAN);
    int version = (int) (header >> 19 & 3);
    boolean layerThree = (header >> 17 & 3) == 1;
    if (header >> 21 != 0x7ff || version == 1 || !layerThree) {
      return 0;
    }
    boolean first = version == 3;
    int kilobits = (first ? firstVersion : laterVersions)[(int) (header >> 12 & 15)];
    int rate = rates[(int) (header >> 10 & 3)] >> (first ? 0 : version == 2 ? 1 : 2);
    if (kilobits == 0 || rate == 0) {
      return 0;
    }
    return (first ? 144_000 : 72_000) * kilobits / rate + (int) (header >> 9 & 1);
  }

  /** The length of an ADTS frame (ISO/IEC 13818-7, 6.2), or 0. */
  private static int aacFrame(Bytes bytes, long at) throws IOException {
    boolean starts = (bytes.u16(at) & 0xfff6) == 0xfff0;
    int length = (int) (bytes.u32(at + 2) >> 5 & 0x1fff);
    return starts && length > 7 ? length : 0;
  }
}
