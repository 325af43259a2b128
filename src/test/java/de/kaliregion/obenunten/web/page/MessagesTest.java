package de.kaliregion.obenunten.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.content.FederalState;
import de.kaliregion.obenunten.content.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
  private static final Pattern ASKED = Pattern.compile("\\.text\\(\\s*\"([a-z][\\w.-]*)\"\\s*[,)]");
  private static final Pattern CHOSEN =
      Pattern.compile("\\.text\\([^\"()]*\\?\\s*\"([\\w.-]+)\"\\s*:\\s*\"([\\w.-]+)\"");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][\\w.-]*)\"");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

  @ParameterizedTest
  @EnumSource
  void everyLanguageHasTheSameKeys(Language language) {
    assertThat(Messages.in(language).keys())
        .containsExactlyInAnyOrderElementsOf(Messages.in(Language.GERMAN).keys());
  }

  @ParameterizedTest
  @EnumSource
  void everyLanguageSaysTheSameValues(Language language) {
    assertThat(Messages.in(Language.GERMAN).keys())
        .allSatisfy(key ->
            assertThat(placeholders(language, key))
                .as(key)
                .isEqualTo(placeholders(Language.GERMAN, key)));
  }

  @ParameterizedTest
  @EnumSource
  void noTextIsEmpty(Language language) {
    assertThat(Messages.in(language).keys())
        .allSatisfy(key -> assertThat(Messages.in(language).text(key)).as(key).isNotBlank());
  }

  @Test
  void everyKeyThatIsAskedForIsThere() throws IOException {
    Set<String> asked = composed();
    for (String source : sources()) {
      ASKED.matcher(source).results().map(found -> found.group(1)).forEach(asked::add);
      CHOSEN
          .matcher(source)
          .results()
          .flatMap(found -> Stream.of(found.group(1), found.group(2)))
          .forEach(asked::add);
    }
    assertThat(asked).hasSizeGreaterThan(60);
    assertThat(Messages.in(Language.GERMAN).keys()).containsAll(asked);
  }

  @Test
  void noKeyIsThereForNothing() throws IOException {
    Set<String> named =
        sources().stream()
            .flatMap(source -> LITERAL.matcher(source).results().map(found -> found.group(1)))
            .collect(Collectors.toSet());
    named.addAll(composed());

    assertThat(named).containsAll(Messages.in(Language.GERMAN).keys());
  }

  @Test
  void valuesTakeTheirPlaces() {
    assertThat(Messages.in(Language.ENGLISH).text("language.de")).isEqualTo("German");
    assertThat(Messages.in(Language.GERMAN).text("depth.about", 800))
        .contains("800")
        .doesNotContain("{");
  }

  @Test
  void aKeyThatIsNotThereIsTold() {
    assertThatThrownBy(() -> Messages.in(Language.GERMAN).text("nothing.here"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing.here");
  }

  @Test
  void numbersFollowTheLanguage() {
    assertThat(Messages.in(Language.GERMAN).number(1234.5, 1)).isEqualTo("1.234,5");
    assertThat(Messages.in(Language.ENGLISH).number(1234.5, 1)).isEqualTo("1,234.5");
  }

  /** Keys that the code puts together. */
  private static Set<String> composed() {
    Set<String> keys = new TreeSet<>();
    Arrays.stream(Language.values()).map(l -> "language." + l.tag()).forEach(keys::add);
    Arrays.stream(FederalState.values()).map(s -> "state." + s).forEach(keys::add);
    for (String sheet : List.of("places", "map", "sign.retired", "sign.unassigned")) {
      keys.add(sheet + ".title");
      keys.add(sheet + ".lead");
    }
    return keys;
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"));
        Stream<Path> code = Files.walk(Path.of("src/main/java"))) {
      return Stream.concat(templates, code)
          .filter(Files::isRegularFile)
          .map(MessagesTest::content)
          .toList();
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Set<String> placeholders(Language language, String key) {
    return PLACEHOLDER
        .matcher(Messages.in(language).text(key))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
