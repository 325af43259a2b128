package de.kaliregion.obenunten.media.pipeline;

import com.mongodb.MongoException;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.media.library.MediaProduction;
import de.kaliregion.obenunten.media.render.RenderException;
import de.kaliregion.obenunten.storage.job.Job;
import de.kaliregion.obenunten.storage.job.JobQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Where one job is done, from the empty folder to the note in the queue. */
final class Workplace {
  private static final Logger LOG = System.getLogger(Workplace.class.getName());
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);
  private static final long LONGEST_INSISTENCE = TimeUnit.MINUTES.toNanos(10);

  private final JobQueue queue;
  private final MediaProduction production;
  private final MediaWork work;
  private final Bench bench;
  private final FreeSpace space;

  Workplace(
      JobQueue queue, MediaProduction production, MediaWork work, Bench bench, FreeSpace space) {
    this.queue = queue;
    this.production = production;
    this.work = work;
    this.bench = bench;
    this.space = space;
  }

  /** What came of a try. */
  private sealed interface Ending {
    record Made(MediaWork.Result result) implements Ending {}

    record Failed(Wording reason, boolean lasting) implements Ending {}

    record BrokenOff(Running.Break why) implements Ending {}

    /** The machine is at fault, and the job need not pay for it. */
    record Hindered() implements Ending {}
  }

  /** Does the job. Never throws: whatever goes wrong is noted in the queue, and in the log. */
  void perform(Running running) {
    Job lease = running.lease();
    try {
      note(running, lease, attempt(running, lease));
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, lease.key() + " was done, but cannot be noted", e);
    }
  }

  private void note(Running running, Job lease, Ending ending) {
    try {
      insist(running, () -> settle(lease, ending));
    } catch (MongoException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, lease.key() + " failed", e);
      insist(running, () -> settle(lease, new Ending.Failed(Reasons.FAULT, false)));
    }
  }

  private Ending attempt(Running running, Job lease) {
    try {
      return inFolder(running, lease);
    } catch (RenderException e) {
      return otherwise(running, lease, e, new Ending.Failed(e.reason(), e.lasting()));
    } catch (IOException | UncheckedIOException e) {
      return otherwise(running, lease, e, hindrance());
    } catch (InterruptedException e) {
      return otherwise(running, lease, e, new Ending.Failed(Reasons.FAULT, false));
    } catch (RuntimeException | Error e) {
      return otherwise(running, lease, e, new Ending.Failed(Reasons.FAULT, false));
    }
  }

  private Ending inFolder(Running running, Job lease)
      throws RenderException, IOException, InterruptedException {
    Path folder = bench.folder(lease);
    try {
      return new Ending.Made(work.run(lease, folder, running));
    } finally {
      Bench.delete(folder);
    }
  }

  /** What a broken-off job throws says nothing: its programs were ended. */
  private static Ending otherwise(Running running, Job lease, Throwable thrown, Ending ending) {
    return running
        .why()
        .<Ending>map(Ending.BrokenOff::new)
        .orElseGet(() -> {
          log(lease, thrown);
          return ending;
        });
  }

  /** Of a file's fault, what the program said is enough. */
  private static void log(Job lease, Throwable thrown) {
    String what = lease.key() + " failed in try " + lease.tries();
    if (thrown instanceof RenderException) {
      LOG.log(Level.WARNING, what + ": " + thrown.getMessage());
    } else {
      LOG.log(Level.WARNING, what, thrown);
    }
  }

  /** The job's own folder is gone by now: a disk that is still full was filled by others. */
  private Ending hindrance() {
    return space.obstacle().isPresent()
        ? new Ending.Hindered()
        : new Ending.Failed(Reasons.MACHINE, false);
  }

  private void settle(Job lease, Ending ending) {
    switch (ending) {
      case Ending.Made(var result) -> store(lease, result);
      case Ending.Failed(var reason, var lasting) ->
          queue
              .fail(lease, reason, lasting)
              .filter(job -> job.state() == Job.State.DEAD)
              .ifPresent(job -> production.gaveUp(job, reason));
      // Whoever stopped it has noted that on the original, and may have begun it anew since.
      case Ending.BrokenOff(var why) when why == Running.Break.STOPPED -> queue.stop(lease);
      case Ending.BrokenOff(var why) when why == Running.Break.LOST ->
          LOG.log(Level.INFO, "{0} is done by somebody else", lease.key());
      case Ending.BrokenOff _, Ending.Hindered _ -> queue.giveBack(lease);
    }
  }

  /** A process that was stopped for a while may hold an old lease: another has the job by now. */
  private void store(Job lease, MediaWork.Result result) {
    if (queue.beat(lease, 1).isPresent()) {
      result.store();
      queue.finish(lease);
    } else {
      LOG.log(Level.INFO, "{0} was done by somebody else meanwhile", lease.key());
    }
  }

  /** While the database is away, what was made is kept in hand: making it took longer. */
  private static void insist(Running running, Runnable write) {
    long start = System.nanoTime();
    while (true) {
      try {
        write.run();
        return;
      } catch (MongoException e) {
        if (running.why().isPresent() || System.nanoTime() - start > LONGEST_INSISTENCE) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE);
      }
    }
  }
}
