package de.kaliregion.obenunten.content.draft.story;

import de.kaliregion.obenunten.content.Require;
import java.time.Instant;

/**
 * Visitors had it once and have it no longer.
 *
 * @param number of the last release that they had
 * @param by account of who decided it
 */
public record Withdrawal(int number, Instant at, String by) {
  public Withdrawal {
    Require.that(number >= 1, "number", "must be positive");
    Require.present("at", at);
    Require.present("by", by);
  }
}
