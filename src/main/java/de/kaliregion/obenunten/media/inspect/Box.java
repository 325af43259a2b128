package de.kaliregion.obenunten.media.inspect;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A box of the ISO base media file format (ISO/IEC 14496-12, 4.2), which QuickTime calls an atom.
 *
 * @param at where its content begins
 * @param end behind its content; for a file cut short this lies beyond its end
 */
record Box(String type, long at, long end) {
  private static final int MOST_BOXES = 100_000;

  /**
   * The boxes from one place to another, one behind the other.
   *
   * @throws EOFException if one has a length that none can have
   */
  static List<Box> in(Bytes bytes, long from, long end) throws IOException {
    List<Box> boxes = new ArrayList<>();
    for (long at = from; at + 8 <= end && boxes.size() < MOST_BOXES; ) {
      long length = bytes.u32(at);
      long content = at + 8;
      if (length == 1) {
        length = bytes.u64(at + 8, ByteOrder.BIG_ENDIAN);
        content += 8;
      } else if (length == 0) {
        length = end - at;
      }
      if (length < content - at || length > Long.MAX_VALUE / 2) {
        throw new EOFException();
      }
      boxes.add(new Box(bytes.name(at + 4), content, at + length));
      at += length;
    }
    return boxes;
  }

  static Optional<Box> first(String type, List<Box> boxes) {
    return boxes.stream().filter(box -> box.type().equals(type)).findFirst();
  }

  /** One that must be there. */
  static Box required(String type, List<Box> boxes) throws EOFException {
    return first(type, boxes).orElseThrow(EOFException::new);
  }
}
