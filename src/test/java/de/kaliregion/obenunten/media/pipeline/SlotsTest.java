package de.kaliregion.obenunten.media.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.draft.Stage;
import de.kaliregion.obenunten.media.library.MediaJobs;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Who goes first when there are few hands. */
class SlotsTest {
  private final Slots slots = new Slots(3);

  private boolean has(Stage stage) {
    return slots.has(stage.name());
  }

  private void take(Stage... stages) {
    Arrays.stream(stages).forEach(stage -> slots.take(stage.name()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      names = {"AVIF", "TILES", "FILM_LARGE"})
  void whatOnlyAddsWaitsForWhatSomebodyWaitsFor(Stage addition) {
    slots.take(MediaJobs.INSPECT);
    assertThat(has(addition)).isFalse();
    slots.free(MediaJobs.INSPECT);
    take(Stage.PICTURES);
    assertThat(has(addition)).isFalse();
    slots.free(Stage.PICTURES.name());

    assertThat(has(addition)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      mode = Mode.EXCLUDE,
      names = {"AVIF", "TILES", "FILM_LARGE"})
  void whatSomebodyWaitsForIsBegunBesideAnything(Stage first) {
    take(Stage.AVIF, Stage.TILES);

    assertThat(has(first)).isEqualTo(first != Stage.FILM_SMALL);
    assertThat(slots.has(MediaJobs.INSPECT)).isTrue();
  }

  @Test
  void additionsAreMadeSideBySideButNeverTakeTheLastSlot() {
    take(Stage.AVIF);
    assertThat(has(Stage.TILES)).isTrue();
    take(Stage.TILES);

    assertThat(has(Stage.AVIF)).isFalse();
  }

  @Test
  void filmsAreMadeOneAtATime() {
    take(Stage.FILM_SMALL);

    assertThat(has(Stage.FILM_SMALL)).isFalse();
    assertThat(has(Stage.PICTURES)).isTrue();
  }

  @Test
  void noMoreIsBegunThanThereAreSlots() {
    take(Stage.PICTURES, Stage.SOUND);
    assertThat(slots.isAnyFree()).isTrue();
    take(Stage.SOUND);

    assertThat(slots.isAnyFree()).isFalse();
    assertThat(has(Stage.PLAIN)).isFalse();
  }
}
