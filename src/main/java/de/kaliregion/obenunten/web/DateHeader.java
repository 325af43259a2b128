package de.kaliregion.obenunten.web;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.time.Clock;
import java.time.Instant;

/**
 * The {@code Date} header in its only right form (IMF-fixdate, RFC 9110 5.6.7), made once a second.
 * Helidon 4.5.0 writes it in the zone of the machine and with one digit before the tenth.
 */
final class DateHeader {
  private final Clock clock;
  private volatile Made last = new Made(Long.MIN_VALUE, null);

  private record Made(long second, Header header) {}

  DateHeader(Clock clock) {
    this.clock = clock;
  }

  Header now() {
    long second = Math.floorDiv(clock.millis(), 1000L);
    Made made = last;
    if (made.second != second) {
      made = new Made(second, make(second));
      last = made;
    }
    return made.header;
  }

  private static Header make(long second) {
    return HeaderValues.createCached(HeaderNames.DATE, HttpDate.of(Instant.ofEpochSecond(second)));
  }
}
