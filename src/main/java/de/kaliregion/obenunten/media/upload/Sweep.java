package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.storage.mongo.StoredUpload;
import de.kaliregion.obenunten.storage.mongo.StoredUpload.State;
import de.kaliregion.obenunten.storage.mongo.UploadKey;
import de.kaliregion.obenunten.storage.mongo.UploadStore;
import de.kaliregion.obenunten.web.ProblemException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks over all uploads from time to time: finishes those that are whole and were not finished,
 * because the process died or the intake failed; removes what expired, and files that no upload
 * knows.
 */
final class Sweep implements Runnable, AutoCloseable {
  private static final Logger LOG = System.getLogger(Sweep.class.getName());
  private static final Duration EVERY = Duration.ofMinutes(10);

  /** A file is made a moment before its upload is noted. */
  private static final Duration STRAY_AFTER = Duration.ofHours(1);

  private final UploadStore store;
  private final UploadFolder folder;
  private final Seats seats;
  private final UploadLimits limits;
  private final Clock clock;
  private final Settling settling;
  private final Forgetting forgetting;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("upload-sweep").factory());

  /** Finishes an upload if it is whole. */
  interface Settling {
    Progress settle(Seat.Turn turn, StoredUpload upload) throws IOException;
  }

  /** Removes every trace of an upload. */
  interface Forgetting {
    void forget(StoredUpload upload) throws IOException;
  }

  Sweep(
      UploadStore store,
      UploadFolder folder,
      Seats seats,
      UploadLimits limits,
      Clock clock,
      Settling settling,
      Forgetting forgetting) {
    this.store = store;
    this.folder = folder;
    this.seats = seats;
    this.limits = limits;
    this.clock = clock;
    this.settling = settling;
    this.forgetting = forgetting;
  }

  /** Now, and again every ten minutes. */
  void start() {
    timer.scheduleWithFixedDelay(this, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public synchronized void run() {
    try {
      Instant now = clock.instant();
      Map<String, StoredUpload> uploads =
          store.all().stream().collect(Collectors.toMap(StoredUpload::id, Function.identity()));
      uploads.values().forEach(upload -> look(upload, now));
      store.keys().stream()
          .filter(key -> key.created().plus(Creation.KEY_KEPT).isBefore(now))
          .map(UploadKey::key)
          .forEach(store::release);
      for (UploadId id : folder.all()) {
        removeIfStray(id, uploads, now);
      }
      seats.removeIf(id -> !uploads.containsKey(id) && store.find(id).isEmpty());
    } catch (IOException | RuntimeException e) {
      // The next run tries again.
      LOG.log(Level.WARNING, "uploads could not be looked over", e);
    }
  }

  private void look(StoredUpload upload, Instant now) {
    try {
      if (upload.isUnderWay()) {
        lookIfFree(upload, now);
      } else {
        forgetIfOld(upload, now);
      }
    } catch (ProblemException e) {
      // Refused, broken or lost, and noted where that matters: the client is told when it asks.
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "an upload could not be finished or removed; tried again later", e);
    }
  }

  /** An upload that somebody is busy with is neither left over nor resting. */
  private void lookIfFree(StoredUpload upload, Instant now) throws IOException {
    Optional<Seat.Turn> free = seats.of(new UploadId(upload.id())).takeIfFree();
    if (free.isEmpty()) {
      return;
    }
    try (Seat.Turn turn = free.get()) {
      Optional<StoredUpload> current = store.find(upload.id());
      if (current.isPresent()) {
        look(turn, current.get(), now);
      }
    }
  }

  private void look(Seat.Turn turn, StoredUpload upload, Instant now) throws IOException {
    if (upload.state() == State.WHOLE || isFull(upload)) {
      settling.settle(turn, upload);
    } else if (upload.state() == State.OPEN && !upload.expires().isAfter(now)) {
      folder.remove(new UploadId(upload.id()));
      forgetIfOld(upload, now);
    }
  }

  /** The note stays a while longer, to tell a late client what has become of its upload. */
  private void forgetIfOld(StoredUpload upload, Instant now) throws IOException {
    if (upload.expires().plus(limits.idle()).isBefore(now)) {
      forgetting.forget(upload);
    }
  }

  private boolean isFull(StoredUpload upload) throws IOException {
    return upload.state() == State.OPEN
        && folder.size(new UploadId(upload.id())) >= Math.max(1, upload.length());
  }

  /** One that cannot be removed hinders no other. */
  private void removeIfStray(UploadId id, Map<String, StoredUpload> uploads, Instant now) {
    try {
      if (!uploads.containsKey(id.value())
          && folder.changed(id).plus(STRAY_AFTER).isBefore(now)
          && store.find(id.value()).isEmpty()) {
        folder.remove(id);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "a file that no upload knows could not be removed", e);
    }
  }

  /** Waits for a run that is under way. */
  @Override
  public void close() {
    timer.close();
  }
}
