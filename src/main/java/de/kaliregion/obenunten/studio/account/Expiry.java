package de.kaliregion.obenunten.studio.account;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Removes what has had its time, once an hour. */
final class Expiry implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Expiry.class.getName());
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration THEN = Duration.ofHours(1);

  private final List<Runnable> removals;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("account-expiry").factory());

  Expiry(Runnable... removals) {
    this.removals = List.of(removals);
    timer.scheduleWithFixedDelay(this::run, FIRST.toSeconds(), THEN.toSeconds(), TimeUnit.SECONDS);
  }

  /** Removes it now; what cannot be removed now waits for the next time. */
  void run() {
    for (Runnable removal : removals) {
      try {
        removal.run();
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "expired entries wait for the database", e);
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
