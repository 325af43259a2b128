package de.kaliregion.obenunten.content.draft.story;

import de.kaliregion.obenunten.content.Require;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How what was typed is kept: every visible character, and nothing that no field can show. */
public final class Typed {
  private static final Pattern ID = Pattern.compile("[a-z0-9]{8,16}");
  private static final Pattern LINE_END = Pattern.compile("\r\n?|[\u000B\f]");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}&&[^\t\n]]");

  /** What a value's name, quotes, colon and comma take in JSON. */
  private static final int FRAME = 20;

  private Typed() {}

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** An id that a browser made; says nothing but which is which. */
  static String id(String value) {
    Require.that(
        isId(Require.present("id", value)), "id", "must be 8 to 16 lower-case letters and digits");
    return value;
  }

  /**
   * The text with {@code \n} at the ends of lines, without control characters, and with U+FFFD for
   * halves of surrogate pairs, which UTF-8 cannot hold. Null, as the store gives for a missing
   * field, is an empty text.
   */
  public static String text(String value) {
    if (value == null) {
      return "";
    }
    String lines = LINE_END.matcher(value).replaceAll("\n");
    return wellFormed(UNSEEN.matcher(lines).replaceAll(""));
  }

  private static String wellFormed(String text) {
    return text.codePoints()
        .map(point ->
            Character.MIN_SURROGATE <= point && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * The words by the names of their fields, in the fields' order; an empty one is a missing one.
   *
   * @throws de.kaliregion.obenunten.content.InvalidContentException when there is no such field
   */
  static Map<String, String> words(Map<String, String> typed, List<Field> fields) {
    Map<String, String> given = typed == null ? Map.of() : typed;
    given
        .keySet()
        .forEach(name ->
            Require.that(
                fields.stream().anyMatch(field -> field.name().equals(name)),
                name.length() > 40 ? "words" : name,
                "is no field of this kind"));
    Map<String, String> kept = new LinkedHashMap<>();
    for (Field field : fields) {
      String text = text(given.get(field.name()));
      if (!text.isEmpty()) {
        kept.put(field.name(), text);
      }
    }
    return Collections.unmodifiableMap(kept);
  }

  /** The list, which holds nothing that is missing; null is an empty one. */
  static <T> List<T> list(String field, List<T> values) {
    List<T> given = values == null ? List.of() : values;
    given.forEach(value -> Require.present(field, value));
    return List.copyOf(given);
  }

  /** That no id stands twice. */
  static void distinct(String field, List<String> ids) {
    Require.that(
        ids.stream().collect(Collectors.toSet()).size() == ids.size(), field, "have an id twice");
  }

  /** How many bytes the words take as JSON in UTF-8. */
  static int bytes(Map<String, String> words) {
    return words.values().stream().mapToInt(Typed::bytes).sum();
  }

  /** How many bytes the text takes as a JSON value in UTF-8, with its name. */
  public static int bytes(String text) {
    return FRAME + text.chars().map(Typed::bytes).sum();
  }

  private static int bytes(int unit) {
    if (unit == '"' || unit == '\\' || unit == '\n' || unit == '\t') {
      return 2;
    }
    if (unit < 0x80) {
      return 1;
    }
    return unit < 0x800 || Character.isSurrogate((char) unit) ? 2 : 3;
  }
}
