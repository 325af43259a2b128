package de.kaliregion.obenunten.media.deliver;

/**
 * Some bytes of a file.
 *
 * @param first the position of the first byte, from 0
 * @param last the position of the last byte, not before the first
 */
record ByteRange(long first, long last) {

  ByteRange {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("not a range: " + first + "-" + last);
    }
  }

  long length() {
    return last - first + 1;
  }

  /** Whether the two overlap or lie side by side. */
  boolean touches(ByteRange other) {
    return first <= other.last + 1 && other.first <= last + 1;
  }

  ByteRange join(ByteRange other) {
    return new ByteRange(Math.min(first, other.first), Math.max(last, other.last));
  }

  /** The value of {@code Content-Range}. */
  String of(long size) {
    return "bytes " + first + '-' + last + '/' + size;
  }
}
