package de.kaliregion.obenunten.web;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the head of a part of a form says of it ({@code Content-Disposition}, RFC 7578, 4.2).
 *
 * @param name of the field; empty when it is not told
 * @param fileName as the browser calls the file; none for a field that is no file
 */
record Disposition(String name, Optional<String> fileName) {
  private static final Pattern FORM_DATA =
      Pattern.compile("form-data\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /**
   * Old browsers send whole paths of Windows: a backslash escapes nothing but a quotation mark, and
   * not the last one, which ends a path. No group repeats, since each turn would cost stack.
   */
  private static final Pattern PARAMETER =
      Pattern.compile(
          ";\\s*([A-Za-z*]+)=(?:\"(.*?)(?<!\\\\)\"|\"(.*)\"|([^;\\s]*))", Pattern.DOTALL);

  /**
   * What this value of the header says. A {@code filename*} says nothing (RFC 7578, 4.2).
   *
   * @throws ProblemException 400 when it is no part of a form
   */
  static Disposition of(String value) {
    if (!FORM_DATA.matcher(value).matches()) {
      throw Problem.of(ProblemType.BAD_REQUEST).exception();
    }
    Map<String, String> said = new HashMap<>();
    Matcher parameter = PARAMETER.matcher(value);
    while (parameter.find()) {
      said.putIfAbsent(parameter.group(1).toLowerCase(Locale.ROOT), unescaped(text(parameter)));
    }
    return new Disposition(
        said.getOrDefault("name", ""), Optional.ofNullable(said.get("filename")));
  }

  private static String text(Matcher parameter) {
    for (int form = 2; form < parameter.groupCount(); form++) {
      if (parameter.group(form) != null) {
        return parameter.group(form);
      }
    }
    return parameter.group(parameter.groupCount());
  }

  /** As browsers escape (HTML standard, multipart form data), and as older ones did. */
  private static String unescaped(String text) {
    return text.replace("\\\"", "\"")
        .replace("%22", "\"")
        .replace("%0D", "\r")
        .replace("%0A", "\n");
  }
}
