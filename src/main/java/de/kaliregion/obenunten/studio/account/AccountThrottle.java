package de.kaliregion.obenunten.studio.account;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.account.SignInFailures;
import de.kaliregion.obenunten.storage.mongo.SignInFailureStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Waiting after failures to sign in, by address: the first five cost nothing, then 1, 2, 4 … 900 s.
 * An attempt counts as failed before its password is looked at, so that many at once gain nothing.
 */
final class AccountThrottle {
  /** Failures this old are forgotten. */
  static final Duration REMEMBERED = Duration.ofDays(1);

  private final SignInFailureStore failures;
  private final Clock clock;

  AccountThrottle(SignInFailureStore failures, Clock clock) {
    this.failures = failures;
    this.clock = clock;
  }

  /**
   * Begins an attempt.
   *
   * @return how long to wait instead, zero if the attempt may go on
   */
  Duration begin(String address) {
    Sha256 id = idOf(address);
    while (true) {
      Instant now = clock.instant();
      Optional<SignInFailures> seen = failures.find(id);
      Duration wait = seen.map(f -> f.waitFrom(now)).orElse(Duration.ZERO);
      if (!wait.isZero() || count(id, seen, now)) {
        return wait;
      }
    }
  }

  private boolean count(Sha256 id, Optional<SignInFailures> seen, Instant now) {
    return seen.map(f -> failures.replace(f, f.again(now)))
        .orElseGet(() -> failures.begin(new SignInFailures(id, 1, now)));
  }

  /** The password was right. */
  void succeed(String address) {
    failures.forget(idOf(address));
  }

  void removeExpired() {
    failures.removeBefore(clock.instant().minus(REMEMBERED));
  }

  private static Sha256 idOf(String address) {
    return Sha256.of(address.getBytes(StandardCharsets.UTF_8));
  }
}
