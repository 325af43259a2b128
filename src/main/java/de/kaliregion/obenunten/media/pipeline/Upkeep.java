package de.kaliregion.obenunten.media.pipeline;

import de.kaliregion.obenunten.media.library.MediaProduction;
import de.kaliregion.obenunten.media.library.Purge;
import de.kaliregion.obenunten.storage.job.JobQueue;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What is done every hour: old jobs are forgotten, deleted items removed, loose ends taken up. */
public final class Upkeep implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Upkeep.class.getName());
  private static final long EVERY_MINUTES = 60;

  private final JobQueue queue;
  private final MediaProduction production;
  private final Purge purge;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("upkeep").factory());

  private Upkeep(JobQueue queue, MediaProduction production, Purge purge) {
    this.queue = queue;
    this.production = production;
    this.purge = purge;
  }

  /** Begins soon, so as not to hinder the start. */
  public static Upkeep start(JobQueue queue, MediaProduction production, Purge purge) {
    Upkeep upkeep = new Upkeep(queue, production, purge);
    upkeep.timer.scheduleWithFixedDelay(upkeep::run, 1, EVERY_MINUTES, TimeUnit.MINUTES);
    return upkeep;
  }

  /** Whatever goes wrong, the next hour comes. */
  private void run() {
    try {
      production.resume();
      queue.cleanUp();
      int purged = purge.run();
      if (purged > 0) {
        LOG.log(Level.INFO, "{0} originals removed that were deleted a month ago", purged);
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "the upkeep of the media library failed; it tries again later", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
