package de.kaliregion.obenunten.media.pipeline;

import com.mongodb.MongoException;
import de.kaliregion.obenunten.storage.job.Job;
import de.kaliregion.obenunten.storage.job.JobQueue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Shows the queue that this process lives, and how far each of its jobs is: once a second where
 * there is something new to tell, for each telling is a write, and else as often as it must.
 */
final class Heart implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Heart.class.getName());
  private static final double WORTH_TELLING = 0.01;

  private final JobQueue queue;
  private final Map<Running, Told> running = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heartbeat").factory());

  private record Told(double progress, long at) {}

  Heart(JobQueue queue) {
    this.queue = queue;
    timer.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.SECONDS);
  }

  void add(Running job) {
    running.put(job, new Told(0, System.nanoTime()));
  }

  void remove(Running job) {
    running.remove(job);
  }

  /** An exception that got out would end all beats. */
  private void beat() {
    try {
      running.forEach(this::beatIfDue);
    } catch (MongoException e) {
      LOG.log(Level.DEBUG, "the database does not hear the heartbeat", e);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a heartbeat failed", e);
    }
  }

  private void beatIfDue(Running job, Told told) {
    double progress = job.progress();
    long since = System.nanoTime() - told.at();
    if (Math.abs(progress - told.progress()) >= WORTH_TELLING
        || since >= JobQueue.HEARTBEAT.toNanos()) {
      Optional<Job> held = queue.beat(job.lease(), progress);
      running.computeIfPresent(job, (_, _) -> new Told(progress, System.nanoTime()));
      if (held.isEmpty()) {
        job.breakOff(Running.Break.LOST);
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
