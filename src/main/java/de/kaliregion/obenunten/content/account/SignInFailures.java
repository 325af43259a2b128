package de.kaliregion.obenunten.content.account;

import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Sha256;
import java.time.Duration;
import java.time.Instant;

/**
 * How often signing in to an account failed in a row. It is kept for addresses without an account
 * too, so that nobody can tell which is which.
 *
 * @param id the digest of the address
 * @param count at least 1
 * @param last when it failed last
 */
public record SignInFailures(Sha256 id, int count, Instant last) {
  private static final int FREE = 5;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(900);

  public SignInFailures {
    Require.present("id", id);
    Require.that(count > 0, "count", "must be at least 1");
    Require.present("last", last);
  }

  /** One more. */
  public SignInFailures again(Instant now) {
    return new SignInFailures(id, count + 1, now);
  }

  /** How long to wait from then until the next attempt: 5 are free, then 1, 2, 4 … 900 s. */
  public Duration waitFrom(Instant now) {
    if (count <= FREE) {
      return Duration.ZERO;
    }
    Duration wait = Duration.ofSeconds(1L << Math.min(count - FREE - 1, 10));
    Instant until = last.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
  }
}
