package de.kaliregion.obenunten.studio.review;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks every few seconds whether something that was planned is due. Every node does; who does it
 * first does it, and the others find it done.
 */
public final class PlanTimer implements AutoCloseable {
  private static final Logger LOG = System.getLogger(PlanTimer.class.getName());

  /** So late at most a story comes that was planned for a minute. */
  private static final Duration PERIOD = Duration.ofSeconds(5);

  private final Runnable due;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("plans").factory());
  private boolean failing;

  private PlanTimer(Runnable due) {
    this.due = due;
  }

  /**
   * Starts it.
   *
   * @param due does what is due
   */
  public static PlanTimer start(Runnable due) {
    return start(due, PERIOD);
  }

  static PlanTimer start(Runnable due, Duration period) {
    PlanTimer timer = new PlanTimer(due);
    timer.worker.scheduleWithFixedDelay(
        timer::look, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    return timer;
  }

  /** Whatever goes wrong, the next look comes: an exception that got out would end them all. */
  private void look() {
    try {
      due.run();
      if (failing) {
        LOG.log(Level.INFO, "what was planned is done again");
      }
      failing = false;
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      if (!failing && !worker.isShutdown()) {
        LOG.log(Level.WARNING, "what was planned cannot be done now; it is tried again", e);
      }
      failing = true;
    }
  }

  /** Lets what is being done end first. */
  @Override
  public void close() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
