package de.kaliregion.obenunten.content;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The checks that the vocabulary's records share. Each throws {@link InvalidContentException} with
 * the field and what is wrong with it.
 */
public final class Require {
  /** Control characters have no place in text, but for tab and line feed. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t\n]]");

  private Require() {}

  /** Anything but null. */
  public static <T> T present(String field, T value) {
    if (value == null) {
      throw new InvalidContentException(field, "is missing");
    }
    return value;
  }

  /** That a rule holds. */
  public static void that(boolean holds, String field, String message) {
    if (!holds) {
      throw new InvalidContentException(field, message);
    }
  }

  /** One line of text: trimmed, not blank, at most {@code max} characters. */
  public static String line(String field, String value, int max) {
    String text = text(field, value, max);
    that(text.indexOf('\n') < 0, field, "must be one line");
    return text;
  }

  /** Text of one or more lines: trimmed, not blank, at most {@code max} characters. */
  public static String text(String field, String value, int max) {
    String text = present(field, value).strip();
    that(!text.isEmpty(), field, "is empty");
    that(text.length() <= max, field, "is longer than " + max + " characters");
    that(!CONTROL.matcher(text).find(), field, "holds a control character");
    return text;
  }

  /** A null list, as the store gives for a missing one, is an empty list. */
  public static <T> List<T> list(List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }

  /** A list that is not empty. */
  public static <T> List<T> atLeastOne(String field, List<T> values) {
    List<T> list = list(values);
    that(!list.isEmpty(), field, "needs at least one entry");
    return list;
  }

  /** A null Optional, as the store gives for a missing field, is an empty one. */
  @SuppressWarnings("OptionalAssignedToNull")
  public static <T> Optional<T> optional(Optional<T> value) {
    return value == null ? Optional.empty() : value;
  }

  /** One line of text, or none. */
  public static Optional<String> optionalLine(String field, Optional<String> value, int max) {
    return optional(value).map(line -> line(field, line, max));
  }
}
