package de.kaliregion.obenunten.studio.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import de.kaliregion.obenunten.web.NetworkKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * At most 20 failures to sign in from one network in 10 minutes, counted in memory alone. An
 * attempt counts as failed before its password is looked at.
 */
final class NetworkThrottle {
  private static final int MOST = 20;
  private static final Duration PERIOD = Duration.ofMinutes(10);
  private static final int NETWORKS = 100_000;

  private final Cache<NetworkKey, Failures> failures =
      Caffeine.newBuilder().maximumSize(NETWORKS).expireAfterWrite(PERIOD).build();
  private final Clock clock;

  private record Failures(Instant since, int count) {
    boolean isPast(Instant now) {
      return !now.isBefore(since.plus(PERIOD));
    }
  }

  NetworkThrottle(Clock clock) {
    this.clock = clock;
  }

  /**
   * Begins an attempt.
   *
   * @return how long to wait instead, zero if the attempt may go on
   */
  Duration begin(NetworkKey network) {
    Instant now = clock.instant();
    Failures after =
        failures
            .asMap()
            .compute(
                network,
                (_, seen) ->
                    seen == null || seen.isPast(now)
                        ? new Failures(now, 1)
                        : new Failures(seen.since, Math.min(seen.count + 1, MOST + 1)));
    return after.count > MOST ? Duration.between(now, after.since.plus(PERIOD)) : Duration.ZERO;
  }

  /** The attempt was none of a stranger: it does not count. */
  void succeed(NetworkKey network) {
    failures
        .asMap()
        .computeIfPresent(
            network, (_, seen) -> new Failures(seen.since, Math.max(0, seen.count - 1)));
  }
}
