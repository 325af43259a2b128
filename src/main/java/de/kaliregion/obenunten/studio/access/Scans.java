package de.kaliregion.obenunten.studio.access;

import de.kaliregion.obenunten.content.SignCode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** Reads how often signs were scanned on each day between two. */
@FunctionalInterface
public interface Scans {
  Map<SignCode, Map<LocalDate, Long>> of(
      Collection<SignCode> signs, LocalDate first, LocalDate last);
}
