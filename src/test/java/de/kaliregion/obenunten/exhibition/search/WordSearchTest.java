package de.kaliregion.obenunten.exhibition.search;

import static de.kaliregion.obenunten.content.Language.EASY_GERMAN;
import static de.kaliregion.obenunten.content.Language.ENGLISH;
import static de.kaliregion.obenunten.content.Language.GERMAN;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordSearchTest {
  private static final SearchIndex INDEX = new SearchIndex(SampleEntries.ALL);

  private static List<String> found(Language language, String words) {
    return stories(INDEX.search(language, words, 10));
  }

  private static List<String> stories(List<Hit> hits) {
    return hits.stream().map(hit -> hit.story().value()).toList();
  }

  @Nested
  class InGerman {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Förderturm", "Foerderturm", "Forderturm", "FÖRDERTURM", "förderturm", "Fo\u0308rderturm",
          "Förder-Turm", "Förder\u2011turm", "Förder·turm", "Förder Turm", "Fördertürme", "Turm"
        })
    void everySpellingFindsTheForderturm(String words) {
      assertThat(found(GERMAN, words)).containsExactly("foerderturm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Straße", "Strasse", "STRASSE", "STRAẞE", "Straßen"})
    void sharpSIsDoubleS(String words) {
      assertThat(found(GERMAN, words)).containsExactly("foerderturm");
    }

    @ParameterizedTest
    @CsvSource({
      "Flöz, kristallgrotte",
      "Floez, kristallgrotte",
      "Rad, foerderturm",
      "Barrens, goldraum",
      "Sack, goldraum",
      "Körbe, foerderturm",
    })
    void anotherFormOfAWordIsFound(String words, String story) {
      assertThat(found(GERMAN, words)).containsExactly(story);
    }

    @ParameterizedTest
    @CsvSource({
      "Kali, goldraum",
      "Grube, goldraum",
      "Gruben, goldraum",
      "Führung, goldraum",
      "Führungen, goldraum",
      "Museum, goldraum",
      "Museen, goldraum",
      "Gold, goldraum",
      "Grotte, kristallgrotte",
      "Kristalle, kristallgrotte",
      "Salz, kristallgrotte",
      "Brücke, halde",
      "Werra, halde",
    })
    void aPartFindsTheCompound(String words, String story) {
      assertThat(found(GERMAN, words)).containsExactly(story);
    }

    @Test
    void aPartIsNotFoundInAWordThatOnlyContainsItsLetters() {
      assertThat(found(GERMAN, "Turm")).doesNotContain("halde");
      assertThat(found(GERMAN, "Sturm")).startsWith("halde");
    }

    @ParameterizedTest
    @ValueSource(strings = {"der Goldraum", "Wo ist der Goldraum", "Goldraum und", "die Goldraum!"})
    void commonWordsDoNotCount(String words) {
      assertThat(found(GERMAN, words)).containsExactly("goldraum");
    }

    @Test
    void commonWordsCountWhereThereAreNoOthers() {
      assertThat(found(GERMAN, "dicht an")).containsExactly("foerderturm");
      assertThat(found(GERMAN, "an")).containsExactly("foerderturm");
    }

    @ParameterizedTest
    @CsvSource({"Krist, kristallgrotte", "Foer, foerderturm", "dermb, foerderturm"})
    void theBeginningOfTheLastWordIsEnough(String words, String story) {
      assertThat(found(GERMAN, words)).containsExactly(story);
    }

    @Test
    void theBeginningNeedsThreeLettersAndTheLastWord() {
      assertThat(found(GERMAN, "Me")).isEmpty();
      assertThat(found(GERMAN, "mor Schacht")).isEmpty();
      assertThat(found(GERMAN, "Schacht mor")).containsExactly("foerderturm");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"Goldruam", "Goldrum", "Goldraumm", "Goltraum", "Foldraum", "Museumsfürung"})
    void oneTypingErrorIsForgiven(String words) {
      assertThat(found(GERMAN, words)).containsExactly("goldraum");
    }

    @Test
    void twoTypingErrorsAndErrorsInShortWordsAreNot() {
      assertThat(found(GERMAN, "Goltraun")).isEmpty();
      assertThat(found(GERMAN, "Galt")).isEmpty();
    }

    @Test
    void everyWordMustMatch() {
      assertThat(found(GERMAN, "Merkers")).containsExactlyInAnyOrder("goldraum", "kristallgrotte");
      assertThat(found(GERMAN, "Merkers Glas")).containsExactly("kristallgrotte");
      assertThat(found(GERMAN, "Merkers Glas Dermbach")).isEmpty();
    }
  }

  @Nested
  class InLeichteSprache {
    @ParameterizedTest
    @CsvSource({
      "Förderturm, foerderturm",
      "Foerderturm, foerderturm",
      "Förder-Turm, foerderturm",
      "Turm, foerderturm",
      "Förderkorb, foerderturm",
      "Korb, foerderturm",
      "Salzbergwerk, goldraum",
      "Salz-Bergwerk, goldraum",
      "Salz, goldraum",
      "Führung, goldraum",
    })
    void wordsInPiecesAndInOneFindEachOther(String words, String story) {
      assertThat(found(EASY_GERMAN, words)).containsExactly(story);
    }

    @Test
    void aCompoundFindsItsPartsNearOneAnother() {
      SearchIndex index =
          index(
              entry("near", "Ein Turm", "Der Turm am Schacht ist hoch."),
              entry(
                  "far", "Ein Turm", "Er ist hoch. Von dort sieht man weit hinüber zum Schacht."));
      assertThat(stories(index.search(EASY_GERMAN, "Schachtturm", 10))).containsExactly("near");
    }

    private static Entry entry(String story, String title, String body) {
      return new Entry(new Slug(story), EASY_GERMAN, title, "", "", body, 0, 0);
    }
  }

  @Nested
  class InEnglish {
    @ParameterizedTest
    @CsvSource({
      "gold, goldraum",
      "Gold Room, goldraum",
      "where is the gold room?, goldraum",
      "story, goldraum",
      "gallery, goldraum",
      "lamp, goldraum",
      "carrying, goldraum",
      "Hämbach, goldraum",
      "Hambach, goldraum",
      "Haembach, goldraum",
      "crystals, kristallgrotte",
      "border, kristallgrotte",
      "crossborder, kristallgrotte",
      "crys, kristallgrotte",
      "cristal grotto, kristallgrotte",
      "crystal groto, kristallgrotte",
    })
    void wordsAreFoundInAnyForm(String words, String story) {
      assertThat(found(ENGLISH, words)).containsExactly(story);
    }

    @ParameterizedTest
    @ValueSource(strings = {"miner", "miners", "miner's", "miner’s"})
    void possessivesAreOnlyForms(String words) {
      assertThat(found(ENGLISH, words)).containsExactlyInAnyOrder("goldraum", "kristallgrotte");
    }
  }

  @Nested
  class InAnyLanguage {
    @Test
    void onlyEntriesOfThatLanguageAreFound() {
      assertThat(found(GERMAN, "room")).isEmpty();
      assertThat(found(ENGLISH, "Goldraum")).isEmpty();
      assertThat(found(EASY_GERMAN, "Kristallgrotte")).isEmpty();
    }

    @Test
    void betterMatchesOfAWordComeFirst() {
      SearchIndex index =
          index(
              entry("a-typo", "Grubn"),
              entry("b-prefix", "Grubenwehrmann"),
              entry("c-part", "Kaligrube"),
              entry("d-stem", "Gruben"),
              entry("e-exact", "Grube"));
      assertThat(stories(index.search(GERMAN, "Grube", 10)))
          .startsWith("e-exact", "d-stem")
          .endsWith("a-typo")
          .containsSubsequence("d-stem", "c-part", "a-typo");
    }

    @Test
    void theKindsOfMatchKeepTheirOrder() {
      SearchIndex index =
          index(
              entry("b-prefix", "Salzungen"),
              entry("c-part", "Steinsalz"),
              entry("d-stem", "Salze"),
              entry("e-exact", "Salz"));
      assertThat(stories(index.search(GERMAN, "Salz", 10)))
          .containsExactly("e-exact", "d-stem", "c-part", "b-prefix");
      SearchIndex longer =
          index(entry("a-typo", "Bunker"), entry("b-prefix", "Dunkerque"), entry("c", "Dunker"));
      assertThat(stories(longer.search(GERMAN, "Dunker", 10)))
          .containsExactly("c", "b-prefix", "a-typo");
    }

    @Test
    void theTitleCountsMoreThanThePlaceTheTeaserAndTheBody() {
      SearchIndex index =
          index(
              new Entry(new Slug("a-body"), GERMAN, "x", "x", "x", "Kali Kali Kali", 0, 0),
              new Entry(new Slug("b-teaser"), GERMAN, "x", "x", "Kali", "x", 0, 0),
              new Entry(new Slug("c-place"), GERMAN, "x", "Kali", "x", "x", 0, 0),
              new Entry(new Slug("d-title"), GERMAN, "Kali", "x", "x", "x", 0, 0));
      assertThat(stories(index.search(GERMAN, "Kali", 10)))
          .containsExactly("d-title", "c-place", "b-teaser", "a-body");
    }

    @Test
    void theWordItselfInTheBodyComesBeforeATypingErrorInTheTitle() {
      SearchIndex index =
          index(
              entry("a-typo", "Halle"),
              new Entry(
                  new Slug("b-exact"), GERMAN, "x", "x", "x", "wort ".repeat(500) + "Halde", 0, 0));
      assertThat(stories(index.search(GERMAN, "Halde", 10))).containsExactly("b-exact", "a-typo");
    }

    @Test
    void theWordOftenInAShortTextComesBeforeOnceInALongOne() {
      SearchIndex index =
          index(
              new Entry(
                  new Slug("a-once"), GERMAN, "x", "x", "x", "wort ".repeat(500) + "Kali", 0, 0),
              new Entry(new Slug("b-often"), GERMAN, "x", "x", "x", "Kali, Kali", 0, 0));
      assertThat(stories(index.search(GERMAN, "Kali", 10))).containsExactly("b-often", "a-once");
    }

    @Test
    void equalHitsComeInTheOrderOfTheirNamesAndUpToTheLimit() {
      SearchIndex index = index(entry("c", "Kali"), entry("a", "Kali"), entry("b", "Kali"));
      assertThat(stories(index.search(GERMAN, "Kali", 2))).containsExactly("a", "b");
    }

    @Test
    void onlyTheFirstEightWordsCount() {
      assertThat(found(GERMAN, "Gold Gold Gold Gold Gold Gold Gold Goldraum Unsinn"))
          .containsExactly("goldraum");
      assertThat(found(GERMAN, "Gold Gold Gold Gold Gold Gold Gold Unsinn Goldraum")).isEmpty();
    }
  }

  @Nested
  class WhateverIsTyped {
    static Stream<String> oddText() {
      return Stream.of(
          "",
          " ",
          "-",
          "·-'",
          "\u0000\u0001\u001f",
          "\ud800",
          "\udc00 \ud800",
          "Gold\ud800raum",
          "\ud83d\ude00",
          "+",
          "\"",
          "\"Gold",
          "Gold AND (",
          "AND OR NOT",
          "title:Gold",
          "Gold~",
          "Gold*",
          "*",
          "?",
          "[a TO b]",
          "/(a+)+$/",
          "\\",
          "&& || !",
          "<script>",
          "x".repeat(10_000),
          "Gold ".repeat(2_000),
          "Gold-".repeat(2_000),
          "\u0301".repeat(10_000),
          "\ufdfa".repeat(10_000),
          "𐐷".repeat(600),
          "x".repeat(999) + "😀",
          "المتحف",
          "博物馆");
    }

    @ParameterizedTest
    @MethodSource("oddText")
    void nothingIsThrown(String words) {
      for (Language language : Language.values()) {
        assertThat(INDEX.search(language, words, 10)).isNotNull();
      }
    }

    @Test
    void nothingIsThrownForRandomText() {
      Random random = new Random(45);
      for (int i = 0; i < 500; i++) {
        String words =
            IntStream.range(0, random.nextInt(40))
                .mapToObj(_ ->
                    String.valueOf(
                        (char)
                            (random.nextInt(4) == 0
                                ? random.nextInt(0x10000)
                                : " -'\"*~:()abcdeöß".charAt(random.nextInt(16)))))
                .collect(Collectors.joining());
        assertThat(INDEX.search(GERMAN, words, 10)).isNotNull();
        assertThat(INDEX.search(ENGLISH, words, 10)).isNotNull();
      }
    }

    @Test
    void manyWordsWithManySimilarOnesStayWithinTheLimitOfClauses() {
      String similar =
          IntStream.range(0, 26)
              .mapToObj(i -> "kalibergwerksmuseumsfuhrunge" + (char) ('a' + i))
              .collect(Collectors.joining(" "));
      SearchIndex index =
          index(new Entry(new Slug("a"), GERMAN, similar, similar, similar, similar, 0, 0));
      String eight = "Kalibergwerksmuseumsführungex ".repeat(8);
      assertThat(stories(index.search(GERMAN, eight, 10))).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Goldraum\"", "+Goldraum", "Goldraum*", "(Goldraum)"})
    void operatorsAreNoOperators(String words) {
      assertThat(found(GERMAN, words)).containsExactly("goldraum");
    }
  }

  private static SearchIndex index(Entry... entries) {
    return new SearchIndex(List.of(entries));
  }

  private static Entry entry(String story, String title) {
    return new Entry(new Slug(story), GERMAN, title, "", "", "", 0, 0);
  }
}
