package de.kaliregion.obenunten.storage.mongo;

import de.kaliregion.obenunten.content.SignCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * A sign on a day of the region's calendar.
 *
 * @param day where the signs hang
 */
record ScanDay(SignCode sign, LocalDate day) {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  static ScanDay of(ScanKey key) {
    return of(key.sign(), key.hour());
  }

  static ScanDay of(SignCode sign, Instant hour) {
    return new ScanDay(sign, LocalDate.ofInstant(hour, ZONE));
  }

  /** Such as {@code 7K3Q9XD.2026-05}: one document holds a month. */
  String document() {
    return document(sign, YearMonth.from(day));
  }

  static String document(SignCode sign, YearMonth month) {
    return sign + "." + month;
  }

  /** Such as {@code d01}; a bare number would be taken for a position in a list. */
  String field() {
    return "d%02d".formatted(day.getDayOfMonth());
  }
}
