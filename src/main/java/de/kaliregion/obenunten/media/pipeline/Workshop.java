package de.kaliregion.obenunten.media.pipeline;

import com.mongodb.MongoException;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.media.library.MediaProduction;
import de.kaliregion.obenunten.storage.job.Job;
import de.kaliregion.obenunten.storage.job.JobQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Takes jobs on originals from the queue and has them done, a few at a time. It asks the queue
 * every two seconds, and at once when this process has changed something there. What cannot be done
 * for want of a program, or of room on the disk, waits untouched.
 */
public final class Workshop implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Workshop.class.getName());
  private static final long POLL_SECONDS = 2;
  private static final Duration LOOK_AT_TOOLS = Duration.ofMinutes(1);
  private static final long LONGEST_END_SECONDS = 20;

  private final JobQueue queue;
  private final MediaProduction production;
  private final MediaWork work;
  private final Toolbox tools;
  private final FreeSpace space;
  private final Bench bench;
  private final Slots slots;
  private final Heart heart;
  private final Workplace workplace;
  private final ExecutorService workers;
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final Semaphore wakeUp = new Semaphore(0);
  private final Thread foreman =
      Thread.ofPlatform().daemon().name("workshop").unstarted(this::lead);
  private volatile boolean closing;
  private volatile List<Obstacle> obstacles = List.of();
  private long lookedAtTools;
  private boolean failing;

  private Workshop(
      JobQueue queue,
      MediaProduction production,
      MediaWork work,
      Toolbox tools,
      FreeSpace space,
      Bench bench,
      int atOnce) {
    this.queue = queue;
    this.production = production;
    this.work = work;
    this.tools = tools;
    this.space = space;
    this.bench = bench;
    this.slots = new Slots(atOnce);
    this.heart = new Heart(queue);
    this.workplace = new Workplace(queue, production, work, bench, space);
    this.workers =
        Executors.newFixedThreadPool(
            atOnce, Thread.ofPlatform().daemon().name("worker-", 1).factory());
  }

  /**
   * Opens the workshop and begins. Jobs whose owners have died over this data folder are put back
   * at once, and their folders deleted.
   *
   * @param dataFolder where {@code jobs} lies
   * @throws UncheckedIOException if the folder cannot be used
   */
  public static Workshop open(
      Path dataFolder, JobQueue queue, MediaProduction production, MediaWork work, Toolbox tools) {
    int atOnce = Math.max(2, Runtime.getRuntime().availableProcessors());
    return open(dataFolder, queue, production, work, tools, FreeSpace.LEAST, atOnce);
  }

  static Workshop open(
      Path dataFolder,
      JobQueue queue,
      MediaProduction production,
      MediaWork work,
      Toolbox tools,
      long leastFree,
      int atOnce) {
    try {
      Bench bench = Bench.open(dataFolder, dead -> giveUp(queue.release(dead), production));
      Workshop workshop =
          new Workshop(
              queue, production, work, tools, new FreeSpace(dataFolder, leastFree), bench, atOnce);
      workshop.begin();
      return workshop;
    } catch (IOException e) {
      throw new UncheckedIOException("The folder for jobs in " + dataFolder, e);
    }
  }

  private void begin() {
    lookAtTools();
    queue.onChange(wakeUp::release);
    foreman.start();
  }

  private static void giveUp(List<Job> dead, MediaProduction production) {
    dead.forEach(job -> production.gaveUp(job, job.reason().orElseThrow()));
  }

  /** Why some work waits that could be done; empty when nothing hinders it. */
  public List<Obstacle> obstacles() {
    return obstacles;
  }

  /** The foreman's day. Whatever goes wrong, the next look at the queue comes. */
  private void lead() {
    while (!closing) {
      try {
        look();
        while (takeOne()) {
          wakeUp.drainPermits();
        }
        if (failing) {
          LOG.log(Level.INFO, "the workshop follows the queue again");
        }
        failing = false;
      } catch (MongoException | UncheckedIOException e) {
        if (!failing && !closing) {
          LOG.log(Level.WARNING, "the workshop cannot follow the queue; its jobs wait", e);
        }
        failing = true;
      } catch (RuntimeException | Error e) {
        LOG.log(Level.ERROR, "a fault in the workshop", e);
      }
      rest();
    }
  }

  private void rest() {
    try {
      if (wakeUp.tryAcquire(POLL_SECONDS, TimeUnit.SECONDS)) {
        wakeUp.drainPermits();
      }
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts the foreman", e);
    }
  }

  private void look() {
    if (System.nanoTime() - lookedAtTools > LOOK_AT_TOOLS.toNanos()) {
      lookAtTools();
    }
    noteObstacles();
    giveUp(queue.reclaim(job -> running.containsKey(nameOf(job))), production);
    if (!running.isEmpty()) {
      queue.in(Job.State.LEASED).stream()
          .filter(Job::cancelRequested)
          .flatMap(job -> Optional.ofNullable(running.get(nameOf(job))).stream())
          .forEach(job -> job.breakOff(Running.Break.STOPPED));
    }
  }

  private void lookAtTools() {
    tools.look();
    lookedAtTools = System.nanoTime();
    noteObstacles();
  }

  private void noteObstacles() {
    List<Obstacle> now = new ArrayList<>(tools.obstacles());
    space.obstacle().ifPresent(now::add);
    now.stream()
        .filter(obstacle -> !obstacles.contains(obstacle))
        .forEach(obstacle -> LOG.log(Level.WARNING, obstacle.reason().in(Language.ENGLISH)));
    obstacles = List.copyOf(now);
  }

  private boolean takeOne() {
    if (closing || !slots.isAnyFree() || space.obstacle().isPresent()) {
      return false;
    }
    Optional<Job> taken = queue.take(bench.owner(), job -> canDo(job.kind()));
    taken.ifPresent(this::begin);
    return taken.isPresent();
  }

  private boolean canDo(String kind) {
    return work.knows(kind) && tools.suffices(kind) && slots.has(kind);
  }

  private void begin(Job lease) {
    Running job = new Running(lease);
    slots.take(lease.kind());
    running.put(nameOf(lease), job);
    heart.add(job);
    if (closing) {
      job.breakOff(Running.Break.CLOSING);
    }
    workers.execute(() -> finish(job));
  }

  private void finish(Running job) {
    try {
      workplace.perform(job);
    } finally {
      heart.remove(job);
      running.remove(nameOf(job.lease()));
      slots.free(job.lease().kind());
      wakeUp.release();
    }
  }

  private static String nameOf(Job lease) {
    return lease.key() + "#" + lease.fence();
  }

  /**
   * Breaks off what is being done, and puts it back so that others, or the next start, go on with
   * it at once.
   */
  @Override
  public void close() throws IOException {
    closing = true;
    wakeUp.release();
    try {
      foreman.join(Duration.ofSeconds(LONGEST_END_SECONDS));
      running.values().forEach(job -> job.breakOff(Running.Break.CLOSING));
      workers.shutdown();
      if (!workers.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "a job does not end; its lease will");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    heart.close();
    releaseRest();
    bench.close();
  }

  /** What a job that does not end keeps, and what the database did not confirm. */
  private void releaseRest() {
    try {
      giveUp(queue.release(bench.owner()), production);
    } catch (MongoException e) {
      LOG.log(Level.WARNING, "jobs wait until their leases have ended", e);
    }
  }
}
