package de.kaliregion.obenunten.walk;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waiting for what happens on its own, no longer than is said. */
final class Patience {
  private static final Duration STEP = Duration.ofMillis(25);

  private Patience() {}

  /**
   * Asks again and again until the answer is yes.
   *
   * @return how long it took
   * @throws AssertionError when the time is over
   */
  static Duration until(Duration longest, String what, Callable<Boolean> condition)
      throws Exception {
    long start = System.nanoTime();
    while (!condition.call()) {
      if (System.nanoTime() - start > longest.toNanos()) {
        throw new AssertionError("not within " + longest + ": " + what);
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
