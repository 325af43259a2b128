package de.kaliregion.obenunten.storage.job;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Notices owners that have stopped showing life: a lease whose count of beats has not changed for a
 * term of this process's monotonic time is abandoned. No time of day is compared, neither between
 * machines nor between moments, so a clock that jumps ends no lease and prolongs none.
 */
final class LeaseWatch {
  private final Duration term;
  private final LongSupplier nanoTime;
  private final Map<String, Seen> seen = new HashMap<>();

  private record Seen(long fence, long beat, long at) {
    boolean shows(Job job) {
      return fence == job.fence() && beat == job.beat();
    }
  }

  LeaseWatch(Duration term, LongSupplier nanoTime) {
    this.term = term;
    this.nanoTime = nanoTime;
  }

  /** Looks at all leases that there are; returns those that are abandoned. */
  synchronized List<Job> abandoned(List<Job> leased) {
    long now = nanoTime.getAsLong();
    seen.keySet().retainAll(leased.stream().map(Job::key).toList());
    for (Job job : leased) {
      Seen last = seen.get(job.key());
      if (last == null || !last.shows(job)) {
        seen.put(job.key(), new Seen(job.fence(), job.beat(), now));
      }
    }
    return leased.stream().filter(job -> now - seen.get(job.key()).at() > term.toNanos()).toList();
  }
}
