package de.kaliregion.obenunten.storage.job;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.storage.job.Job.State;
import de.kaliregion.obenunten.storage.mongo.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the queue promises, on the embedded server and on a cluster. */
@ParameterizedClass
@MethodSource("de.kaliregion.obenunten.storage.mongo.TestDatabase#servers")
class JobQueueContractTest {
  private static final Wording BROKEN =
      new Wording(Map.of(Language.GERMAN, "Die Datei ist kaputt."));

  @Parameter TestDatabase.Server server;

  private final AtomicLong nanos = new AtomicLong();
  private Instant now = Instant.parse("2026-05-01T10:00:00Z");
  private TestDatabase test;
  private JobQueue queue;

  @BeforeEach
  void open() {
    test = server.open();
    queue = another();
  }

  private JobQueue another() {
    return JobQueue.open(test.database(), () -> now, nanos::get);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private Job take(String owner) {
    return queue.take(owner, _ -> true).orElseThrow();
  }

  private Optional<Job> tryTake() {
    return queue.take("somebody", _ -> true);
  }

  private void pass(Duration time) {
    now = now.plus(time);
    nanos.addAndGet(time.toNanos());
  }

  /** As {@link #pass}, with everybody looking every ten seconds. */
  private void passLooking(Duration time) {
    for (long second = 0; second < time.toSeconds(); second += 10) {
      queue.reclaim(_ -> false);
      pass(Duration.ofSeconds(10));
    }
    queue.reclaim(_ -> false);
  }

  @Test
  void aJobIsThereOnceHoweverOftenItIsSubmitted() {
    assertThat(queue.submit("inspect", "a", 1)).isTrue();
    assertThat(queue.submit("inspect", "a", 1)).isFalse();

    assertThat(take("w").key()).isEqualTo("inspect:a");
    assertThat(tryTake()).isEmpty();
    assertThat(queue.submit("inspect", "a", 1)).isFalse();
  }

  @Test
  void theMoreUrgentGoesFirstAndThenTheOlder() {
    queue.submit("avif", "a", 9);
    pass(Duration.ofSeconds(1));
    queue.submit("pictures", "b", 1);
    pass(Duration.ofSeconds(1));
    queue.submit("pictures", "a", 1);

    assertThat(List.of(take("w").key(), take("w").key(), take("w").key()))
        .containsExactly("pictures:b", "pictures:a", "avif:a");
  }

  @Test
  void nobodyGetsWhatTheyCannotDo() {
    queue.submit("film", "a", 1);
    queue.submit("sound", "a", 2);

    assertThat(queue.take("w", job -> job.kind().equals("sound")).orElseThrow().key())
        .isEqualTo("sound:a");
    assertThat(queue.find("film:a").orElseThrow())
        .satisfies(waiting -> {
          assertThat(waiting.state()).isEqualTo(State.READY);
          assertThat(waiting.tries()).isZero();
        });
  }

  @Test
  void eachLeaseHasAGreaterFenceWhateverTheJob() {
    queue.submit("a", "a", 1);
    queue.submit("b", "b", 2);
    Job first = take("w");
    queue.giveBack(first);
    Job second = take("w");
    Job third = take("w");
    queue.forget("b");
    queue.submit("b", "b", 2);
    Job fourth = take("w");

    assertThat(List.of(first.fence(), second.fence(), third.fence(), fourth.fence()))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void aFinishedJobStaysFinished() {
    queue.submit("inspect", "a", 1);
    Job lease = take("w");

    assertThat(queue.finish(lease)).isTrue();
    assertThat(queue.finish(lease)).isFalse();
    assertThat(queue.submit("inspect", "a", 1)).isFalse();
    assertThat(tryTake()).isEmpty();
    assertThat(queue.counts()).isEqualTo(Map.of(State.DONE, 1L));
  }

  @Test
  void aFailedJobWaitsLongerEachTimeAndIsDeadAfterFiveTries() {
    queue.submit("inspect", "a", 1);
    List<Long> pauses = new ArrayList<>();
    for (int attempt = 1; attempt <= 4; attempt++) {
      Job failed = queue.fail(take("w"), BROKEN, false).orElseThrow();
      assertThat(failed.state()).isEqualTo(State.READY);
      assertThat(failed.reason()).contains(BROKEN);
      Duration pause = Duration.between(now, failed.runAt());
      pass(pause.minusMillis(1));
      assertThat(tryTake()).isEmpty();
      pass(Duration.ofMillis(1));
      pauses.add(pause.toSeconds());
    }

    assertThat(pauses).containsExactly(10L, 60L, 300L, 1_800L);
    assertThat(queue.fail(take("w"), BROKEN, false).orElseThrow())
        .satisfies(dead -> {
          assertThat(dead.state()).isEqualTo(State.DEAD);
          assertThat(dead.tries()).isEqualTo(5);
          assertThat(dead.reason()).contains(BROKEN);
        });
    pass(Duration.ofDays(1));
    assertThat(tryTake()).isEmpty();
  }

  @Test
  void whatNoTryCanMendIsDeadAtOnce() {
    queue.submit("inspect", "a", 1);

    assertThat(queue.fail(take("w"), BROKEN, true).orElseThrow().state()).isEqualTo(State.DEAD);
  }

  @Test
  void aPersonBeginsADeadJobAnewWithAllItsTries() {
    queue.submit("inspect", "a", 1);
    queue.fail(take("w"), BROKEN, true);

    assertThat(queue.startAgain("inspect:a")).isTrue();
    assertThat(queue.startAgain("inspect:a")).as("it waits already").isFalse();
    Job again = take("w");
    assertThat(again.tries()).isEqualTo(1);
    assertThat(again.reason()).isEmpty();
  }

  @Test
  void aWaitingJobIsCancelledAtOnce() {
    queue.submit("inspect", "a", 1);

    assertThat(queue.cancel("inspect:a").orElseThrow().state()).isEqualTo(State.CANCELLED);
    assertThat(queue.cancel("inspect:a")).isEmpty();
    assertThat(tryTake()).isEmpty();
  }

  @Test
  void theOwnerOfAJobHearsThatItIsCancelled() {
    queue.submit("inspect", "a", 1);
    Job lease = take("w");
    assertThat(queue.beat(lease, 0.1).orElseThrow().cancelRequested()).isFalse();

    queue.cancel("inspect:a");

    assertThat(queue.beat(lease, 0.2).orElseThrow().cancelRequested()).isTrue();
    assertThat(queue.stop(lease)).isTrue();
    assertThat(queue.find("inspect:a").orElseThrow().state()).isEqualTo(State.CANCELLED);
    queue.startAgain("inspect:a");
    assertThat(take("w").cancelRequested()).isFalse();
  }

  @Test
  void aCancelledJobWhoseTryFailsIsNotTriedAgain() {
    queue.submit("inspect", "a", 1);
    Job lease = take("w");
    queue.cancel("inspect:a");
    queue.fail(lease, BROKEN, false);
    pass(Duration.ofHours(1));

    assertThat(tryTake()).isEmpty();
    assertThat(queue.find("inspect:a").orElseThrow().state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void progressIsToldToWhoeverAsks() {
    queue.submit("inspect", "a", 1);
    Job lease = take("w");
    queue.beat(lease, 0.25);

    assertThat(another().of("a").getFirst().progress()).isEqualTo(0.25);
    queue.beat(lease, 7);
    assertThat(another().of("a").getFirst().progress()).isEqualTo(1.0);
  }

  @Test
  void anOwnerThatShowsLifeKeepsItsLeaseForDays() {
    queue.submit("inspect", "a", 1);
    Job lease = take("w");
    for (int i = 0; i < 30; i++) {
      passLooking(Duration.ofSeconds(50));
      assertThat(queue.beat(lease, 0)).isPresent();
    }

    assertThat(queue.finish(lease)).isTrue();
  }

  @Test
  void anOwnerThatIsStillForAMinuteLosesItsLease() {
    queue.submit("inspect", "a", 1);
    Job lost = take("dead");
    passLooking(Duration.ofSeconds(60));
    assertThat(tryTake()).as("after 60 s").isEmpty();
    passLooking(Duration.ofSeconds(10));

    Job taken = take("w");
    assertThat(taken.tries()).isEqualTo(2);
    assertThat(queue.beat(lost, 0.5)).isEmpty();
    assertThat(queue.finish(lost)).isFalse();
    assertThat(queue.fail(lost, BROKEN, true)).isEmpty();
    assertThat(queue.giveBack(lost)).isFalse();
    assertThat(queue.stop(lost)).isFalse();
    assertThat(queue.finish(taken)).isTrue();
  }

  @Test
  void whatIsInHandIsNeverTakenAway() {
    queue.submit("inspect", "a", 1);
    Job lease = take("self");
    for (int i = 0; i < 20; i++) {
      pass(Duration.ofSeconds(10));
      queue.reclaim(job -> job.key().equals("inspect:a"));
    }

    assertThat(queue.finish(lease)).isTrue();
  }

  @Test
  void aLeaseThatItsOwnOwnerKnowsNothingOfIsPutBack() {
    queue.submit("inspect", "a", 1);
    take("self");
    for (int i = 0; i < 7; i++) {
      queue.reclaim(job -> job.key().equals("inspect:b"));
      pass(Duration.ofSeconds(10));
    }
    queue.reclaim(job -> job.key().equals("inspect:b"));

    assertThat(queue.take("self", _ -> true).orElseThrow().tries()).isEqualTo(2);
  }

  @Test
  void aClockThatJumpsThreeDaysEndsNoLeaseAndProlongsNone() {
    for (Duration jump : List.of(Duration.ofDays(3), Duration.ofDays(-3))) {
      queue.submit("inspect", "a" + jump, 1);
      Job alive = take("alive");
      queue.reclaim(_ -> false);
      now = now.plus(jump);
      queue.reclaim(_ -> false);
      assertThat(queue.beat(alive, 0.5)).isPresent();
      passLooking(Duration.ofSeconds(70));
      assertThat(queue.finish(alive)).as("still for 70 s, after %s", jump).isFalse();
      queue.forget("a" + jump);
    }
  }

  @Test
  void aClockThatIsPutBackKeepsNoJobWaitingForDays() {
    queue.submit("inspect", "a", 1);
    now = now.plus(Duration.ofDays(3));
    queue.submit("inspect", "b", 1);
    queue.fail(take("w"), BROKEN, false);
    now = now.minus(Duration.ofDays(3));

    assertThat(List.of(take("w").subject(), take("w").subject())).contains("a", "b");
  }

  @Test
  void theJobsOfAnOwnerThatIsKnownToBeDeadAreFreeAtOnce() {
    queue.submit("inspect", "a", 1);
    queue.submit("inspect", "b", 1);
    Job lost = take("dead");
    Job kept = take("alive");

    queue.release("dead");

    assertThat(take("w").subject()).isEqualTo(lost.subject());
    assertThat(queue.finish(kept)).isTrue();
  }

  @Test
  void aJobThatKillsItsOwnersIsDeadAfterFive() {
    queue.submit("inspect", "poison", 1);
    for (int death = 1; death <= 4; death++) {
      pass(Duration.ofHours(1));
      take("owner");
      assertThat(queue.release("owner")).isEmpty();
    }
    pass(Duration.ofHours(1));
    take("owner");

    assertThat(queue.release("owner")).extracting(Job::key).containsExactly("inspect:poison");
    Job dead = queue.find("inspect:poison").orElseThrow();
    assertThat(dead.state()).isEqualTo(State.DEAD);
    assertThat(dead.reason().orElseThrow().in(Language.GERMAN)).contains("fünfmal abgebrochen");
  }

  @Test
  void aJobThatIsGivenBackHasNotBeenTried() {
    queue.submit("inspect", "a", 1);
    for (int i = 0; i < 10; i++) {
      queue.giveBack(take("w"));
    }

    assertThat(take("w").tries()).isEqualTo(1);
  }

  @Test
  void doneJobsAreForgottenAfterAWeekAndDeadOnesKept() {
    queue.submit("inspect", "done", 1);
    queue.finish(take("w"));
    queue.submit("inspect", "dead", 1);
    queue.fail(take("w"), BROKEN, true);
    queue.submit("inspect", "waits", 1);
    pass(Duration.ofDays(7));
    assertThat(queue.cleanUp()).isZero();
    pass(Duration.ofMillis(1));

    assertThat(queue.cleanUp()).isEqualTo(1);
    assertThat(queue.in(State.values()))
        .extracting(Job::subject)
        .containsExactlyInAnyOrder("dead", "waits");
  }

  @Test
  void whoPutsAJobIntoTheQueueWakesThoseWhoListen() {
    List<String> heard = new ArrayList<>();
    queue.onChange(() -> heard.add("!"));

    queue.submit("inspect", "a", 1);

    assertThat(heard).hasSize(1);
  }

  @Test
  void aDocumentSaysItsVersion() {
    queue.submit("inspect", "a", 1);
    take("w");

    assertThat(test.database().getCollection("jobs").find().first())
        .containsEntry("_id", "inspect:a")
        .containsEntry("schemaVersion", 1);
    Document leases = test.database().getCollection("leases").find().first();
    assertThat(leases).containsEntry("schemaVersion", 1).containsEntry("number", 1L);
  }
}
