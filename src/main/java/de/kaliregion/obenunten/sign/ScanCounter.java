package de.kaliregion.obenunten.sign;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.storage.mongo.ScanCountStore;
import de.kaliregion.obenunten.storage.mongo.ScanKey;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts scans for each sign, language and hour; of who scanned it knows nothing. Counts are kept
 * in memory and added to the store once a minute and at the end, so that a scan never waits for the
 * database.
 */
public final class ScanCounter implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ScanCounter.class.getName());
  private static final long FLUSH_SECONDS = 60;

  private final ScanCountStore store;
  private final Clock clock;
  private final Map<ScanKey, LongAdder> counts = new ConcurrentHashMap<>();
  private final LongAdder sinceStart = new LongAdder();
  private final ScheduledExecutorService flusher =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("scan-counts").factory());

  public ScanCounter(ScanCountStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
    flusher.scheduleWithFixedDelay(this::flush, FLUSH_SECONDS, FLUSH_SECONDS, TimeUnit.SECONDS);
  }

  /** One scan that showed a story. */
  public void count(SignCode sign, Language language) {
    ScanKey key = new ScanKey(sign, language, clock.instant().truncatedTo(ChronoUnit.HOURS));
    counts.computeIfAbsent(key, _ -> new LongAdder()).increment();
    sinceStart.increment();
  }

  /** All scans since the start. */
  public long sinceStart() {
    return sinceStart.sum();
  }

  /** Adds what was counted to the store; what cannot be added now is kept for the next time. */
  public synchronized void flush() {
    Map<ScanKey, Long> taken = new HashMap<>();
    counts.forEach((key, count) -> {
      long scans = count.sumThenReset();
      if (scans > 0) {
        taken.put(key, scans);
      }
    });
    if (taken.isEmpty()) {
      return;
    }
    try {
      store.add(taken);
      forgetPastHours();
    } catch (RuntimeException e) {
      taken.forEach((key, scans) -> counts.computeIfAbsent(key, _ -> new LongAdder()).add(scans));
      LOG.log(Level.WARNING, "scan counts wait for the database", e);
    }
  }

  /**
   * An hour that is over gets no more scans, unless a thread slept through its end: two hours are
   * safe.
   */
  private void forgetPastHours() {
    var past = clock.instant().minus(2, ChronoUnit.HOURS);
    counts.keySet().removeIf(key -> key.hour().isBefore(past));
  }

  @Override
  public void close() {
    flusher.shutdownNow();
    flush();
  }
}
