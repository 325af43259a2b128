package de.kaliregion.obenunten.studio.history;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which saved versions are told as one. */
class SittingTest {
  private static final Instant MORNING = Instant.parse("2026-05-01T09:00:00Z");

  private final List<SavedVersion> history = new ArrayList<>();
  private Instant now = MORNING;

  private void saves(String who, Duration later) {
    now = now.plus(later);
    history.addFirst(new SavedVersion(history.size() + 1, now, who, 100));
  }

  private List<List<Long>> sittings() {
    return Sitting.of(history).stream()
        .map(sitting -> sitting.versions().stream().map(SavedVersion::number).toList())
        .toList();
  }

  @Test
  void whatOnePersonWroteWithoutAPauseIsOne() {
    saves("erika", Duration.ZERO);
    saves("erika", Duration.ofSeconds(5));
    saves("erika", Duration.ofMinutes(9).plusSeconds(59));

    assertThat(sittings()).containsExactly(List.of(3L, 2L, 1L));
    Sitting sitting = Sitting.of(history).getFirst();
    assertThat(sitting.first().at()).isEqualTo(MORNING);
    assertThat(sitting.last().number()).isEqualTo(3);
    assertThat(sitting.has(2)).isTrue();
    assertThat(sitting.has(4)).isFalse();
  }

  @Test
  void tenMinutesArePause() {
    saves("erika", Duration.ZERO);
    saves("erika", Duration.ofMinutes(10));

    assertThat(sittings()).containsExactly(List.of(2L), List.of(1L));
  }

  @Test
  void anotherPersonBeginsAnother() {
    saves("erika", Duration.ZERO);
    saves("karl", Duration.ofSeconds(5));
    saves("erika", Duration.ofSeconds(5));

    assertThat(sittings()).containsExactly(List.of(3L), List.of(2L), List.of(1L));
  }

  @Test
  void whatVisitorsHadStandsAlone() {
    saves(EditionDraft.RELEASE, Duration.ZERO);
    saves(EditionDraft.RELEASE, Duration.ofSeconds(5));

    assertThat(sittings()).containsExactly(List.of(2L), List.of(1L));
  }

  /** Clocks of several nodes differ a little. */
  @Test
  void aClockThatRunsBehindIsNoPause() {
    saves("erika", Duration.ZERO);
    saves("erika", Duration.ofSeconds(-2));

    assertThat(sittings()).containsExactly(List.of(2L, 1L));
  }

  @Test
  void nothingSavedIsNoSitting() {
    assertThat(sittings()).isEmpty();
  }
}
