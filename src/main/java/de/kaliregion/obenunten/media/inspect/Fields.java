package de.kaliregion.obenunten.media.inspect;

import de.kaliregion.obenunten.content.draft.Facts;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The metadata of a file: names and values, in the order in which they were found. Values are one
 * line of text without control characters, and not longer than anybody would read.
 */
final class Fields {
  /** So many of a file's fields are kept; more fit neither a page nor a curator's patience. */
  private static final int MOST_FIELDS = 2_000;

  private static final int MOST_EMBEDDED = 250;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_SHOWN = 200;
  private static final int LONGEST_VALUE = 4_000;

  private final Map<String, Field> fields = new LinkedHashMap<>();

  private record Field(String value, boolean personal) {}

  /** Adds a field that may be shown to others, unless its name says that it is personal. */
  void add(String name, String value) {
    add(name, value, PersonalData.isPersonal(name));
  }

  /** Adds a field that may tell who or where somebody was. */
  void addPersonal(String name, String value) {
    add(name, value, true);
  }

  private void add(String name, String value, boolean personal) {
    String line = line(value, LONGEST_VALUE);
    if (!line.isEmpty() && fields.size() < MOST_FIELDS) {
      fields.putIfAbsent(line(name, LONGEST_NAME), new Field(line, personal));
    }
  }

  /** The value of the first of these names that has one. */
  Optional<String> first(String... names) {
    for (String name : names) {
      Field field = fields.get(name);
      if (field != null) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /** Whether a field tells a name, a place or a device for certain. */
  boolean tellWhoOrWhere() {
    return fields.keySet().stream().anyMatch(PersonalData::tellsWhoOrWhere);
  }

  /** All fields for curators to see; those that are personal first, so that none is cut off. */
  List<Facts.Embedded> embedded() {
    return fields.entrySet().stream()
        .map(field ->
            new Facts.Embedded(
                field.getKey(),
                line(field.getValue().value(), LONGEST_SHOWN),
                field.getValue().personal()))
        .sorted(Comparator.comparing(Facts.Embedded::personal).reversed())
        .limit(MOST_EMBEDDED)
        .toList();
  }

  /** As one line: without control characters and halves of characters, cut where it is longer. */
  static String line(String text, int longest) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
    text.codePoints()
        .limit(longest * 2L)
        .map(c -> isText(c) ? c : ' ')
        .forEach(c -> {
          boolean second = c == ' ' && (line.isEmpty() || line.charAt(line.length() - 1) == ' ');
          if (!second && line.length() + Character.charCount(c) <= longest) {
            line.appendCodePoint(c);
          }
        });
    return line.toString().strip();
  }

  private static boolean isText(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.FORMAT, Character.UNASSIGNED -> false;
      default -> !Character.isWhitespace(c) && c != 0xfffd;
    };
  }
}
