package de.kaliregion.obenunten.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.kaliregion.obenunten.content.InvalidContentException;
import io.helidon.common.GenericType;
import io.helidon.common.media.type.MediaType;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.WritableHeaders;
import io.helidon.http.media.EntityReader;
import io.helidon.http.media.EntityWriter;
import io.helidon.http.media.InstanceWriter;
import io.helidon.http.media.MediaSupport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.OptionalLong;

/**
 * Records as JSON by Jackson. Input that is no JSON, or not of the expected form, is answered 400
 * with the field or the line at fault; a value that the vocabulary refuses, 422; more than 256 KiB,
 * 413. (Helidon's own support answers 500 to the first two.)
 */
public final class JsonMedia implements MediaSupport {
  /** The largest JSON document that is read, in bytes. */
  public static final int MAX_BYTES = 256 * 1024;

  private final ObjectMapper mapper;

  /** Reads and writes with this mapper. */
  public JsonMedia(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * A mapper that takes nothing for granted: no unknown or double fields, no null for a number,
   * nothing after the document.
   */
  public static JsonMapper strictMapper() {
    return JsonMapper.builder()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
        .build();
  }

  @Override
  public String name() {
    return "json";
  }

  @Override
  public String type() {
    return "json";
  }

  @Override
  public <T> ReaderResponse<T> reader(GenericType<T> type, Headers headers) {
    return headers.contentType().map(t -> isJson(t.mediaType())).orElse(false)
        ? new ReaderResponse<>(SupportLevel.COMPATIBLE, Reader::new)
        : ReaderResponse.unsupported();
  }

  @Override
  public <T> WriterResponse<T> writer(
      GenericType<T> type, Headers request, WritableHeaders<?> response) {
    return response.contentType().map(t -> isJson(t.mediaType())).orElse(true)
        ? new WriterResponse<>(SupportLevel.COMPATIBLE, Writer::new)
        : WriterResponse.unsupported();
  }

  private static boolean isJson(MediaType type) {
    return type.type().equals("application")
        && (type.subtype().equals("json") || type.hasSuffix("json"));
  }

  private final class Reader<T> implements EntityReader<T> {
    @Override
    public T read(GenericType<T> type, InputStream in, Headers headers) {
      byte[] document = limited(in, headers);
      try {
        return mapper.readValue(document, mapper.constructType(type.type()));
      } catch (JsonProcessingException e) {
        throw refusal(e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public T read(
        GenericType<T> type, InputStream in, Headers requestHeaders, Headers responseHeaders) {
      return read(type, in, responseHeaders);
    }
  }

  private static byte[] limited(InputStream in, Headers headers) {
    if (headers.contains(HeaderNames.CONTENT_LENGTH)
        && headers.contentLength().orElse(0) > MAX_BYTES) {
      throw tooLarge();
    }
    try {
      byte[] document = in.readNBytes(MAX_BYTES + 1);
      if (document.length > MAX_BYTES) {
        throw tooLarge();
      }
      return document;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProblemException tooLarge() {
    return Problem.of(ProblemType.CONTENT_TOO_LARGE)
        .withDetail(
            "Hier sind höchstens 256 KiB erlaubt.",
            "At most 256 KiB are allowed here.",
            "Das ist zu groß.")
        .exception();
  }

  private static ProblemException refusal(JsonProcessingException e) {
    String field = e instanceof JsonMappingException mapping ? path(mapping) : "";
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidContentException invalid) {
        return invalidField(field, invalid, e);
      }
    }
    JsonLocation at = e.getLocation();
    Problem problem =
        field.isEmpty()
            ? Problem.of(ProblemType.BAD_REQUEST)
                .withDetail(
                    "Der Inhalt ist kein gültiges JSON" + place(at, " (Zeile ", ", Spalte ") + ".",
                    "The content is not valid JSON" + place(at, " (line ", ", column ") + ".",
                    "Das Programm hat etwas Falsches geschickt.")
            : Problem.of(ProblemType.BAD_REQUEST)
                .withField(
                    field,
                    "Dieses Feld wird nicht erwartet oder hat die falsche Art von Wert.",
                    "This field is not expected or has the wrong kind of value.",
                    "Diese Angabe ist falsch.");
    return new ProblemException(problem, e);
  }

  private static ProblemException invalidField(
      String path, InvalidContentException invalid, Throwable cause) {
    String field = path.isEmpty() ? invalid.field() : path + '.' + invalid.field();
    return new ProblemException(
        Problem.of(ProblemType.INVALID)
            .withField(
                field,
                "Diese Angabe stimmt nicht (" + invalid.getMessage() + ").",
                "This is not right: " + invalid.getMessage() + ".",
                "Diese Angabe stimmt nicht."),
        cause);
  }

  private static String place(JsonLocation at, String line, String column) {
    return at == null ? "" : line + at.getLineNr() + column + at.getColumnNr() + ")";
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(printable(step.getFieldName()));
      }
    }
    return path.toString();
  }

  /** The client chose the name: keep it short and harmless. */
  private static String printable(String name) {
    String text = name.length() > 80 ? name.substring(0, 80) + "…" : name;
    return text.codePoints()
        .map(c -> Character.isISOControl(c) ? '\ufffd' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private final class Writer<T> implements EntityWriter<T> {
    @Override
    public boolean supportsInstanceWriter() {
      return true;
    }

    @Override
    public InstanceWriter instanceWriter(
        GenericType<T> type, T object, Headers request, WritableHeaders<?> response) {
      response.setIfAbsent(HeaderValues.CONTENT_TYPE_JSON);
      return new Document(bytes(object));
    }

    @Override
    public void write(
        GenericType<T> type,
        T object,
        OutputStream out,
        Headers request,
        WritableHeaders<?> response) {
      response.setIfAbsent(HeaderValues.CONTENT_TYPE_JSON);
      new Document(bytes(object)).write(out);
    }

    @Override
    public void write(GenericType<T> type, T object, OutputStream out, WritableHeaders<?> headers) {
      write(type, object, out, headers, headers);
    }

    private byte[] bytes(T object) {
      try {
        return mapper.writeValueAsBytes(object);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Written whole before the first byte is sent, so that a fault is still a 500 and not a stump.
   */
  private record Document(byte[] instanceBytes) implements InstanceWriter {
    @Override
    public OptionalLong contentLength() {
      return OptionalLong.of(instanceBytes.length);
    }

    @Override
    public boolean alwaysInMemory() {
      return true;
    }

    @Override
    public void write(OutputStream out) {
      try (out) {
        out.write(instanceBytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
