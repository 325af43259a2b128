package de.kaliregion.obenunten.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The parts of a multipart body (RFC 2046, 5.1.1), one after the other. Holds 64 KiB, however long
 * a part is.
 */
final class Parts {
  private static final int BUFFER_BYTES = 64 << 10;
  private static final int MOST_HEADER_BYTES = 8 << 10;

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER_BYTES];

  /** What is not yet read stands from here … */
  private int from;

  /** … up to here. */
  private int filled;

  /** Up to here it is certainly content of this part. */
  private int content;

  /** Whether the delimiter follows the content. */
  private boolean ends;

  private boolean over;

  /**
   * @param in the body
   * @param boundary that parts its parts
   */
  Parts(InputStream in, String boundary) {
    this.in = in;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    // The first delimiter may stand at the very beginning: as if a line went before it.
    buffer[filled++] = '\r';
    buffer[filled++] = '\n';
    lookForEnd();
  }

  /**
   * Goes to the next part, past whatever is left of this one.
   *
   * @return its headers, by their names in lower case; null when there is no more part
   * @throws ProblemException 400 for what is no multipart body, or ends within a part
   */
  Map<String, String> next() throws IOException {
    if (over) {
      return null;
    }
    while (!isAtEnd()) {
      from = content;
    }
    from += delimiter.length;
    String rest = line(MOST_HEADER_BYTES);
    if (rest.startsWith("--")) {
      over = true;
      in.transferTo(OutputStream.nullOutputStream());
      return null;
    }
    if (!rest.isBlank()) {
      throw malformed();
    }
    Map<String, String> headers = headers();
    begin();
    return headers;
  }

  /** The empty line after the head may already belong to the next delimiter (RFC 2046, 5.1.1). */
  private void begin() throws IOException {
    from -= 2;
    boolean more = true;
    while (more && waiting() < delimiter.length) {
      more = fill();
    }
    if (waiting() < delimiter.length || !isDelimiterAt(from)) {
      from += 2;
    }
    lookForEnd();
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    int left = MOST_HEADER_BYTES;
    for (String line = line(left); !line.isEmpty(); line = line(left)) {
      left -= line.length() + 2;
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw malformed();
      }
      String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      if (headers.put(name, line.substring(colon + 1).strip()) != null) {
        throw malformed();
      }
    }
    return headers;
  }

  /** A line of a head, without its end. */
  private String line(int most) throws IOException {
    int end = from;
    while (end + 1 >= filled || buffer[end] != '\r' || buffer[end + 1] != '\n') {
      if (end + 1 < filled) {
        end++;
      } else {
        int length = end - from;
        if (!fill()) {
          return lastLine();
        }
        end = from + length;
      }
      if (end - from > most) {
        throw malformed();
      }
    }
    String line = new String(buffer, from, end - from, StandardCharsets.UTF_8);
    from = end + 2;
    return line;
  }

  /** Only the delimiter after the last part may stand at the end of the body. */
  private String lastLine() {
    String line = new String(buffer, from, filled - from, StandardCharsets.UTF_8);
    if (!line.startsWith("--")) {
      throw malformed();
    }
    from = filled;
    return line;
  }

  /** The content of this part; good until {@link #next}. */
  InputStream content() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return isAtEnd() ? -1 : buffer[from++] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
          return 0;
        }
        if (isAtEnd()) {
          return -1;
        }
        int count = Math.min(length, content - from);
        System.arraycopy(buffer, from, bytes, offset, count);
        from += count;
        return count;
      }
    };
  }

  /**
   * Whether all of this part is read; reads on if that cannot be told yet.
   *
   * @throws ProblemException 400 when the body ends within the part
   */
  boolean isAtEnd() throws IOException {
    while (from == content) {
      if (ends) {
        return true;
      }
      if (!fill()) {
        throw malformed();
      }
      lookForEnd();
    }
    return false;
  }

  /** How many bytes are in the buffer and not yet read. */
  int waiting() {
    return filled - from;
  }

  /** Reads more bytes, at least one; false at the end of the body. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, filled - from);
    filled -= from;
    from = 0;
    int count = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(0, count);
    return count > 0;
  }

  /** The end of what is in the buffer may be the beginning of a delimiter. */
  private void lookForEnd() {
    int last = filled - delimiter.length;
    int at = from;
    while (at <= last && !isDelimiterAt(at)) {
      at++;
    }
    ends = at <= last;
    content = ends ? at : Math.max(from, last + 1);
  }

  private boolean isDelimiterAt(int at) {
    for (int i = 0; i < delimiter.length; i++) {
      if (buffer[at + i] != delimiter[i]) {
        return false;
      }
    }
    return true;
  }

  private static ProblemException malformed() {
    return Problem.of(ProblemType.BAD_REQUEST).exception();
  }
}
