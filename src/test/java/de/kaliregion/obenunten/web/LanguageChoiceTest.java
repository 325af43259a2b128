package de.kaliregion.obenunten.web;

import static de.kaliregion.obenunten.content.Language.EASY_GERMAN;
import static de.kaliregion.obenunten.content.Language.ENGLISH;
import static de.kaliregion.obenunten.content.Language.GERMAN;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageChoiceTest {
  private final LanguageChoice choice = new LanguageChoice();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|de",
        "en|en",
        "de-simple|de-simple",
        "de-DE-simple|de-simple",
        "DE-SIMPLE|de-simple",
        "de-DE,de;q=0.9,en;q=0.8|de",
        "en-GB,en;q=0.9,de;q=0.8|en",
        "en;q=0.5,de;q=0.9|de",
        "de;q=0.5, en-US;q=0.9|en",
        "en,de|en",
        "fr,en;q=0.5,de;q=0.4|en",
        "fr-FR, pl|de",
        "*|de",
        "fr, *;q=0.5|de",
        "de;q=0, *|en",
        "de;q=0, en;q=0.1|en",
        "de;q=0, en;q=0, *|de-simple",
        "de;q=0, en;q=0, de-simple;q=0|de",
        "en;q=0|de",
        "en;q=1.001, de;q=0.1|de",
        "en;q=zero, de;q=0.1|de",
        "en;q=, de|de",
        "en;level=1;q=0.9, de;q=0.8|en",
        ";;;,,,=|de",
        "-|de",
        "deutsch|de",
        "english|de"
      })
  void theHeaderIsLookedUpByItsWeights(String header, String tag) {
    assertThat(choice.ofHeader(header)).isEqualTo(Language.ofTag(tag).orElseThrow());
  }

  @Test
  void anEmptyOrEndlessHeaderMeansGerman() {
    assertThat(choice.ofHeader("")).isEqualTo(GERMAN);
    assertThat(choice.ofHeader("en,".repeat(1_000))).isEqualTo(GERMAN);
  }

  @Test
  void noHeaderBreaksIt() {
    Random random = new Random(20261122);
    String alphabet = "deniqs*;=,-.0159 \t\"\u0000ü";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder header = new StringBuilder();
      for (int length = random.nextInt(30); length > 0; length--) {
        header.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(choice.ofHeader(header.toString())).isNotNull();
    }
  }

  @Test
  void theAddressGoesBeforeTheHeader() {
    Optional<String> german = Optional.of("de");
    assertThat(choice.of("/en/stories/x", Optional.empty(), german)).isEqualTo(ENGLISH);
    assertThat(choice.of("/de-simple", Optional.empty(), german)).isEqualTo(EASY_GERMAN);
    assertThat(choice.of("/api/v1/stories", Optional.of("en"), german)).isEqualTo(ENGLISH);
    assertThat(choice.of("/m/7K3Q9XD", Optional.of("xx"), german)).isEqualTo(GERMAN);
    assertThat(choice.of("", Optional.empty(), Optional.of("en"))).isEqualTo(ENGLISH);
    assertThat(choice.of("/", Optional.empty(), Optional.empty())).isEqualTo(GERMAN);
  }
}
