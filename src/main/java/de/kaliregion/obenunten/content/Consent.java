package de.kaliregion.obenunten.content;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Why a person may be seen or heard (GDPR articles 6 and 7, KunstUrhG section 22).
 *
 * @param basis the agreement or law, for the operator's files
 * @param until the last day on which the work may be shown
 */
public record Consent(String basis, Optional<LocalDate> until) {
  public Consent {
    basis = Require.line("basis", basis, 300);
    until = Require.optional(until);
  }

  /** Whether the work may be shown on that day. */
  public boolean covers(LocalDate day) {
    return until.map(last -> !day.isAfter(last)).orElse(true);
  }
}
