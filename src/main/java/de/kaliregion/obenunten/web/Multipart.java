package de.kaliregion.obenunten.web;

import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a form with files sends ({@code multipart/form-data}, RFC 7578), read as it comes: first the
 * fields that stand before the files, then one file after the other, none of them held in memory.
 */
public final class Multipart {
  private static final String TYPE = "multipart/form-data";
  private static final int MOST_FIELDS = 50;
  private static final int MOST_FILES = 500;
  private static final int LONGEST_FIELD = 4 << 10;

  /** RFC 2046, 5.1.1. */
  private static final Pattern BOUNDARY =
      Pattern.compile("[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]");

  private final Parts parts;
  private final long length;
  private final CountedStream body;
  private final Map<String, String> fields = new HashMap<>();

  /** The head of the file that is next, once all fields before it are read. */
  private Optional<String> nextName = Optional.empty();

  private boolean fieldsRead;
  private int files;

  private Multipart(CountedStream body, long length, String boundary) {
    this.body = body;
    this.length = length;
    this.parts = new Parts(body, boundary);
  }

  /**
   * A file of the form.
   *
   * @param name as the browser calls it
   * @param most bytes that it can have at most
   * @param bytes to the end of the file; good until the next one is asked for
   */
  public record SentFile(String name, long most, InputStream bytes) {}

  /** Whether the request says that it brings such a form. */
  public static boolean isIn(ServerRequest request) {
    return type(request).isPresent();
  }

  private static Optional<HttpMediaType> type(ServerRequest request) {
    return request
        .headers()
        .contentType()
        .filter(type -> type.mediaType().text().equalsIgnoreCase(TYPE));
  }

  /**
   * The form of this request: the same one however often it is asked for.
   *
   * @throws ProblemException 415 for another type, 400 for what is no such form
   */
  public static Multipart of(ServerRequest request) {
    return request
        .context()
        .get(Multipart.class)
        .orElseGet(() -> {
          Multipart form = open(request);
          request.context().register(form);
          return form;
        });
  }

  private static Multipart open(ServerRequest request) {
    HttpMediaType type =
        type(request).orElseThrow(() -> Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE).exception());
    String boundary = type.parameters().getOrDefault("boundary", "");
    if (!BOUNDARY.matcher(boundary).matches() || !request.content().hasEntity()) {
      throw malformed();
    }
    long length = request.headers().contentLength().orElseThrow(Multipart::malformed);
    return new Multipart(new CountedStream(request.content().inputStream()), length, boundary);
  }

  /**
   * The value of a field that stands before the files; empty when it was not sent there.
   *
   * @throws ProblemException 400 for what is no such form
   * @throws UncheckedIOException when the line breaks
   */
  public String value(String name) {
    try {
      readFields();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fields.getOrDefault(name, "");
  }

  private void readFields() throws IOException {
    while (!fieldsRead) {
      Map<String, String> head = parts.next();
      if (head == null) {
        fieldsRead = true;
        return;
      }
      Disposition said = disposition(head);
      nextName = said.fileName();
      fieldsRead = nextName.isPresent();
      if (!fieldsRead) {
        keepField(said.name());
      }
    }
  }

  private void keepField(String name) throws IOException {
    byte[] value = parts.content().readNBytes(LONGEST_FIELD + 1);
    boolean again = fields.put(name, new String(value, StandardCharsets.UTF_8)) != null;
    if (again || value.length > LONGEST_FIELD || fields.size() > MOST_FIELDS) {
      throw malformed();
    }
  }

  /**
   * The next file, past whatever is left of the one before; fields between files are passed over. A
   * file field in which nothing was chosen is none.
   *
   * @return empty when there is no more
   * @throws ProblemException 400 for what is no such form, 413 for more than 500 files
   * @throws IOException when the line breaks
   */
  public Optional<SentFile> nextFile() throws IOException {
    readFields();
    for (Optional<String> name = nameOfNext(); name.isPresent(); name = nameOfNext()) {
      if (!name.get().isEmpty() || !parts.isAtEnd()) {
        if (++files > MOST_FILES) {
          throw Problem.of(ProblemType.CONTENT_TOO_LARGE).exception();
        }
        long most = length - body.count() + parts.waiting();
        return Optional.of(new SentFile(name.get(), most, parts.content()));
      }
    }
    return Optional.empty();
  }

  private Optional<String> nameOfNext() throws IOException {
    Optional<String> name = nextName;
    nextName = Optional.empty();
    while (name.isEmpty()) {
      Map<String, String> head = parts.next();
      if (head == null) {
        return Optional.empty();
      }
      name = disposition(head).fileName();
    }
    return name;
  }

  private static Disposition disposition(Map<String, String> head) {
    return Disposition.of(head.getOrDefault("content-disposition", ""));
  }

  private static ProblemException malformed() {
    return Problem.of(ProblemType.BAD_REQUEST).exception();
  }
}
