package de.kaliregion.obenunten.storage.job;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.storage.job.Job.State;
import de.kaliregion.obenunten.storage.mongo.DocumentCollection;
import de.kaliregion.obenunten.storage.mongo.DocumentFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.bson.conversions.Bson;

/**
 * Work for any number of processes. Who takes a job has a lease on it for as long as they show
 * life; the lease's number, the fence, tells a late owner from the present one. No two living
 * owners do the same job, but what an owner did before it died is done again: so the effect of a
 * job must be the same when it is done again.
 *
 * <p>Every method may throw the driver's {@code MongoException} when the database does not answer.
 */
public final class JobQueue {
  /** An owner that has shown no life for so long has lost its leases. */
  public static final Duration LEASE = Duration.ofSeconds(60);

  /** How often an owner shows life at least. */
  public static final Duration HEARTBEAT = Duration.ofSeconds(20);

  /** How long jobs that were done or stopped are remembered. */
  public static final Duration MEMORY = Duration.ofDays(7);

  /** The pause after each failed try but the last, which is followed by none. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30));

  /** How often a job is begun before it is given up. */
  public static final int MOST_TRIES = PAUSES.size() + 1;

  private static final Wording OWNERS_DIED =
      new Wording(
          Map.of(
              Language.GERMAN,
              "Der Server ist bei dieser Arbeit fünfmal abgebrochen. Vielleicht ist die Datei"
                  + " schuld. Fragen Sie den Betreiber, oder versuchen Sie es noch einmal.",
              Language.ENGLISH,
              "The server broke off five times during this work. The file may be at fault. Ask the"
                  + " operator, or try again."));

  private static final Comparator<Job> ORDER =
      Comparator.comparingInt(Job::priority).thenComparing(Job::runAt).thenComparing(Job::key);

  private final DocumentCollection<Job> jobs;
  private final JobTallies tallies;
  private final InstantSource clock;
  private final LeaseWatch watch;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  private JobQueue(
      DocumentCollection<Job> jobs, JobTallies tallies, InstantSource clock, LeaseWatch watch) {
    this.jobs = jobs;
    this.tallies = tallies;
    this.clock = clock;
    this.watch = watch;
  }

  /**
   * Opens the queue, creating the collections that are missing.
   *
   * @param clock tells when jobs are due
   * @param nanoTime tells how long an owner has shown no life; {@code System::nanoTime}
   */
  public static JobQueue open(MongoDatabase database, InstantSource clock, LongSupplier nanoTime) {
    JobTallies tallies = JobTallies.open(database);
    return new JobQueue(
        new DocumentCollection<>(
            database, JobTallies.JOBS, DocumentFormat.first(Job.class, Job::key)),
        tallies,
        clock,
        new LeaseWatch(LEASE, nanoTime));
  }

  /** Is told, by the thread that did it, that there may be work now. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Puts a job into the queue unless it has been there before; returns whether it did. */
  public boolean submit(String kind, String subject, int priority) {
    boolean submitted = jobs.insert(Job.submitted(kind, subject, priority, now()));
    tellListeners();
    return submitted;
  }

  /** Puts a job into the queue, also when it has ended before; returns whether it did. */
  public boolean submitAgain(String kind, String subject, int priority) {
    return submit(kind, subject, priority) || startAgain(Job.keyOf(kind, subject));
  }

  /** Begins an ended job anew, with all its tries; returns whether it had ended. */
  public boolean startAgain(String key) {
    Bson ended =
        Filters.and(Filters.eq(key), Filters.in("state", State.DONE, State.DEAD, State.CANCELLED));
    Bson anew =
        Updates.combine(
            becomes(State.READY),
            Updates.set("runAt", now()),
            Updates.set("submittedAt", now()),
            Updates.set("tries", 0),
            Updates.set("progress", 0.0),
            Updates.set("cancelRequested", false),
            Updates.unset("reason"));
    boolean started = jobs.update(ended, anew).isPresent();
    tellListeners();
    return started;
  }

  private void tellListeners() {
    listeners.forEach(Runnable::run);
  }

  /**
   * Takes the first of the jobs that are due.
   *
   * @param owner who takes it
   * @param wanted which ones they can do now
   */
  public Optional<Job> take(String owner, Predicate<Job> wanted) {
    Instant now = now();
    return jobs.all(Filters.eq("state", State.READY)).stream()
        .filter(job -> !isStopped(job) && isDue(job, now))
        .filter(wanted)
        .sorted(ORDER)
        .flatMap(job -> lease(job, owner).stream())
        .findFirst();
  }

  /** Whether it was to be stopped when its last try ended otherwise. */
  private boolean isStopped(Job job) {
    if (job.cancelRequested()) {
      jobs.update(asSeen(job), becomes(State.CANCELLED));
    }
    return job.cancelRequested();
  }

  /** No pause is longer: what is due later still was told so by a clock that has jumped since. */
  private static boolean isDue(Job job, Instant now) {
    return !job.runAt().isAfter(now) || job.runAt().isAfter(now.plus(PAUSES.getLast()));
  }

  /** Begins a try. It counts from now on, for it may be the end of this process. */
  private Optional<Job> lease(Job seen, String owner) {
    return jobs.update(
        asSeen(seen),
        Updates.combine(
            becomes(State.LEASED),
            Updates.set("owner", owner),
            Updates.set("fence", tallies.nextFence()),
            Updates.set("beat", 0L),
            Updates.set("progress", 0.0),
            Updates.inc("tries", 1)));
  }

  private static Bson asSeen(Job job) {
    return Filters.and(
        Filters.eq(job.key()),
        Filters.eq("state", job.state()),
        Filters.eq("fence", job.fence()),
        Filters.eq("beat", job.beat()));
  }

  /**
   * Shows that the owner lives, and how far it is.
   *
   * @return the job as it is now, which may say that it shall be stopped; empty when the lease is
   *     lost
   */
  public Optional<Job> beat(Job lease, double progress) {
    return jobs.update(
        held(lease),
        Updates.combine(
            Updates.inc("beat", 1L), Updates.set("progress", Math.clamp(progress, 0.0, 1.0))));
  }

  /** Ends the job as done; returns whether the lease still held. */
  public boolean finish(Job lease) {
    Bson done =
        Updates.combine(becomes(State.DONE), Updates.set("progress", 1.0), Updates.unset("reason"));
    return jobs.update(held(lease), done).isPresent();
  }

  /** Ends the job as stopped by a person; returns whether the lease still held. */
  public boolean stop(Job lease) {
    return jobs.update(held(lease), becomes(State.CANCELLED)).isPresent();
  }

  /**
   * Ends a try without success. The job waits for the next one; after the last it is dead.
   *
   * @param reason for curators
   * @param lasting whether trying again cannot help
   * @return the job as it is then; empty when the lease is lost
   */
  public Optional<Job> fail(Job lease, Wording reason, boolean lasting) {
    boolean last = lasting || lease.tries() >= MOST_TRIES;
    Bson change = last ? becomes(State.DEAD) : waits(PAUSES.get(Math.max(0, lease.tries() - 1)));
    return jobs.update(held(lease), Updates.combine(change, Updates.set("reason", reason)));
  }

  /** Puts the job back as if it had not been begun; returns whether the lease still held. */
  public boolean giveBack(Job lease) {
    Bson change = Updates.combine(waits(Duration.ZERO), Updates.inc("tries", -1));
    boolean back = jobs.update(held(lease), change).isPresent();
    tellListeners();
    return back;
  }

  private static Bson held(Job lease) {
    return Filters.and(
        Filters.eq(lease.key()),
        Filters.eq("state", State.LEASED),
        Filters.eq("owner", lease.owner().orElseThrow()),
        Filters.eq("fence", lease.fence()));
  }

  /**
   * Puts back the jobs of owners that have shown no life for the term of a lease. To be called
   * every few seconds: only what is looked at is seen to be still.
   *
   * @param inHand what the caller does itself, and will tell the end of; its other leases are as
   *     abandoned as anybody's, such as one whose answer was lost on its way from the database
   * @return those that are dead now, because too many owners have died of them
   */
  public List<Job> reclaim(Predicate<Job> inHand) {
    List<Job> leased = jobs.all(Filters.eq("state", State.LEASED));
    return putBack(watch.abandoned(leased).stream().filter(inHand.negate()).toList());
  }

  /**
   * Puts back the jobs of an owner that is known to be dead.
   *
   * @return those that are dead now, because too many owners have died of them
   */
  public List<Job> release(String deadOwner) {
    return putBack(
        jobs.all(Filters.eq("state", State.LEASED)).stream()
            .filter(job -> job.owner().equals(Optional.of(deadOwner)))
            .toList());
  }

  private List<Job> putBack(List<Job> abandoned) {
    return abandoned.stream()
        .flatMap(job -> jobs.update(asSeen(job), afterDeath(job)).stream())
        .filter(job -> job.state() == State.DEAD)
        .toList();
  }

  /** The first time it goes on at once: most owners die for reasons of their own. */
  private Bson afterDeath(Job job) {
    if (job.cancelRequested()) {
      return becomes(State.CANCELLED);
    }
    if (job.tries() >= MOST_TRIES) {
      return Updates.combine(becomes(State.DEAD), Updates.set("reason", OWNERS_DIED));
    }
    return waits(job.tries() <= 1 ? Duration.ZERO : PAUSES.get(job.tries() - 1));
  }

  /**
   * Stops a job: at once when nobody does it, else when its owner hears of it.
   *
   * @return the job as it is then; empty when it has ended
   */
  public Optional<Job> cancel(String key) {
    Bson waiting = Filters.and(Filters.eq(key), Filters.eq("state", State.READY));
    Bson begun = Filters.and(Filters.eq(key), Filters.eq("state", State.LEASED));
    Optional<Job> cancelled =
        jobs.update(waiting, becomes(State.CANCELLED))
            .or(() -> jobs.update(begun, Updates.set("cancelRequested", true)))
            // It may have been put back between the two.
            .or(() -> jobs.update(waiting, becomes(State.CANCELLED)));
    tellListeners();
    return cancelled;
  }

  /** The job of this key. */
  public Optional<Job> find(String key) {
    return jobs.find(key);
  }

  /** The jobs on this subject, in the order in which they are done. */
  public List<Job> of(String subject) {
    return inOrder(Filters.eq("subject", subject));
  }

  /** The jobs in one of these states, in the order in which they are done. */
  public List<Job> in(State... states) {
    return inOrder(Filters.in("state", states));
  }

  private List<Job> inOrder(Bson filter) {
    return jobs.all(filter).stream().sorted(ORDER).toList();
  }

  /** How many jobs there are in each state; states without any are left out. */
  public Map<State, Long> counts() {
    return tallies.counts();
  }

  /** Forgets all jobs on this subject; whoever does one of them loses it. */
  public void forget(String subject) {
    jobs.removeAll(Filters.eq("subject", subject));
  }

  /** Forgets jobs that were done or stopped a week ago; returns how many. */
  public long cleanUp() {
    return jobs.removeAll(
        Filters.and(
            Filters.in("state", State.DONE, State.CANCELLED),
            Filters.lt("changedAt", now().minus(MEMORY))));
  }

  private Bson waits(Duration pause) {
    return Updates.combine(
        becomes(State.READY),
        Updates.set("runAt", now().plus(pause)),
        Updates.set("progress", 0.0));
  }

  private Bson becomes(State state) {
    return Updates.combine(Updates.set("state", state), Updates.set("changedAt", now()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
