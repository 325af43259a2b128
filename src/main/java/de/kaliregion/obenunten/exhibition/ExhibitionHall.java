package de.kaliregion.obenunten.exhibition;

import de.kaliregion.obenunten.content.Published;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
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

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final LongSupplier generation;
  private final Supplier<Published> published;
  private final Clock clock;
  private final ScheduledExecutorService poller =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("exhibition").factory());
  private volatile Showing showing;
  private LocalDate day;
  private boolean failing;

  private ExhibitionHall(LongSupplier generation, Supplier<Published> published, Clock clock) {
    this.generation = generation;
    this.published = published;
    this.clock = clock;
    this.day = today();
    this.showing = Showing.of(new Exhibition(published.get().on(day)));
  }

  /**
   * Opens with what is published now.
   *
   * @param generation the number of the newest publication, cheap to ask for
   * @param published everything of that publication
   * @param clock tells the day, on which consent to show a person may end
   * @throws RuntimeException of the store if it cannot be read
   */
  public static ExhibitionHall open(
      LongSupplier generation, Supplier<Published> published, Clock clock) {
    ExhibitionHall hall = new ExhibitionHall(generation, published, clock);
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

  /** Whatever goes wrong, the next poll comes: an exception that got out would end them all. */
  private void poll() {
    try {
      LocalDate today = today();
      if (generation.getAsLong() != showing.exhibition().generation() || !today.equals(day)) {
        change(today);
      }
      if (failing) {
        LOG.log(Level.INFO, "the exhibition follows the database again");
      }
      failing = false;
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      if (!failing && !poller.isShutdown()) {
        LOG.log(Level.WARNING, "cannot follow the database; what is published stays on show", e);
      }
      failing = true;
    }
  }

  private void change(LocalDate today) {
    Showing next = Showing.of(new Exhibition(published.get().on(today)));
    next.index().get().warmUp();
    showing = next;
    day = today;
    LOG.log(Level.INFO, "exhibition {0} on show", next.exhibition().generation());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  @Override
  public void close() {
    poller.shutdownNow();
  }
}
