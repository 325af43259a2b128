package de.kaliregion.obenunten.studio;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Something in memory that was read from the database and follows what changes there, on whichever
 * node.
 *
 * <p>It is built on a thread of its own, when it is first asked for or told to begin: who asks
 * meanwhile waits, and nobody else. From then on it looks every two seconds for what has changed,
 * as only so many changes are told one by one; with more at once it is built anew, and the old one
 * serves until then.
 */
public final class Followed<T extends Followed.Follower> implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Followed.class.getName());
  private static final long LOOK_SECONDS = 2;

  private final String name;
  private final Supplier<T> builder;
  private final ScheduledExecutorService worker;
  private volatile CompletableFuture<T> current;
  private boolean failing;

  /** What can take in what has changed. */
  @FunctionalInterface
  public interface Follower {
    /**
     * Takes in what has changed since it looked last.
     *
     * @return false when that is too much, so that all is to be read again
     */
    boolean catchUp();
  }

  /**
   * @param name of its thread, and in the log
   */
  public Followed(String name, Supplier<T> builder) {
    this.name = name;
    this.builder = builder;
    this.worker =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(name).factory());
  }

  /** Begins to build it, so that whoever comes first need not wait for all of it. */
  public void begin() {
    begun();
  }

  /**
   * Whether it is built; begins to build it where nobody has asked yet.
   *
   * @param patience how long to wait for it
   */
  public boolean isBuilt(Duration patience) {
    try {
      begun().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw cause(e);
    }
  }

  /** It, with all that was saved until now. */
  public T current() {
    try {
      T built = begun().join();
      built.catchUp();
      return built;
    } catch (CompletionException e) {
      throw cause(e);
    }
  }

  private RuntimeException cause(Exception failed) {
    return failed.getCause() instanceof RuntimeException why
        ? why
        : new IllegalStateException("cannot build the list: " + name, failed.getCause());
  }

  /** The one that is there or in the making; what failed is begun again. */
  private synchronized CompletableFuture<T> begun() {
    boolean first = current == null;
    if (first || current.isCompletedExceptionally()) {
      current = CompletableFuture.supplyAsync(builder, worker);
    }
    if (first) {
      worker.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }
    return current;
  }

  /** Whatever goes wrong, the next look comes: an exception that got out would end them all. */
  private void look() {
    try {
      CompletableFuture<T> now = current;
      if (now.state() == Future.State.SUCCESS && !now.resultNow().catchUp()) {
        current = CompletableFuture.completedFuture(builder.get());
        LOG.log(Level.INFO, "built anew: {0}", name);
      }
      failing = false;
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      if (!failing && !worker.isShutdown()) {
        LOG.log(Level.WARNING, "cannot follow what changes: " + name, e);
      }
      failing = true;
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
