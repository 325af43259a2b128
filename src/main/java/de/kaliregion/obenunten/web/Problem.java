package de.kaliregion.obenunten.web;

import de.kaliregion.obenunten.content.Wording;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a request is refused (RFC 9457), in the words of the reader: what is wrong, in which field,
 * what to do. Immutable; the {@code with…} methods give a copy.
 *
 * @param type the kind of problem
 * @param detail what is wrong in this case, where there is more to say than the type does
 * @param fields what is wrong with which field
 * @param incident the number under which the log tells more
 * @param members further members of the JSON document, values as Jackson writes them
 * @param headers of the answer, such as {@code Retry-After} or {@code Allow}
 */
public record Problem(
    ProblemType type,
    Optional<Wording> detail,
    List<FieldError> fields,
    Optional<String> incident,
    Map<String, Object> members,
    List<Header> headers) {

  public Problem {
    fields = List.copyOf(fields);
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    headers = List.copyOf(headers);
  }

  /** A problem of which there is no more to say than its type does. */
  public static Problem of(ProblemType type) {
    return new Problem(type, Optional.empty(), List.of(), Optional.empty(), Map.of(), List.of());
  }

  /** With what is wrong in this case. */
  public Problem withDetail(Wording detail) {
    return new Problem(type, Optional.of(detail), fields, incident, members, headers);
  }

  /** With what is wrong in this case, in German, English and Leichte Sprache. */
  public Problem withDetail(String german, String english, String easyGerman) {
    return withDetail(ProblemType.wording(german, english, easyGerman));
  }

  /** With what is wrong with a field, in German, English and Leichte Sprache. */
  public Problem withField(String field, String german, String english, String easyGerman) {
    List<FieldError> more = new ArrayList<>(fields);
    more.add(new FieldError(field, ProblemType.wording(german, english, easyGerman)));
    return new Problem(type, detail, more, incident, members, headers);
  }

  /** With a further member of the JSON document. */
  public Problem withMember(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(type, detail, fields, incident, more, headers);
  }

  /** With a header of the answer. */
  public Problem withHeader(HeaderName name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(HeaderValues.create(name, value));
    return new Problem(type, detail, fields, incident, members, more);
  }

  /** With the number under which the log tells more. */
  Problem withIncident(String number) {
    return new Problem(type, detail, fields, Optional.of(number), members, headers);
  }

  /** The status of the answer. */
  public Status status() {
    return Status.create(type.status());
  }

  /** What is wrong in this case, or what the type says. */
  public Wording explanation() {
    return detail.orElse(type.explanation());
  }

  /** To be thrown by a handler. */
  public ProblemException exception() {
    return new ProblemException(this);
  }
}
