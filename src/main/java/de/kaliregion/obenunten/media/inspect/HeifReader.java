package de.kaliregion.obenunten.media.inspect;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The items of a HEIC or AVIF file (ISO/IEC 23008-12), and the properties of its main picture. */
final class HeifReader {
  private static final int MOST_ITEMS = 10_000;

  /** Exif and XMP; more than this no camera writes. */
  private static final int LONGEST_METADATA = 4 * 1024 * 1024;

  private final Bytes bytes;
  private final Map<Long, String> types = new HashMap<>();
  private final Map<Long, List<Extent>> extents = new HashMap<>();
  private final List<Box> meta;

  private record Extent(long at, long length) {}

  HeifReader(Bytes bytes) throws IOException {
    this.bytes = bytes;
    Box box = Box.required("meta", Box.in(bytes, 0, bytes.size()));
    this.meta = Box.in(bytes, box.at() + 4, box.end());
    readTypes();
    readExtents();
  }

  /** The main picture, as its header says. */
  Picture picture() throws IOException, RefusedException {
    Box pitm = Box.required("pitm", meta);
    long main = bytes.u8(pitm.at()) == 0 ? bytes.u16(pitm.at() + 4) : bytes.u32(pitm.at() + 4);
    List<Long> parts = parts(main);
    String codec = types.getOrDefault(parts.getFirst(), "");
    String mediaType =
        switch (codec) {
          case "hvc1" -> "image/heic";
          case "av01" -> "image/avif";
          default -> throw new RefusedException(Reasons.unusualHeif());
        };
    requireThere(main);
    for (long part : parts) {
      requireThere(part);
    }
    return sized(mediaType, properties(main));
  }

  /** The bytes of an item with metadata: {@code Exif} (from its TIFF header on). */
  Optional<byte[]> exif() throws IOException {
    Optional<byte[]> item = content("Exif");
    if (item.isEmpty() || item.get().length < 8) {
      return Optional.empty();
    }
    // ISO/IEC 23008-12, A.2.1: how far the TIFF header is away stands first.
    byte[] all = item.get();
    int skipped = 4 + (((all[2] & 0xff) << 8) | (all[3] & 0xff));
    return skipped >= all.length
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(all, skipped, all.length));
  }

  /** The XMP packet. */
  Optional<byte[]> xmp() throws IOException {
    return content("mime");
  }

  private Optional<byte[]> content(String type) throws IOException {
    for (Map.Entry<Long, String> item : types.entrySet()) {
      List<Extent> places = extents.getOrDefault(item.getKey(), List.of());
      if (item.getValue().equals(type)
          && places.size() == 1
          && places.getFirst().length() <= LONGEST_METADATA) {
        return Optional.of(bytes.upTo(places.getFirst().at(), (int) places.getFirst().length()));
      }
    }
    return Optional.empty();
  }

  private void requireThere(long item) throws EOFException {
    for (Extent extent : extents.getOrDefault(item, List.of())) {
      if (extent.at() + extent.length() > bytes.size()) {
        throw new EOFException();
      }
    }
  }

  private Picture sized(String mediaType, List<Box> properties) throws IOException {
    Box size = Box.required("ispe", properties);
    boolean turned = false;
    for (Box property : properties) {
      turned ^= property.type().equals("irot") && (bytes.u8(property.at()) & 1) == 1;
    }
    return new Picture(
        mediaType, bytes.u32(size.at() + 4), bytes.u32(size.at() + 8), turned, false, bytes.size());
  }

  /** The item itself; of a picture put together from tiles, these. */
  private List<Long> parts(long item) throws IOException {
    if (!types.getOrDefault(item, "").matches("grid|iovl|iden")) {
      return List.of(item);
    }
    List<Long> parts = new ArrayList<>();
    Box iref = Box.required("iref", meta);
    int width = bytes.u8(iref.at()) == 0 ? 2 : 4;
    for (Box reference : Box.in(bytes, iref.at() + 4, iref.end())) {
      if (reference.type().equals("dimg") && number(reference.at(), width) == item) {
        int count = bytes.u16(reference.at() + width);
        for (int i = 0; i < count; i++) {
          parts.add(number(reference.at() + width + 2 + (long) i * width, width));
        }
      }
    }
    if (parts.isEmpty()) {
      throw new EOFException();
    }
    return parts;
  }

  private void readTypes() throws IOException {
    Box iinf = Box.required("iinf", meta);
    int counted = bytes.u8(iinf.at()) == 0 ? 2 : 4;
    for (Box infe : Box.in(bytes, iinf.at() + 4 + counted, iinf.end())) {
      int version = bytes.u8(infe.at());
      if (version >= 2 && types.size() < MOST_ITEMS) {
        int width = version == 2 ? 2 : 4;
        types.put(number(infe.at() + 4, width), bytes.name(infe.at() + 4 + width + 2));
      }
    }
  }

  private void readExtents() throws IOException {
    Box iloc = Box.required("iloc", meta);
    long inside = Box.first("idat", meta).map(Box::at).orElse(0L);
    int version = bytes.u8(iloc.at());
    int offsetWidth = bytes.u8(iloc.at() + 4) >> 4;
    int lengthWidth = bytes.u8(iloc.at() + 4) & 15;
    int baseWidth = bytes.u8(iloc.at() + 5) >> 4;
    int indexWidth = version == 0 ? 0 : bytes.u8(iloc.at() + 5) & 15;
    int idWidth = version < 2 ? 2 : 4;
    long count = number(iloc.at() + 6, idWidth);
    if (count > MOST_ITEMS) {
      throw new EOFException();
    }
    long at = iloc.at() + 6 + idWidth;
    for (long i = 0; i < count; i++) {
      long item = number(at, idWidth);
      at += idWidth;
      int method = version == 0 ? 0 : bytes.u16(at) & 15;
      at += (version == 0 ? 0 : 2) + 2;
      long base = number(at, baseWidth) + (method == 1 ? inside : 0);
      at += baseWidth;
      int pieces = bytes.u16(at);
      at += 2;
      List<Extent> places = new ArrayList<>();
      for (int piece = 0; piece < pieces; piece++) {
        at += indexWidth;
        places.add(
            new Extent(base + number(at, offsetWidth), number(at + offsetWidth, lengthWidth)));
        at += offsetWidth + lengthWidth;
      }
      extents.put(item, places);
    }
  }

  /** The properties that belong to an item. */
  private List<Box> properties(long item) throws IOException {
    Box iprp = Box.required("iprp", meta);
    List<Box> parts = Box.in(bytes, iprp.at(), iprp.end());
    Box ipco = Box.required("ipco", parts);
    List<Box> all = Box.in(bytes, ipco.at(), ipco.end());
    List<Box> own = new ArrayList<>();
    for (Box ipma : parts.stream().filter(part -> part.type().equals("ipma")).toList()) {
      int idWidth = bytes.u8(ipma.at()) == 0 ? 2 : 4;
      boolean wide = (bytes.u8(ipma.at() + 3) & 1) == 1;
      long entries = bytes.u32(ipma.at() + 4);
      long at = ipma.at() + 8;
      for (long i = 0; i < entries && at < ipma.end(); i++) {
        boolean mine = number(at, idWidth) == item;
        int count = bytes.u8(at + idWidth);
        at += idWidth + 1;
        for (int property = 0; property < count; property++) {
          int index = wide ? bytes.u16(at) & 0x7fff : bytes.u8(at) & 0x7f;
          at += wide ? 2 : 1;
          if (mine && index >= 1 && index <= all.size()) {
            own.add(all.get(index - 1));
          }
        }
      }
    }
    return own;
  }

  private long number(long at, int width) throws IOException {
    return switch (width) {
      case 0 -> 0;
      case 2 -> bytes.u16(at);
      case 4 -> bytes.u32(at);
      case 8 -> bytes.u64(at, ByteOrder.BIG_ENDIAN);
      default -> throw new EOFException();
    };
  }
}
