package de.kaliregion.obenunten.storage.job;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.storage.job.Job.State;
import de.kaliregion.obenunten.storage.mongo.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 500 jobs and eight workers who die on the way, before or after they had their effect, or fall
 * silent and come back as if nothing had been. Each look at the queue lets half a second pass.
 */
@ParameterizedClass
@MethodSource("de.kaliregion.obenunten.storage.mongo.TestDatabase#servers")
class JobQueuePropertyTest {
  private static final int JOBS = 500;
  private static final int WORKERS = 8;
  private static final double DEATHS = 0.08;
  private static final double SILENCES = 0.05;

  @Parameter TestDatabase.Server server;

  private final AtomicLong nanos = new AtomicLong();
  private final Instant start = Instant.parse("2026-05-01T10:00:00Z");
  private final AtomicInteger deaths = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  /** By subject, the fence under which it had its effect: a smaller one changes nothing. */
  private final Map<String, Long> effects = new ConcurrentHashMap<>();

  private final Map<String, AtomicInteger> finishes = new ConcurrentHashMap<>();
  private TestDatabase test;

  @BeforeEach
  void open() {
    test = server.open();
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void everyJobHasItsEffectOnceWhoeverDies() throws Exception {
    JobQueue queue = queue();
    for (int i = 0; i < JOBS; i++) {
      queue.submit("render", "s" + i, i % 3);
    }

    List<Future<?>> workers = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(WORKERS)) {
      for (int i = 0; i < WORKERS; i++) {
        Random random = new Random(i);
        workers.add(pool.submit(() -> work(queue(), random)));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    }

    assertThat(queue.counts()).isEqualTo(Map.of(State.DONE, (long) JOBS));
    assertThat(effects).hasSize(JOBS);
    assertThat(finishes).hasSize(JOBS);
    assertThat(finishes.values()).allMatch(count -> count.get() == 1);
    assertThat(deaths.get()).isGreaterThan(20);
    assertThat(refused.get()).isGreaterThan(5);
    System.out.printf(
        "queue: %d jobs, %d deaths, %d stale finishes refused%n",
        JOBS, deaths.get(), refused.get());
  }

  private JobQueue queue() {
    return JobQueue.open(test.database(), () -> start.plusNanos(nanos.get()), nanos::get);
  }

  private void work(JobQueue queue, Random random) {
    String owner = "w" + random.nextLong();
    List<Job> silent = new ArrayList<>();
    while (true) {
      nanos.addAndGet(Duration.ofMillis(500).toNanos());
      Optional<String> self = Optional.of(owner);
      assertThat(queue.reclaim(job -> job.owner().equals(self))).as("dead").isEmpty();
      var taken = queue.take(owner, _ -> true);
      if (taken.isEmpty()) {
        silent.forEach(lease -> finish(queue, lease));
        silent.clear();
        if (isAllDone(queue)) {
          return;
        }
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        continue;
      }
      Job lease = taken.get();
      // Who was unlucky three times gets through: the fifth death would be the job's.
      double luck = lease.tries() > 3 ? 1 : random.nextDouble();
      if (luck < DEATHS) {
        die(lease, random);
        owner = "w" + random.nextLong();
      } else if (luck < DEATHS + SILENCES) {
        silent.add(lease);
        owner = "w" + random.nextLong();
      } else {
        finish(queue, lease);
      }
    }
  }

  private static boolean isAllDone(JobQueue queue) {
    return queue.in(State.READY, State.LEASED).isEmpty();
  }

  private void die(Job lease, Random random) {
    deaths.incrementAndGet();
    if (random.nextBoolean()) {
      effects.merge(lease.subject(), lease.fence(), Math::max);
    }
  }

  private void finish(JobQueue queue, Job lease) {
    effects.merge(lease.subject(), lease.fence(), Math::max);
    if (queue.finish(lease)) {
      finishes.computeIfAbsent(lease.subject(), _ -> new AtomicInteger()).incrementAndGet();
    } else {
      refused.incrementAndGet();
    }
  }
}
