package de.kaliregion.obenunten.storage.mongo;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.SignCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What scans are counted by: nothing that tells who scanned.
 *
 * @param hour any instant; its hour in UTC counts
 */
public record ScanKey(SignCode sign, Language language, Instant hour) {
  public ScanKey {
    hour = hour.truncatedTo(ChronoUnit.HOURS);
  }

  /** Such as {@code 7K3Q9XD.de.2026-05-01T14:00:00Z}. */
  String id() {
    return sign + "." + language.tag() + "." + hour;
  }
}
