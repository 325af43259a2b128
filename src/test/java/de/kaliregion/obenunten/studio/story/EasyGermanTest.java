package de.kaliregion.obenunten.studio.story;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.studio.story.EasyGerman.Finding;
import de.kaliregion.obenunten.studio.story.EasyGerman.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the helper for Leichte Sprache points at, and what it leaves alone. */
class EasyGermanTest {
  @Test
  void aSentenceOfMoreThanTwelveWordsIsLong() {
    String twelve = "Der Mann geht jeden Tag mit der Lampe in den dunklen Berg.";

    assertThat(EasyGerman.findings(twelve)).isEmpty();
    assertThat(EasyGerman.findings(twelve.replace("dunklen", "dunklen, warmen")))
        .extracting(Finding::rule)
        .containsExactly(Rule.LONG_SENTENCE);
  }

  @Test
  void eachSentenceCountsForItself() {
    assertThat(
            EasyGerman.findings(
                "Hier ist ein Berg-Werk. Dort arbeiten viele Menschen. Sie holen Salz aus der Erde."))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Das Salz wird aus der Erde geholt.",
        "Die Grube wurde 1993 geschlossen.",
        "Hier wurden Menschen gezwungen.",
        "Das Salz wird mit Zügen transportiert.",
        "Die Arbeit ist verboten worden.",
        "Das Salz wurde verkauft."
      })
  void thePassiveIsPointedAt(String sentence) {
    assertThat(EasyGerman.findings(sentence))
        .extracting(Finding::rule)
        .containsExactly(Rule.PASSIVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bergleute holen das Salz aus der Erde.",
        "Morgen wird es Regen geben.",
        "Wir werden in den Berg gehen.",
        "Der Mann hat viel gearbeitet.",
        "Es wird dunkel."
      })
  void theActiveAndTheFutureAreNot(String sentence) {
    assertThat(EasyGerman.findings(sentence)).isEmpty();
  }

  @Test
  void aLongWordIsPointedAtUnlessItIsParted() {
    Finding found = EasyGerman.findings("Das ist eine Schachtförderanlage hier.").getFirst();

    assertThat(found)
        .isEqualTo(new Finding(Rule.LONG_WORD, "Das ist eine ", "Schachtförderanlage", " hier."));
    assertThat(EasyGerman.findings("Das ist eine Schacht-Förder-Anlage.")).isEmpty();
    assertThat(EasyGerman.findings("Das ist eine Schacht·förder·anlage.")).isEmpty();
  }

  @Test
  void signsOfMarkdownAndAddressesAreNoWords() {
    assertThat(
            EasyGerman.findings(
                "- **Salz** ist [weiß](https://www.example.org/sehr/lange/adressen/im/internet)"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\n\n", "…", "***", "[]()", "1234567890123456"})
  void anythingCanBeTyped(String text) {
    assertThat(EasyGerman.findings(text)).hasSizeLessThan(2);
  }
}
