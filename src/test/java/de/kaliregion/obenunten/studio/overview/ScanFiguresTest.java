package de.kaliregion.obenunten.studio.overview;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.studio.overview.ScanDrawing.Bar;
import de.kaliregion.obenunten.studio.overview.ScanFigures.Column;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of a year, and what is drawn of them. */
class ScanFiguresTest {
  private static final LocalDate DAY = LocalDate.of(2026, 5, 1);

  private static List<Column> columns(long seed) {
    Random random = new Random(seed);
    List<Column> columns = new ArrayList<>();
    int number = 1 + random.nextInt(60);
    long most = 1L << random.nextInt(20);
    for (int i = 0; i < number; i++) {
      LocalDate day = DAY.plusDays(i);
      columns.add(
          new Column(
              day,
              day,
              random.nextBoolean() ? 0 : random.nextLong(most),
              random.nextBoolean() ? 0 : random.nextLong(most)));
    }
    return columns;
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-05-01", "2026-01-01", "2024-12-30", "2026-03-29", "2027-01-03"})
  void thereAre28DaysAnd52WholeWeeksAndTheLastEndsToday(String date) {
    LocalDate today = LocalDate.parse(date);
    ScanFigures figures =
        ScanFigures.of(
            new Exhibition(Published.nothing()),
            List.of(new Slug("museum")),
            today,
            (_, _, _) -> Map.of());

    assertThat(figures.days()).hasSize(28);
    assertThat(figures.days().getFirst().first()).isEqualTo(today.minusDays(27));
    assertThat(figures.days().getLast().last()).isEqualTo(today);
    assertThat(figures.weeks()).hasSize(52);
    assertThat(figures.weeks())
        .allSatisfy(week -> assertThat(week.first().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY));
    assertThat(figures.weeks().getLast().last()).isEqualTo(today);
    for (int i = 1; i < 52; i++) {
      assertThat(figures.weeks().get(i).first())
          .isEqualTo(figures.weeks().get(i - 1).last().plusDays(1));
    }
    assertThat(figures.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyFigureThatIsNotNothingHasABarAsLongAsItIsGreat(long seed) {
    List<Column> columns = columns(seed);
    ScanDrawing drawing = ScanDrawing.of(columns);

    long above = columns.stream().filter(column -> column.above() > 0).count();
    long below = columns.stream().filter(column -> column.below() > 0).count();
    assertThat(drawing.bars().stream().filter(bar -> !bar.below())).hasSize((int) above);
    assertThat(drawing.bars().stream().filter(Bar::below)).hasSize((int) below);
    for (Bar bar : drawing.bars()) {
      Column column = columns.get((int) (bar.x() / 100 * columns.size()));
      long figure = bar.below() ? column.below() : column.above();
      assertThat(bar.height()).isEqualTo(Math.max(2, 92.0 * figure / drawing.highest()));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void barsStandOnTheGroundOrHangBelowItWithinTheDrawing(long seed) {
    for (Bar bar : ScanDrawing.of(columns(seed)).bars()) {
      if (bar.below()) {
        assertThat(bar.y()).isEqualTo(ScanDrawing.GROUND + ScanDrawing.STRATA);
        assertThat(bar.y() + bar.height()).isLessThanOrEqualTo(ScanDrawing.HEIGHT);
      } else {
        assertThat(bar.y() + bar.height()).isEqualTo(ScanDrawing.GROUND);
        assertThat(bar.y()).isNotNegative();
      }
      assertThat(bar.x()).isNotNegative();
      assertThat(bar.x() + bar.width()).isLessThanOrEqualTo(100.0001);
    }
  }

  @Test
  void whereNobodyScannedAnythingNothingIsDrawn() {
    ScanDrawing drawing =
        ScanDrawing.of(List.of(new Column(DAY, DAY, 0, 0), new Column(DAY, DAY, 0, 0)));

    assertThat(drawing.bars()).isEmpty();
    assertThat(drawing.highest()).isZero();
  }

  @Test
  void numbersInTheDrawingAreThoseThatBrowsersRead() {
    assertThat(Bar.svg(12)).isEqualTo("12");
    assertThat(Bar.svg(100)).isEqualTo("100");
    assertThat(Bar.svg(0.5)).isEqualTo("0.5");
    assertThat(Bar.svg(1.4286)).isEqualTo("1.43");
  }
}
