package de.kaliregion.obenunten.web;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a form sends ({@code application/x-www-form-urlencoded}, URL standard section 5.1), read
 * strictly: valid percent-encoding of valid UTF-8, at most 1 MiB and 10,000 fields; where less will
 * do, the server lets less through.
 */
public final class Form {
  /** The largest form, in bytes: the longest story fits into it, each of its letters encoded. */
  public static final int MAX_BYTES = 1024 * 1024;

  private static final int MAX_FIELDS = 10_000;
  private static final int LONGEST_SHOWN = 10_000;

  private final Map<String, List<String>> fields;

  private Form(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  /** Whether the request says that it brings a form. */
  public static boolean isIn(ServerRequest request) {
    return request
        .headers()
        .contentType()
        .map(HttpMediaType::mediaType)
        .filter(MediaTypes.APPLICATION_FORM_URLENCODED::equals)
        .isPresent();
  }

  /**
   * The form of this request, which is read once however often it is asked for.
   *
   * @throws ProblemException 415 for another type, 413 for too much, 400 for what is no form
   */
  public static Form of(ServerRequest request) {
    return request
        .context()
        .get(Form.class)
        .orElseGet(() -> {
          Form form = read(request);
          request.context().register(form);
          return form;
        });
  }

  private static Form read(ServerRequest request) {
    if (!isIn(request)) {
      throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE).exception();
    }
    if (request.headers().contentLength().orElse(0) > MAX_BYTES) {
      throw Problem.of(ProblemType.CONTENT_TOO_LARGE).exception();
    }
    if (!request.content().hasEntity()) {
      return new Form(Map.of());
    }
    try (InputStream in = request.content().inputStream()) {
      return parse(in.readNBytes(MAX_BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Form parse(byte[] body) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    int count = 0;
    for (int from = 0; from < body.length; ) {
      int end = indexOf(body, '&', from, body.length);
      if (end > from) {
        int equals = indexOf(body, '=', from, end);
        String name = decode(body, from, equals);
        String value = equals < end ? decode(body, equals + 1, end) : "";
        if (++count > MAX_FIELDS) {
          throw Problem.of(ProblemType.CONTENT_TOO_LARGE).exception();
        }
        fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
      }
      from = end + 1;
    }
    return new Form(fields);
  }

  private static int indexOf(byte[] body, char wanted, int from, int to) {
    int at = from;
    while (at < to && body[at] != wanted) {
      at++;
    }
    return at;
  }

  private static String decode(byte[] body, int from, int to) {
    ByteBuffer bytes = ByteBuffer.allocate(to - from);
    for (int i = from; i < to; i++) {
      switch (body[i]) {
        case '+' -> bytes.put((byte) ' ');
        case '%' -> {
          bytes.put(hex(body, i + 1, to));
          i += 2;
        }
        default -> bytes.put(body[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      throw malformed();
    }
  }

  private static byte hex(byte[] body, int at, int to) {
    if (at + 1 >= to) {
      throw malformed();
    }
    int high = Character.digit(body[at], 16);
    int low = Character.digit(body[at + 1], 16);
    if (high < 0 || low < 0) {
      throw malformed();
    }
    return (byte) (high << 4 | low);
  }

  private static ProblemException malformed() {
    return Problem.of(ProblemType.BAD_REQUEST).exception();
  }

  /**
   * The value of a field as it was typed; empty when it was not sent.
   *
   * @throws ProblemException 400 when it was sent more than once
   */
  public String value(String name) {
    List<String> values = all(name);
    if (values.size() > 1) {
      throw malformed();
    }
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** The value as a page may show it again: without characters that nobody can see. */
  public String shown(String name) {
    String visible = value(name).replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}]", "");
    return visible.substring(0, Math.min(visible.length(), LONGEST_SHOWN));
  }

  /** All values of a field, in their order. */
  public List<String> all(String name) {
    return List.copyOf(fields.getOrDefault(name, List.of()));
  }
}
