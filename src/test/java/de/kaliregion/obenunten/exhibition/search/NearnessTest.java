package de.kaliregion.obenunten.exhibition.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearnessTest {
  private static final SearchIndex INDEX = new SearchIndex(SampleEntries.ALL);

  @Test
  void storiesComeNearestFirstAndEachOnce() {
    assertThat(INDEX.nearest(50.8175, 10.1203, 50_000, 10))
        .extracting(near -> near.story().value())
        .containsExactly("goldraum", "kristallgrotte", "foerderturm", "halde");
  }

  @Test
  void metresAreMeasuredOverGround() {
    // One minute of latitude is a nautical mile; one of longitude at 60 degrees is half of it.
    SearchIndex index =
        new SearchIndex(List.of(at("north", 60 + 1 / 60.0, 10), at("east", 60, 10 + 1 / 60.0)));
    List<Near> near = index.nearest(60, 10, 3_000, 10);
    assertThat(near).extracting(n -> n.story().value()).containsExactly("east", "north");
    assertThat(near.get(0).metres()).isCloseTo(926, within(5.0));
    assertThat(near.get(1).metres()).isCloseTo(1852, within(5.0));
  }

  @Test
  void storiesOutsideTheRadiusAreLeftOut() {
    assertThat(INDEX.nearest(50.8175, 10.1203, 100, 10)).hasSize(2);
    assertThat(INDEX.nearest(50.8175, 10.1203, 0, 10)).hasSize(2);
    assertThat(INDEX.nearest(0, 0, 1_000, 10)).isEmpty();
    assertThat(INDEX.nearest(0, 0, Double.NaN, 10)).isEmpty();
  }

  @Test
  void thereAreNoMoreThanTheLimit() {
    assertThat(INDEX.nearest(50.8175, 10.1203, 50_000, 3)).hasSize(3);
  }

  @Test
  void theDateLineIsNoBarrier() {
    SearchIndex index = new SearchIndex(List.of(at("fiji", -17, 179.999)));
    assertThat(index.nearest(-17, -179.999, 300, 1)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"90.1, 0", "-91, 0", "0, 181", "0, -180.5", "NaN, 0", "0, NaN", "Infinity, 0"})
  void aPositionOutOfRangeIsRefused(double latitude, double longitude) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> INDEX.nearest(latitude, longitude, 100, 10))
        .withMessageContaining("itude must be");
    assertThatIllegalArgumentException().isThrownBy(() -> at("a", latitude, longitude));
  }

  private static Entry at(String story, double latitude, double longitude) {
    return new Entry(new Slug(story), Language.GERMAN, "x", "", "", "", latitude, longitude);
  }
}
