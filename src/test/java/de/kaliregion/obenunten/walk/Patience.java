package de.kaliregion.obenunten.walk;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waiting for what happens on its own, no longer than is said. */
public final class Patience {
  private static final long FIRST_STEP = Duration.ofMillis(25).toNanos();
  private static final long LONGEST_STEP = Duration.ofMillis(250).toNanos();

  private Patience() {}

  /**
   * Asks again and again until the answer is yes; less often the longer it lasts, for what is
   * waited for needs the processor more.
   *
   * @return how long it took
   * @throws AssertionError when the time is over
   */
  public static Duration until(Duration longest, String what, Callable<Boolean> condition)
      throws Exception {
    long start = System.nanoTime();
    while (!condition.call()) {
      long waited = System.nanoTime() - start;
      if (waited > longest.toNanos()) {
        throw new AssertionError("not within " + longest + ": " + what);
      }
      LockSupport.parkNanos(Math.clamp(waited / 10, FIRST_STEP, LONGEST_STEP));
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
