package de.kaliregion.obenunten.exhibition;

import de.kaliregion.obenunten.content.Published;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Where the current exhibition is on show. Asks for the generation every two seconds and swaps the
 * exhibition whole when it changed; while the database is away, what is on show stays.
 */
public final class ExhibitionHall implements Supplier<Showing>, AutoCloseable {
  private static final Logger LOG = System.getLogger(ExhibitionHall.class.getName());
  private static final long POLL_SECONDS = 2;

  /** The index is prepared only when the first visitors have their pages. */
  private static final long WARM_UP_SECONDS = 1;

  private final LongSupplier generation;
  private final Supplier<Published> published;
  private final ScheduledExecutorService poller =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("exhibition").factory());
  private volatile Showing showing;
  private boolean away;

  private ExhibitionHall(LongSupplier generation, Supplier<Published> published) {
    this.generation = generation;
    this.published = published;
    this.showing = Showing.of(new Exhibition(published.get()));
  }

  /**
   * Opens with what is published now.
   *
   * @param generation the number of the newest publication, cheap to ask for
   * @param published everything of that publication
   * @throws RuntimeException of the store if it cannot be read
   */
  public static ExhibitionHall open(LongSupplier generation, Supplier<Published> published) {
    ExhibitionHall hall = new ExhibitionHall(generation, published);
    hall.poller.schedule(
        () -> hall.showing.index().get().warmUp(), WARM_UP_SECONDS, TimeUnit.SECONDS);
    hall.poller.scheduleWithFixedDelay(hall::poll, POLL_SECONDS, POLL_SECONDS, TimeUnit.SECONDS);
    return hall;
  }

  /** What is on show. */
  @Override
  public Showing get() {
    return showing;
  }

  private void poll() {
    try {
      if (generation.getAsLong() != showing.exhibition().generation()) {
        Showing next = Showing.of(new Exhibition(published.get()));
        next.index().get().warmUp();
        showing = next;
        LOG.log(Level.INFO, "exhibition {0} on show", next.exhibition().generation());
      }
      if (away) {
        LOG.log(Level.INFO, "the database is back");
      }
      away = false;
    } catch (RuntimeException e) {
      if (!away) {
        LOG.log(Level.WARNING, "the database is away; what is published stays on show", e);
      }
      away = true;
    }
  }

  @Override
  public void close() {
    poller.shutdownNow();
  }
}
