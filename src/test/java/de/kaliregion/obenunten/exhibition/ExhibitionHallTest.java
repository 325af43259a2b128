package de.kaliregion.obenunten.exhibition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.storage.StorageException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Polls each two seconds; what is published must be on show within five. */
class ExhibitionHallTest {
  private static final Duration PROMISED = Duration.ofSeconds(5);

  private volatile Published published = withStory(1, "first");
  private volatile boolean away;
  private Clock clock = Clock.systemUTC();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger read = new AtomicInteger();

  @Test
  void whatIsPublishedIsOnShowWithinThePromisedTime() {
    try (ExhibitionHall hall = open()) {
      assertThat(hall.get().exhibition().generation()).isEqualTo(1);

      published = withStory(2, "second");

      await(() -> hall.get().exhibition().generation() == 2);
      assertThat(hall.get().exhibition().story(new Slug("second"))).isPresent();
      assertThat(hall.get().exhibition().story(new Slug("first"))).isEmpty();
    }
  }

  @Test
  void theNewExhibitionComesWithItsOwnIndexAndWithoutOldPages() {
    try (ExhibitionHall hall = open()) {
      Showing before = hall.get();

      published = withStory(2, "second");
      await(() -> hall.get() != before);

      assertThat(hall.get().pages()).isNotSameAs(before.pages());
      assertThat(hall.get().index().get().search(Language.GERMAN, "second", 5))
          .extracting(hit -> hit.story().value())
          .containsExactly("second");
    }
  }

  @Test
  void whileNothingChangesNothingIsRead() {
    try (ExhibitionHall hall = open()) {
      Showing before = hall.get();
      int readAtFirst = read.get();
      int askedAtFirst = asked.get();

      await(() -> asked.get() >= askedAtFirst + 2);

      assertThat(hall.get()).isSameAs(before);
      assertThat(read.get()).isEqualTo(readAtFirst);
    }
  }

  @Test
  void whileTheDatabaseIsAwayWhatIsPublishedStaysAndAfterwardsItGoesOn() {
    try (ExhibitionHall hall = open()) {
      Showing before = hall.get();
      published = withStory(2, "second");
      away = true;
      int askedAtFirst = asked.get();

      await(() -> asked.get() >= askedAtFirst + 2);
      assertThat(hall.get()).isSameAs(before);
      assertThat(hall.get().exhibition().story(new Slug("first"))).isPresent();

      away = false;
      await(() -> hall.get().exhibition().generation() == 2);
    }
  }

  @Test
  void whatMayNotBeShownAnyLongerIsGoneOnTheDay() {
    LocalDate last = LocalDate.of(2026, 11, 22);
    published = Exhibits.withConsentUntil("portrait", last);

    clock = Clock.fixed(Instant.parse("2026-11-22T22:59:00Z"), ZoneOffset.UTC);
    try (ExhibitionHall hall = open()) {
      assertThat(hall.get().exhibition().mediaItem(new Slug("portrait"))).isPresent();
    }
    clock = Clock.fixed(Instant.parse("2026-11-22T23:01:00Z"), ZoneOffset.UTC);
    try (ExhibitionHall hall = open()) {
      assertThat(hall.get().exhibition().mediaItem(new Slug("portrait"))).isEmpty();
    }
  }

  @Test
  void withoutADatabaseItDoesNotOpen() {
    away = true;

    assertThatThrownBy(this::open).isInstanceOf(StorageException.class);
  }

  @Test
  void whenClosedItAsksNoMore() {
    AtomicInteger askedByTheClosed = new AtomicInteger();
    ExhibitionHall closed =
        ExhibitionHall.open(askedByTheClosed::incrementAndGet, this::everything, clock);
    closed.close();
    closed.close();
    int atTheEnd = askedByTheClosed.get();

    try (ExhibitionHall open = open()) {
      await(() -> asked.get() >= 2);
      assertThat(open.get()).isNotNull();
    }

    assertThat(askedByTheClosed.get()).isEqualTo(atTheEnd);
    assertThat(closed.get().exhibition().generation()).isEqualTo(1);
  }

  private ExhibitionHall open() {
    return ExhibitionHall.open(this::generation, this::everything, clock);
  }

  private long generation() {
    asked.incrementAndGet();
    check();
    return published.generation();
  }

  private Published everything() {
    read.incrementAndGet();
    check();
    return published;
  }

  private void check() {
    if (away) {
      throw new StorageException("away", null);
    }
  }

  private static Published withStory(long generation, String slug) {
    return Exhibits.published(
        generation,
        List.of(Exhibits.above("shaft")),
        List.of(Exhibits.release(slug, "shaft", Language.GERMAN, 1)));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PROMISED.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the promised time is over").isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
