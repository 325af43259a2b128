package de.kaliregion.obenunten.studio.overview;

import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Exhibition;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How often visitors scanned the signs of some organisations, by day and by week, above and below
 * ground. Each sign counts for the place to which it leads now.
 *
 * @param days the last four weeks, the oldest first, days without scans too
 * @param weeks the last 52, the oldest first, weeks without scans too
 * @param places where signs were scanned in these 52 weeks, the most often scanned first
 * @param signs how many signs there are
 */
public record ScanFigures(
    List<Column> days, List<Column> weeks, List<PlaceFigures> places, int signs) {
  private static final int DAYS = 28;
  private static final int WEEKS = 52;

  /**
   * A day or a week.
   *
   * @param above scans of signs that lead above ground
   * @param below scans of signs that lead below
   */
  public record Column(LocalDate first, LocalDate last, long above, long below) {
    public long both() {
      return above + below;
    }
  }

  /**
   * A place.
   *
   * @param days scans in the last four weeks
   * @param weeks scans in the last 52
   */
  public record PlaceFigures(Place place, long days, long weeks) {}

  /** Reads how often these signs were scanned on each day between two. */
  @FunctionalInterface
  interface Counts {
    Map<SignCode, Map<LocalDate, Long>> of(
        Collection<SignCode> signs, LocalDate first, LocalDate last);
  }

  /** The figures of these organisations up to this day. */
  static ScanFigures of(
      Exhibition exhibition, Collection<Slug> organisations, LocalDate today, Counts counts) {
    Map<SignCode, Place> places = new TreeMap<>();
    for (Sign sign : exhibition.signs()) {
      place(sign, exhibition, organisations).ifPresent(place -> places.put(sign.code(), place));
    }
    LocalDate monday =
        today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(WEEKS - 1);
    return of(places, counts.of(places.keySet(), monday, today), monday, today);
  }

  private static Optional<Place> place(
      Sign sign, Exhibition exhibition, Collection<Slug> organisations) {
    return sign.story()
        .flatMap(exhibition::story)
        .filter(story -> organisations.contains(story.story().organisation()))
        .map(story -> story.place())
        .or(() ->
            sign.place()
                .filter(_ -> sign.story().isEmpty())
                .flatMap(exhibition::place)
                .filter(place -> organisations.contains(place.organisation())));
  }

  private static ScanFigures of(
      Map<SignCode, Place> places,
      Map<SignCode, Map<LocalDate, Long>> counts,
      LocalDate monday,
      LocalDate today) {
    Map<LocalDate, long[]> byDay = new TreeMap<>();
    Map<Slug, PlaceFigures> byPlace = new TreeMap<>();
    LocalDate recently = today.minusDays(DAYS - 1);
    counts.forEach((sign, days) -> {
      Place place = places.get(sign);
      days.forEach((day, count) -> {
        byDay.computeIfAbsent(day, _ -> new long[2])[place.level() == Level.ABOVE ? 0 : 1] += count;
        byPlace.merge(
            place.slug(),
            new PlaceFigures(place, day.isBefore(recently) ? 0 : count, count),
            (one, other) ->
                new PlaceFigures(place, one.days() + other.days(), one.weeks() + other.weeks()));
      });
    });
    return new ScanFigures(
        columns(recently, DAYS, 1, byDay, today),
        columns(monday, WEEKS, 7, byDay, today),
        byPlace.values().stream()
            .sorted(
                Comparator.comparingLong(PlaceFigures::weeks)
                    .reversed()
                    .thenComparing(figures -> figures.place().slug()))
            .toList(),
        places.size());
  }

  private static List<Column> columns(
      LocalDate start, int number, int width, Map<LocalDate, long[]> byDay, LocalDate today) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      LocalDate first = start.plusDays((long) i * width);
      LocalDate last = first.plusDays(width - 1L);
      long[] sum = new long[2];
      first
          .datesUntil(last.plusDays(1))
          .flatMap(day -> Optional.ofNullable(byDay.get(day)).stream())
          .forEach(day -> IntStream.of(0, 1).forEach(level -> sum[level] += day[level]));
      columns.add(new Column(first, last.isAfter(today) ? today : last, sum[0], sum[1]));
    }
    return List.copyOf(columns);
  }

  /** Whether nobody has scanned anything for a year. */
  public boolean isEmpty() {
    return places.isEmpty();
  }

  /** All scans of these columns. */
  public static long total(List<Column> columns) {
    return columns.stream().mapToLong(Column::both).sum();
  }
}
