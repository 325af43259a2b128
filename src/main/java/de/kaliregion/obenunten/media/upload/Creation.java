package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.storage.mongo.StoredUpload;
import de.kaliregion.obenunten.storage.mongo.StoredUpload.State;
import de.kaliregion.obenunten.storage.mongo.UploadKey;
import de.kaliregion.obenunten.storage.mongo.UploadStore;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** How an upload begins. */
final class Creation {
  /** How long a repeated creation finds the first one. */
  static final Duration KEY_KEPT = Duration.ofHours(24);

  private final UploadStore store;
  private final UploadFolder folder;
  private final Admission admission;
  private final UploadLimits limits;
  private final Clock clock;

  /** One at a time, so that two do not share the last room. */
  private final ReentrantLock lock = new ReentrantLock();

  Creation(
      UploadStore store,
      UploadFolder folder,
      Admission admission,
      UploadLimits limits,
      Clock clock) {
    this.store = store;
    this.folder = folder;
    this.admission = admission;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Begins an upload, or finds the one that the account began with the same key.
   *
   * @throws ProblemException when there is no room, or the key belongs to another file
   */
  StoredUpload begin(Uploader uploader, long length, UploadMetadata metadata, Optional<String> key)
      throws IOException {
    admission.checkLength(length);
    lock.lock();
    try {
      Optional<UploadKey> held = key.map(text -> reserve(uploader, text));
      Optional<StoredUpload> earlier = held.flatMap(reserved -> store.find(reserved.upload()));
      if (earlier.isPresent()) {
        return sameFile(earlier.get(), length, metadata);
      }
      admission.check(uploader.account(), metadata.organisation(), length, underWay());
      Instant now = clock.instant();
      StoredUpload upload =
          new StoredUpload(
              held.map(UploadKey::upload).orElseGet(() -> UploadId.random().value()),
              uploader.account(),
              metadata.organisation(),
              length,
              metadata.text(),
              held.map(UploadKey::key),
              now,
              now.plus(limits.idle()),
              State.OPEN,
              Optional.empty(),
              Optional.empty());
      folder.create(new UploadId(upload.id()));
      store.insert(upload);
      return upload;
    } finally {
      lock.unlock();
    }
  }

  private UploadKey reserve(Uploader uploader, String text) {
    Instant now = clock.instant();
    // Only a digest is kept: nobody knows what clients put into their keys.
    byte[] name = (uploader.account() + "\n" + text).getBytes(StandardCharsets.UTF_8);
    UploadKey wanted = new UploadKey(Sha256.of(name).hex(), UploadId.random().value(), now);
    UploadKey held = store.reserve(wanted);
    if (held.created().plus(KEY_KEPT).isBefore(now)) {
      store.release(held.key());
      return store.reserve(wanted);
    }
    return held;
  }

  private static StoredUpload sameFile(StoredUpload earlier, long length, UploadMetadata metadata) {
    if (earlier.length() != length || !earlier.metadata().equals(metadata.text())) {
      throw Problem.of(ProblemType.INVALID)
          .withField(
              "Idempotency-Key",
              "Mit diesem Schlüssel wurde schon eine andere Datei begonnen.",
              "Another file was begun with this key.",
              "Das Programm hat zwei Dateien verwechselt.")
          .exception();
    }
    return earlier;
  }

  private List<StoredUpload> underWay() {
    Instant now = clock.instant();
    return store.all().stream()
        .filter(upload -> upload.isUnderWay() && upload.expires().isAfter(now))
        .toList();
  }
}
