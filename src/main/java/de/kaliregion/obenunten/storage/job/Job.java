package de.kaliregion.obenunten.storage.job;

import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Wording;
import java.time.Instant;
import java.util.Optional;

/**
 * A piece of work, as it is kept in the store.
 *
 * @param key what it does to what, such as {@code inspect:0123…}; there is one job of each key
 * @param kind what it does, such as {@code inspect}
 * @param subject id of what it is done to
 * @param priority the smaller, the earlier
 * @param runAt not before this
 * @param owner who has it now, or had it last
 * @param fence number of its last lease; later leases of any job have greater ones
 * @param beat how often the owner has shown life in this lease
 * @param tries how often it was begun, since it was submitted or started again
 * @param progress from 0 to 1
 * @param reason why the last try failed, for curators
 * @param cancelRequested whether the owner shall stop
 * @param submittedAt when it was submitted or started again
 * @param changedAt when its state changed last
 */
public record Job(
    String key,
    String kind,
    String subject,
    int priority,
    State state,
    Instant runAt,
    Optional<String> owner,
    long fence,
    long beat,
    int tries,
    double progress,
    Optional<Wording> reason,
    boolean cancelRequested,
    Instant submittedAt,
    Instant changedAt) {

  /** Where it stands. */
  public enum State {
    /** Waits for its time and somebody to do it. */
    READY,
    /** Somebody does it. */
    LEASED,
    /** Done; forgotten after a week. */
    DONE,
    /** Given up; somebody can start it again. */
    DEAD,
    /** Stopped by a person, who can start it again. */
    CANCELLED;

    /** Whether nothing more happens by itself. */
    public boolean isEnd() {
      return this == DONE || this == DEAD || this == CANCELLED;
    }
  }

  public Job {
    key = Require.line("key", key, 200);
    kind = Require.line("kind", kind, 60);
    subject = Require.line("subject", subject, 100);
    Require.present("state", state);
    Require.present("runAt", runAt);
    owner = Require.optional(owner);
    Require.that(progress >= 0 && progress <= 1, "progress", "must be 0 to 1");
    reason = Require.optional(reason);
    Require.present("submittedAt", submittedAt);
    Require.present("changedAt", changedAt);
  }

  /** One that nobody has begun. */
  static Job submitted(String kind, String subject, int priority, Instant now) {
    return new Job(
        keyOf(kind, subject),
        kind,
        subject,
        priority,
        State.READY,
        now,
        Optional.empty(),
        0,
        0,
        0,
        0,
        Optional.empty(),
        false,
        now,
        now);
  }

  /** The key of the job that does this to that. */
  public static String keyOf(String kind, String subject) {
    return kind + ":" + subject;
  }
}
