package de.kaliregion.obenunten.operations.collection;

import java.util.regex.Pattern;

/**
 * How a text stands in YAML 1.2: bare where nothing in it could be meant otherwise, else with its
 * lines as they are, else in quotes with everything escaped that people could not see.
 */
final class YamlScalar {
  /** Begins and ends with a letter or digit, or ends as a sentence does. */
  private static final Pattern BARE =
      Pattern.compile(
          "[\\p{L}\\p{N}](?:[\\p{L}\\p{N} .,;/()+_–—„“”‚‘’…%°'!?=&*-]*[\\p{L}\\p{N}.,;/()+_“”‘’…%°'!?=-])?");

  /** YAML takes some of these for ends of lines, and people see none of them. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cntrl}\u0080-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF&&[^\n]]|[\\p{Cs}]");

  private YamlScalar() {}

  /**
   * The text behind a field's colon or an entry's hyphen.
   *
   * @param indent of the lines of a text that has several
   */
  static String of(String text, String indent) {
    if (BARE.matcher(text).matches()) {
      return text;
    }
    return canStandInLines(text) ? lines(text, indent) : quoted(text);
  }

  private static boolean canStandInLines(String text) {
    return text.indexOf('\n') > 0
        && !Character.isWhitespace(text.charAt(0))
        && !Character.isWhitespace(text.charAt(text.length() - 1))
        && !UNSEEN.matcher(text).find();
  }

  private static String lines(String text, String indent) {
    StringBuilder out = new StringBuilder("|-");
    for (String line : text.split("\n", -1)) {
      out.append('\n').append(line.isEmpty() ? "" : indent).append(line);
    }
    return out.toString();
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(point -> append(out, point));
    return out.append('"').toString();
  }

  private static void append(StringBuilder out, int point) {
    switch (point) {
      case '"', '\\' -> out.append('\\').appendCodePoint(point);
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      default -> {
        if (UNSEEN.matcher(Character.toString(point)).matches()) {
          out.append("\\u%04X".formatted(point));
        } else {
          out.appendCodePoint(point);
        }
      }
    }
  }
}
