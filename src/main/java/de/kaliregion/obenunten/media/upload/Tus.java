package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The headers of tus 1.0.0, and how they are read. */
final class Tus {
  static final String VERSION = "1.0.0";
  static final String PART_TYPE = "application/offset+octet-stream";

  static final HeaderName RESUMABLE = HeaderNames.create("Tus-Resumable");
  static final HeaderName VERSIONS = HeaderNames.create("Tus-Version");
  static final HeaderName EXTENSION = HeaderNames.create("Tus-Extension");
  static final HeaderName MAX_SIZE = HeaderNames.create("Tus-Max-Size");
  static final HeaderName CHECKSUM_ALGORITHM = HeaderNames.create("Tus-Checksum-Algorithm");
  static final HeaderName LENGTH = HeaderNames.create("Upload-Length");
  static final HeaderName DEFER_LENGTH = HeaderNames.create("Upload-Defer-Length");
  static final HeaderName CONCAT = HeaderNames.create("Upload-Concat");
  static final HeaderName OFFSET = HeaderNames.create("Upload-Offset");
  static final HeaderName METADATA = HeaderNames.create("Upload-Metadata");
  static final HeaderName EXPIRES = HeaderNames.create("Upload-Expires");
  static final HeaderName CHECKSUM = HeaderNames.create("Upload-Checksum");
  static final HeaderName METHOD_OVERRIDE = HeaderNames.create("X-HTTP-Method-Override");
  static final HeaderName IDEMPOTENCY_KEY = HeaderNames.create("Idempotency-Key");

  static final Header RESUMABLE_VALUE = HeaderValues.createCached(RESUMABLE, VERSION);
  static final Header VERSIONS_VALUE = HeaderValues.createCached(VERSIONS, VERSION);

  private static final Pattern DIGITS = Pattern.compile("\\d{1,30}");
  private static final int LONGEST_KEY = 200;

  private Tus() {}

  /**
   * @throws ProblemException 412 unless the request speaks this version
   */
  static void requireVersion(Headers headers) {
    if (!only(headers, RESUMABLE).filter(VERSION::equals).isPresent()) {
      throw Problem.of(UploadProblems.PROTOCOL_VERSION).withHeader(VERSIONS, VERSION).exception();
    }
  }

  /**
   * How many bytes the whole file has.
   *
   * @throws ProblemException 400 when the request does not say, or wants to say later or to put the
   *     file together from others, which is not offered
   */
  static long length(Headers headers) {
    for (HeaderName notOffered : List.of(DEFER_LENGTH, CONCAT)) {
      if (headers.contains(notOffered)) {
        throw refusal(notOffered);
      }
    }
    return number(headers, LENGTH);
  }

  /**
   * At which offset the body begins.
   *
   * @throws ProblemException 400 when the request does not say
   */
  static long offset(Headers headers) {
    return number(headers, OFFSET);
  }

  /** A number too large for us is as good as the largest: it is refused for its size. */
  private static long number(Headers headers, HeaderName name) {
    String text =
        only(headers, name)
            .filter(value -> DIGITS.matcher(value).matches())
            .orElseThrow(() -> refusal(name));
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  /** What is said of the file, as it was sent; empty when nothing is. */
  static String metadata(Headers headers) {
    return headers.contains(METADATA) ? String.join(",", headers.get(METADATA).allValues()) : "";
  }

  /** The digest that the body must have. */
  static Optional<Checksum> checksum(Headers headers) {
    return only(headers, CHECKSUM).map(Checksum::parse);
  }

  /** The client's own name for this creation. */
  static Optional<String> key(Headers headers) {
    Optional<String> key = only(headers, IDEMPOTENCY_KEY);
    if (key.filter(text -> text.isBlank() || text.length() > LONGEST_KEY).isPresent()) {
      throw refusal(IDEMPOTENCY_KEY);
    }
    return key;
  }

  /** How many bytes the body has. */
  static long bodyLength(Headers headers) {
    OptionalLong length =
        headers.contains(HeaderNames.CONTENT_LENGTH)
            ? headers.contentLength()
            : OptionalLong.empty();
    return length.orElse(0);
  }

  /** Whether the body is a part of a file. */
  static boolean isPart(Headers headers) {
    return headers
        .contentType()
        .filter(type -> type.mediaType().text().equals(PART_TYPE))
        .isPresent();
  }

  private static Optional<String> only(Headers headers, HeaderName name) {
    if (!headers.contains(name)) {
      return Optional.empty();
    }
    List<String> values = headers.get(name).allValues();
    if (values.size() != 1) {
      throw refusal(name);
    }
    return Optional.of(values.getFirst());
  }

  private static ProblemException refusal(HeaderName name) {
    return Problem.of(ProblemType.BAD_REQUEST)
        .withField(
            name.defaultCase(),
            "Diese Kopfzeile fehlt, hat eine andere Form als erwartet oder wird hier nicht"
                + " angeboten.",
            "This header is missing, has another form than expected, or is not offered here.",
            "Das Programm hat etwas Falsches geschickt.")
        .exception();
  }
}
