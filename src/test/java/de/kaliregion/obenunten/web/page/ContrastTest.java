package de.kaliregion.obenunten.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The colours of the pages as the style sheet names them, by the contrast of WCAG 2.2 (1.4.3 text,
 * 1.4.11 borders and focus). Tools that look at finished pages give up where a picture lies behind.
 */
class ContrastTest {
  private static final Path TOKENS = Path.of("src/main/web/visitor/tokens.css");
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
  private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+):\\s*([^;]+)");
  private static final Pattern COLOUR = Pattern.compile("#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
  private static final Pattern NAMED = Pattern.compile("var\\(--([a-z0-9-]+)\\)");

  private static final double TEXT = 4.5;
  private static final double SHAPE = 3.0;

  /**
   * A part of a page and the rules of the style sheet that hold there, the later over the earlier.
   */
  private record Scene(String name, List<String> selectors) {}

  /** Something drawn on something, and how far apart they must be. */
  private record Pair(String front, String back, double least) {}

  private static final List<Scene> SCENES =
      List.of(
          new Scene("above ground", List.of(":root", ".over")),
          new Scene("below ground", List.of(":root", ".below", ".under")),
          new Scene("sober", List.of(":root", ".sober", ".sober .over")),
          new Scene("sober, below", List.of(":root", ".sober", ".under", ".sober .under")));

  private static final List<Pair> PAIRS =
      List.of(
          new Pair("fg", "bg", TEXT),
          new Pair("fg", "card", TEXT),
          new Pair("fg-2", "bg", TEXT),
          new Pair("fg-2", "card", TEXT),
          new Pair("link", "bg", TEXT),
          new Pair("link", "card", TEXT),
          new Pair("on-link", "link", TEXT),
          new Pair("on-plate", "plate", TEXT),
          new Pair("seam", "card", TEXT),
          new Pair("right", "card", TEXT),
          new Pair("line", "bg", SHAPE),
          new Pair("line", "card", SHAPE));

  @ParameterizedTest
  @MethodSource("scenes")
  void everythingThatIsReadStandsOutFromWhatLiesBehindIt(Scene scene) throws IOException {
    Map<String, String> tokens = tokens(scene.selectors());
    assertThat(PAIRS)
        .allSatisfy(pair ->
            assertThat(contrast(tokens, pair.front(), pair.back()))
                .as("%s on %s, %s", pair.front(), pair.back(), scene.name())
                .isGreaterThanOrEqualTo(pair.least()));
  }

  @Test
  void wordsAndLinksStandOutFromTheSky() throws IOException {
    Map<String, String> tokens = tokens(List.of(":root", ".over"));
    for (String front : List.of("fg", "fg-2", "link", "seam")) {
      assertThat(contrast(tokens, front, "sky")).as(front).isGreaterThanOrEqualTo(TEXT);
    }
  }

  @Test
  void theLitLevelOfTheShaftCanBeRead() throws IOException {
    for (List<String> selectors :
        List.of(
            List.of(":root", ".under"), List.of(":root", ".sober", ".under", ".sober .under"))) {
      Map<String, String> tokens = tokens(selectors);
      for (String front : List.of("fg", "fg-2", "link")) {
        assertThat(contrast(tokens, front, "lit")).as(front).isGreaterThanOrEqualTo(TEXT);
      }
    }
  }

  @Test
  void blackOnWhiteIsTwentyOneToOne() {
    assertThat(contrast(Map.of("a", "#000", "b", "#ffffff"), "a", "b")).isEqualTo(21);
  }

  static Stream<Scene> scenes() {
    return SCENES.stream();
  }

  /** What the selectors set, each over the ones before it, as an element inherits. */
  private static Map<String, String> tokens(List<String> selectors) throws IOException {
    String sheet = Files.readString(TOKENS).replaceAll("(?s)/\\*.*?\\*/", "");
    Map<String, String> tokens = new HashMap<>();
    for (String selector : selectors) {
      Matcher rule = RULE.matcher(sheet);
      while (rule.find()) {
        if (Stream.of(rule.group(1).split(",")).map(String::strip).anyMatch(selector::equals)) {
          Matcher token = TOKEN.matcher(rule.group(2));
          while (token.find()) {
            tokens.put(token.group(1), token.group(2).strip());
          }
        }
      }
    }
    return tokens;
  }

  /** The contrast ratio, 1 to 21 (WCAG 2.2, definition "contrast ratio"). */
  private static double contrast(Map<String, String> tokens, String one, String other) {
    double a = luminance(colour(tokens, one));
    double b = luminance(colour(tokens, other));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static String colour(Map<String, String> tokens, String name) {
    String value = tokens.get(name);
    assertThat(value).as("--" + name).isNotNull();
    Matcher reference = NAMED.matcher(value);
    if (reference.matches()) {
      return colour(tokens, reference.group(1));
    }
    Matcher colour = COLOUR.matcher(value);
    assertThat(colour.matches()).as("--%s: %s is a colour", name, value).isTrue();
    String digits = colour.group(1);
    return digits.length() == 6 ? digits : digits.replaceAll("(.)", "$1$1");
  }

  private static double luminance(String digits) {
    return 0.2126 * channel(digits, 0) + 0.7152 * channel(digits, 2) + 0.0722 * channel(digits, 4);
  }

  private static double channel(String digits, int at) {
    double value = Integer.parseInt(digits.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
