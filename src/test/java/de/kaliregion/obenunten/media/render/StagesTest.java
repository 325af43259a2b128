package de.kaliregion.obenunten.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.content.draft.Stage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which forms are worth making, by what an original measures. */
class StagesTest {

  @ParameterizedTest
  @CsvSource({
    "960, 540, false",
    "540, 960, false",
    "320, 240, false",
    "961, 540, true",
    "960, 541, true",
    // Few lines, but wide: the small form would have a quarter of its pixels.
    "1920, 500, true",
    "536, 1280, true",
    "1920, 1080, true"
  })
  void aFilmGetsALargeFormWhereTheSmallOneLosesSomething(int width, int height, boolean large) {
    assertThat(Stages.of(facts(MediaItem.Kind.FILM, width, height), false))
        .startsWith(Stage.FILM_SMALL)
        .hasSize(large ? 2 : 1);
  }

  @ParameterizedTest
  @CsvSource({
    "4000, 4000, false, false",
    "4001, 10, false, true",
    "10, 4001, false, true",
    "8192, 4096, true, false"
  })
  void aPictureGetsTilesWhereItIsLargerThanScreens(
      int width, int height, boolean panorama, boolean tiles) {
    List<Stage> stages = Stages.of(facts(MediaItem.Kind.PICTURE, width, height), panorama);

    assertThat(stages).startsWith(Stage.PICTURES, Stage.AVIF);
    assertThat(stages.contains(Stage.TILES)).isEqualTo(tiles);
  }

  private static Facts facts(MediaItem.Kind kind, int width, int height) {
    return new Facts(
        "application/octet-stream",
        Optional.of(kind),
        Optional.of(new Rendition.Dimensions(width, height)),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        Facts.Suggestion.NONE,
        List.of());
  }
}
