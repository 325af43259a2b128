package de.kaliregion.obenunten.studio.story;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.studio.history.SavedVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a long history is divided into pages. */
class HistoryPartTest {
  private static final int AT_ONCE = 50;

  private final List<SavedVersion> history = new ArrayList<>();
  private Instant now = Instant.parse("2026-05-01T09:00:00Z");
  private int read;

  /** So many versions, each some seconds after the other, and an hour after the last. */
  private void sitting(int versions) {
    now = now.plus(Duration.ofHours(1));
    for (int i = 0; i < versions; i++) {
      now = now.plusSeconds(5);
      history.addFirst(new SavedVersion(history.size() + 1, now, "erika", history.size() * 10));
    }
  }

  private List<SavedVersion> some(long newest) {
    List<SavedVersion> found =
        history.stream().filter(version -> version.number() <= newest).limit(AT_ONCE).toList();
    read += found.size();
    return found;
  }

  private HistoryPart from(long newest) {
    return HistoryPart.from(newest, this::some);
  }

  private List<HistoryPart> pages() {
    List<HistoryPart> pages = new ArrayList<>(List.of(from(Long.MAX_VALUE)));
    while (pages.getLast().more()) {
      pages.add(from(pages.getLast().end() - 1));
    }
    return pages;
  }

  private static List<Long> numbers(List<HistoryPart> pages) {
    return pages.stream()
        .flatMap(page -> page.lines().stream())
        .flatMap(line -> line.sitting().versions().stream())
        .map(SavedVersion::number)
        .toList();
  }

  private List<Long> all() {
    return history.stream().map(SavedVersion::number).toList();
  }

  @Test
  void aShortHistoryHasOnePage() {
    sitting(3);
    sitting(1);
    HistoryPart page = from(Long.MAX_VALUE);

    assertThat(page.lines()).hasSize(2);
    assertThat(page.more()).isFalse();
    assertThat(page.isCut()).isFalse();
    assertThat(numbers(List.of(page))).containsExactly(4L, 3L, 2L, 1L);
  }

  @Test
  void anEmptyHistoryHasOneToo() {
    HistoryPart page = from(Long.MAX_VALUE);

    assertThat(page.lines()).isEmpty();
    assertThat(page.more()).isFalse();
  }

  @Test
  void pagesEndBetweenSittingsAndTogetherTellEverythingOnce() {
    for (int i = 0; i < 100; i++) {
      sitting(1 + i % 7);
    }
    List<HistoryPart> pages = pages();

    assertThat(pages).extracting(page -> page.lines().size()).containsExactly(30, 30, 30, 10);
    assertThat(numbers(pages)).isEqualTo(all());
    assertThat(pages)
        .flatExtracting(HistoryPart::lines)
        .extracting(line -> line.sitting().versions().size())
        .containsExactlyElementsOf(
            IntStream.iterate(99, i -> i >= 0, i -> i - 1).mapToObj(i -> 1 + i % 7).toList());
  }

  @Test
  void aSittingThatIsLongerThanAPageGoesOnOnTheNext() {
    sitting(1);
    sitting(1_300);
    sitting(2);
    List<HistoryPart> pages = pages();

    assertThat(numbers(pages)).isEqualTo(all());
    assertThat(pages).extracting(HistoryPart::isCut).containsExactly(false, true, true, false);
    assertThat(pages)
        .allSatisfy(
            page -> assertThat(numbers(List.of(page))).hasSizeLessThanOrEqualTo(500 + AT_ONCE));
  }

  @Test
  void aPageReadsNoMoreThanItNeeds() {
    sitting(10_000);
    from(Long.MAX_VALUE);

    assertThat(read).isEqualTo(500);
  }

  @Test
  void eachLineTellsByHowMuchTheTextGrew() {
    sitting(2);
    sitting(3);

    assertThat(from(Long.MAX_VALUE).lines())
        .extracting(HistoryPart.Line::growth)
        .containsExactly(Optional.of(30), Optional.empty());
  }

  @Test
  void itDoesSoAlsoWhereTheOneBeforeStandsOnTheNextPage() {
    for (int i = 0; i < 31; i++) {
      sitting(1);
    }

    assertThat(from(Long.MAX_VALUE).lines()).hasSize(30);
    assertThat(from(Long.MAX_VALUE).lines().getLast().growth()).contains(10);
  }
}
