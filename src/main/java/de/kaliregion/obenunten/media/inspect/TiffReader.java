package de.kaliregion.obenunten.media.inspect;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** The first directory of a TIFF file (TIFF 6.0) or BigTIFF; further pages are not shown. */
final class TiffReader {
  private static final int NEW_SUBFILE_TYPE = 254;
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int MAKE = 271;
  private static final int STRIP_OFFSETS = 273;
  private static final int ORIENTATION = 274;
  private static final int STRIP_LENGTHS = 279;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_LENGTHS = 325;
  private static final int SUB_DIRECTORIES = 330;
  private static final int DNG_VERSION = 50706;

  private static final int MOST_ENTRIES = 4_096;
  private static final long MOST_PIECES = 2_000_000;

  private final Bytes bytes;
  private final ByteOrder order;
  private final boolean big;
  private final Map<Integer, Entry> entries = new HashMap<>();

  /** Values of a tag: where the first stands, and how many bytes each has. */
  private record Entry(long at, int width, long count) {}

  private TiffReader(Bytes bytes) throws IOException {
    this.bytes = bytes;
    this.order = bytes.has(0, "II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    this.big = bytes.u16(2, order) == 43;
  }

  static Picture read(Bytes bytes) throws IOException, RefusedException {
    return new TiffReader(bytes).read();
  }

  private Picture read() throws IOException, RefusedException {
    readDirectory(big ? bytes.u64(8, order) : bytes.u32(4, order));
    if (isRaw()) {
      throw new RefusedException(Reasons.raw());
    }
    boolean turned = entries.containsKey(ORIENTATION) && value(ORIENTATION) > 4;
    boolean tiled = entries.containsKey(TILE_OFFSETS);
    boolean damaged =
        tiled ? isCut(TILE_OFFSETS, TILE_LENGTHS) : isCut(STRIP_OFFSETS, STRIP_LENGTHS);
    return new Picture("image/tiff", value(WIDTH), value(HEIGHT), turned, damaged, bytes.size());
  }

  private void readDirectory(long directory) throws IOException {
    long count = big ? bytes.u64(directory, order) : bytes.u16(directory, order);
    if (count > MOST_ENTRIES) {
      throw new EOFException();
    }
    long first = directory + (big ? 8 : 2);
    for (int i = 0; i < count; i++) {
      long at = first + (long) i * (big ? 20 : 12);
      int width = width(bytes.u16(at + 2, order));
      long values = big ? bytes.u64(at + 4, order) : bytes.u32(at + 4, order);
      long place = at + (big ? 12 : 8);
      boolean inside = values <= (big ? 8 : 4) / width;
      if (!inside) {
        place = big ? bytes.u64(place, order) : bytes.u32(place, order);
      }
      entries.put(bytes.u16(at, order), new Entry(place, width, values));
    }
  }

  private static int width(int type) {
    return switch (type) {
      case 3, 8 -> 2;
      case 4, 9, 11, 13 -> 4;
      case 5, 10, 12, 16, 17, 18 -> 8;
      default -> 1;
    };
  }

  /** The raw data of cameras dress as TIFF whose first picture is but a preview. */
  private boolean isRaw() throws IOException {
    boolean preview = entries.containsKey(NEW_SUBFILE_TYPE) && (value(NEW_SUBFILE_TYPE) & 1) == 1;
    return entries.containsKey(DNG_VERSION)
        || bytes.has(8, "CR\u0002")
        || (preview && entries.containsKey(MAKE) && entries.containsKey(SUB_DIRECTORIES));
  }

  private boolean isCut(int offsets, int lengths) throws IOException, RefusedException {
    Entry places = entry(offsets);
    Entry sizes = entries.get(lengths);
    if (places.count() > MOST_PIECES) {
      throw new RefusedException(Reasons.broken());
    }
    boolean any = false;
    boolean cut = false;
    for (long i = 0; i < places.count(); i++) {
      long end = value(places, i) + (sizes == null || i >= sizes.count() ? 1 : value(sizes, i));
      if (end > bytes.size()) {
        cut = true;
      } else {
        any = true;
      }
    }
    if (!any) {
      throw new EOFException();
    }
    return cut;
  }

  private Entry entry(int tag) throws EOFException {
    Entry entry = entries.get(tag);
    if (entry == null || entry.count() < 1) {
      throw new EOFException();
    }
    return entry;
  }

  private long value(int tag) throws IOException {
    return value(entry(tag), 0);
  }

  private long value(Entry entry, long index) throws IOException {
    long at = entry.at() + index * entry.width();
    return switch (entry.width()) {
      case 1 -> bytes.u8(at);
      case 2 -> bytes.u16(at, order);
      case 4 -> bytes.u32(at, order);
      default -> bytes.u64(at, order);
    };
  }
}
