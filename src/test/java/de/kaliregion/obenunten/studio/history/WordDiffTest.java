package de.kaliregion.obenunten.studio.history;

import static de.kaliregion.obenunten.studio.history.WordDiff.Fate.ADDED;
import static de.kaliregion.obenunten.studio.history.WordDiff.Fate.KEPT;
import static de.kaliregion.obenunten.studio.history.WordDiff.Fate.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.storage.GeneratedContent;
import de.kaliregion.obenunten.studio.history.WordDiff.Fate;
import de.kaliregion.obenunten.studio.history.WordDiff.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is marked when two versions of a text are compared. */
class WordDiffTest {

  @Test
  void aWordThatWasChangedIsMarkedAndNoLetterBesides() {
    assertThat(WordDiff.between("Der alte Schacht.", "Der neue Schacht!"))
        .containsExactly(
            new Run(KEPT, "Der "),
            new Run(REMOVED, "alte"),
            new Run(ADDED, "neue"),
            new Run(KEPT, " Schacht"),
            new Run(REMOVED, "."),
            new Run(ADDED, "!"));
  }

  @Test
  void changedWordsSideBySideAreMarkedAsOne() {
    assertThat(WordDiff.between("sehr tiefer Schacht", "ganz flacher Schacht"))
        .containsExactly(
            new Run(REMOVED, "sehr tiefer"),
            new Run(ADDED, "ganz flacher"),
            new Run(KEPT, " Schacht"));
  }

  @Test
  void theSameTextIsKeptAsOne() {
    assertThat(WordDiff.between("Glück auf!", "Glück auf!"))
        .containsExactly(new Run(KEPT, "Glück auf!"));
    assertThat(WordDiff.between("", "")).isEmpty();
    assertThat(WordDiff.between("", "Neu")).containsExactly(new Run(ADDED, "Neu"));
    assertThat(WordDiff.between("Alt", "")).containsExactly(new Run(REMOVED, "Alt"));
  }

  @Test
  void whatTheReaderSeesAsOneCharacterStaysWhole() {
    assertThat(WordDiff.between("Zeche 👩‍🏭", "Zeche 👩‍🔬"))
        .containsExactly(
            new Run(KEPT, "Zeche "), new Run(REMOVED, "👩‍🏭"), new Run(ADDED, "👩‍🔬"));
  }

  @Test
  void bothTextsCanBeReadFromTheParts() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      String before = text(new GeneratedContent(seed), 1 + random.nextInt(6));
      String after =
          random.nextBoolean() ? text(new GeneratedContent(seed), 8) : edited(before, random);

      List<Run> runs = WordDiff.between(before, after);

      assertThat(without(ADDED, runs)).isEqualTo(before);
      assertThat(without(REMOVED, runs)).isEqualTo(after);
      assertThat(runs).noneMatch(run -> run.text().isEmpty());
    }
  }

  private static String text(GeneratedContent generated, int parts) {
    return IntStream.range(0, parts)
        .mapToObj(_ -> generated.typed())
        .collect(Collectors.joining(" "));
  }

  private static String edited(String text, Random random) {
    List<String> words = new ArrayList<>(List.of(text.split(" ", -1)));
    words.set(random.nextInt(words.size()), "anders");
    words.remove(random.nextInt(words.size()));
    return String.join(" ", words);
  }

  private static String without(Fate fate, List<Run> runs) {
    return runs.stream()
        .filter(run -> run.fate() != fate)
        .map(Run::text)
        .collect(Collectors.joining());
  }

  /** As long as a draft can be, and made so that everything is different. */
  @Test
  @Timeout(30)
  void noTextKeepsTheServerBusy() {
    String before = numbers(1, 100_000);
    String after = numbers(50_001, 100_000);
    long start = System.nanoTime();

    for (String longest : List.of(after, "-".repeat(200_000), "a\n".repeat(100_000))) {
      List<Run> runs = WordDiff.between(before, longest);
      assertThat(without(ADDED, runs)).isEqualTo(before);
      assertThat(without(REMOVED, runs)).isEqualTo(longest);
    }
    WordDiff.between(numbers(1, 3_000), numbers(50_001, 3_000));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  private static String numbers(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(" "));
  }
}
