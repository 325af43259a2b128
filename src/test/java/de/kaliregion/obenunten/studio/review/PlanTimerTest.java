package de.kaliregion.obenunten.studio.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is planned is looked at again and again, whatever goes wrong. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class PlanTimerTest {
  private static final Duration OFTEN = Duration.ofMillis(5);

  @Test
  void aLookThatFailsIsNotTheLast() throws InterruptedException {
    AtomicInteger looks = new AtomicInteger();
    CountDownLatch third = new CountDownLatch(3);
    Runnable due =
        () -> {
          third.countDown();
          if (looks.incrementAndGet() < 3) {
            throw new IllegalStateException("the database is away");
          }
        };

    try (PlanTimer _ = PlanTimer.start(due, OFTEN)) {
      assertThat(third.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whatIsBeingDoneEndsBeforeTheServiceDoes() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    AtomicBoolean done = new AtomicBoolean();
    PlanTimer timer =
        PlanTimer.start(
            () -> {
              begun.countDown();
              try {
                closing.await();
                done.set(true);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            OFTEN);
    begun.await();

    closing.countDown();
    timer.close();

    assertThat(done).isTrue();
  }
}
