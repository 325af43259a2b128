package de.kaliregion.obenunten.exhibition.search;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompoundSplitterTest {
  private static final Vocabulary GERMAN = Vocabulary.of(Language.GERMAN);

  private static List<String> parts(String word) {
    return GERMAN.partsOf(GERMAN.termsOf(word, Form.WORD).getFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "Förderturm, forder turm",
    "Fördertürmen, forder turm",
    "Fördergerüst, forder gerust",
    "Kalibergwerk, kali berg werk",
    "Museumsführungen, museum fuhrung",
    "Grubenlampe, grube lampe",
    "Grenzzaun, grenze zaun",
    "Kirchturm, kirche turm",
    "Zwangsarbeiterlager, zwang arbeiter lager",
    "Seilscheibengerüst, seilscheibe gerust",
    "Werkbahnhof, werk bahn hof",
    "Salzwassers, salz wasser",
    "Goldraum, gold raum",
  })
  void takesAWordApart(String word, String parts) {
    assertThat(parts(word)).containsExactly(parts.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "Werrabrücke, werra brucke",
    "Fuldabrücke, fulda brucke",
    "Salzgewinnung, salz gewinnung",
    "Großherzogsschacht, gross herzogs schacht",
  })
  void onePartMayBeUnknown(String word, String parts) {
    assertThat(parts(word)).containsExactly(parts.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sturm",
        "Traum",
        "Herberge",
        "Werk",
        "Werke",
        "Heringen",
        "Merkers",
        "Wintershall",
        "Kalifornien",
        "Völkershausen",
        "Salzungen",
        "Bergen",
        "Montag",
        "Kosten"
      })
  void leavesOtherWordsWhole(String word) {
    assertThat(parts(word)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Museen, museum", "Kinder, kind", "Männer, mann", "Förderung, forder"})
  void knowsOtherFormsOfAPart(String word, String part) {
    assertThat(parts(word)).containsExactly(part);
  }

  @Test
  void isQuickForTheWorstOfWords() {
    for (String word : List.of("werk".repeat(12), "e".repeat(50), "bergs".repeat(10) + "x")) {
      long start = System.nanoTime();
      parts(word);
      assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
    }
  }

  @Test
  void theListHasAtLeast150PartsEachOnce() throws IOException {
    List<String> parts =
        Files.readAllLines(Path.of("src/main/resources/search/german-parts.txt")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("="))
            .map(line -> line.split(" ")[0])
            .toList();
    assertThat(parts).hasSizeGreaterThanOrEqualTo(150).doesNotHaveDuplicates();
  }
}
