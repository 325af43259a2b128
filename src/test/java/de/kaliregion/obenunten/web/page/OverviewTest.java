package de.kaliregion.obenunten.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.kaliregion.obenunten.content.Coordinates;
import de.kaliregion.obenunten.content.FederalState;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverviewTest {
  private static final Place HERINGEN = place("heringen", 50.890, 10.000);
  private static final Place VACHA = place("vacha", 50.829, 10.021);

  @Test
  void northIsUpAndEastIsRight() {
    var dots = Overview.of(List.of(HERINGEN, VACHA)).dots();
    assertThat(dots.getFirst().y()).isLessThan(dots.getLast().y());
    assertThat(dots.getFirst().x()).isLessThan(dots.getLast().x());
  }

  @Test
  void theScaleBarIsAsLongAsTheDistanceItStandsFor() {
    Overview overview = Overview.of(List.of(HERINGEN, VACHA));
    var dots = overview.dots();
    double units =
        Math.hypot(
            dots.getFirst().x() - dots.getLast().x(), dots.getFirst().y() - dots.getLast().y());
    double metres = HERINGEN.coordinates().metresTo(VACHA.coordinates());
    double bar = Double.parseDouble(overview.scaleBar());
    assertThat(units / bar * Overview.SCALE_BAR_KILOMETRES * 1000)
        .isCloseTo(metres, within(metres * 0.01));
  }

  @Test
  void placesAtOneSpotGetDotsBesideEachOther() {
    Place near = place("bruecke", 50.8291, 10.0211);
    var dots = Overview.of(List.of(VACHA, near)).dots();
    assertThat(
            Math.hypot(
                dots.getFirst().x() - dots.getLast().x(), dots.getFirst().y() - dots.getLast().y()))
        .isGreaterThan(40);
  }

  @Test
  void theSheetHoldsEveryDotAndTown() {
    Overview overview = Overview.of(List.of(HERINGEN, VACHA, place("herfa", 50.872, 9.949)));
    assertThat(overview.dots())
        .allSatisfy(dot -> assertThat(dot.x()).isBetween(20.0, overview.width() - 20.0))
        .allSatisfy(dot -> assertThat(dot.y()).isBetween(20.0, overview.height() - 20.0));
    assertThat(overview.towns())
        .extracting(Overview.Town::name)
        .containsExactly("Bad Salzungen", "Heringen", "Vacha");
    assertThat(overview.towns())
        .allSatisfy(town -> assertThat(town.x()).isBetween(0.0, (double) overview.width()));
  }

  private static Place place(String slug, double latitude, double longitude) {
    return new Place(
        new Slug(slug),
        new Wording(Map.of(Language.GERMAN, slug)),
        new Slug("museum"),
        "Vacha",
        "Wartburgkreis",
        List.of(FederalState.TH),
        new Coordinates(latitude, longitude, 30),
        Level.ABOVE,
        Optional.empty(),
        Optional.empty());
  }
}
