package de.kaliregion.obenunten.studio;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is wrong with a form, by field and in the reader's words, in the order of the fields. */
public final class FormFaults {
  private final Map<String, String> messages = new LinkedHashMap<>();

  /** A form with nothing wrong yet. */
  public static FormFaults none() {
    return new FormFaults();
  }

  /** A form with one fault. */
  public static FormFaults of(String field, String message) {
    return new FormFaults().add(field, message);
  }

  /** Says what is wrong with a field and what to do; the first fault of a field stays. */
  public FormFaults add(String field, String message) {
    messages.putIfAbsent(field, message);
    return this;
  }

  public boolean isEmpty() {
    return messages.isEmpty();
  }

  /** What is wrong with the field. */
  public Optional<String> of(String field) {
    return Optional.ofNullable(messages.get(field));
  }

  /** Field and message of each fault. */
  public Map<String, String> all() {
    return Collections.unmodifiableMap(messages);
  }
}
