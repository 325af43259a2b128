package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.mongo.StoredUpload;
import de.kaliregion.obenunten.storage.mongo.StoredUpload.State;
import de.kaliregion.obenunten.storage.mongo.UploadStore;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * How an upload ends. When all its bytes are on the disk, each step is noted before the next and
 * may be done twice, so that it can be taken up again wherever it was broken off. Its callers have
 * the upload's seat.
 */
final class Completion {
  private final UploadStore store;
  private final UploadFolder folder;
  private final BlobStore blobs;
  private final UploadGate gate;
  private final Intake intake;
  private final Clock clock;

  Completion(
      UploadStore store,
      UploadFolder folder,
      BlobStore blobs,
      UploadGate gate,
      Intake intake,
      Clock clock) {
    this.store = store;
    this.folder = folder;
    this.blobs = blobs;
    this.gate = gate;
    this.intake = intake;
    this.clock = clock;
  }

  /**
   * Takes an open upload in if it is whole.
   *
   * @param length of its file, all of it on the disk
   * @return the upload as it is then
   * @throws ProblemException when it is not the announced file (460), or the right to upload was
   *     withdrawn (403); the bytes are thrown away then
   */
  StoredUpload finishIfWhole(Seat.Turn turn, StoredUpload open, long length) throws IOException {
    if (length < open.length()) {
      return open;
    }
    Path path = folder.path(new UploadId(open.id()));
    Optional<FileDigest> watched = turn.digest(length);
    Sha256 sha256 = (watched.isPresent() ? watched.get() : FileDigest.of(path)).value();
    Optional<Sha256> announced = UploadMetadata.parse(open.metadata()).sha256();
    if (announced.isPresent() && !announced.get().equals(sha256)) {
      abandon(open, State.MISMATCHED);
      throw Problem.of(UploadProblems.WRONG_FILE).exception();
    }
    StoredUpload whole = open.whole(sha256, clock.instant());
    store.put(whole);
    return takeIn(whole);
  }

  /** Goes on with an upload that was found whole before. */
  StoredUpload takeIn(StoredUpload whole) throws IOException {
    if (!gate.mayUpload(whole.account(), whole.organisation())) {
      forget(whole);
      throw Problem.of(ProblemType.FORBIDDEN).exception();
    }
    keepBytes(whole);
    UploadMetadata metadata = UploadMetadata.parse(whole.metadata());
    intake.received(
        new CompletedUpload(
            whole.id(),
            whole.sha256().orElseThrow(),
            whole.length(),
            metadata.name(),
            whole.account(),
            whole.organisation(),
            metadata.replaces(),
            metadata.place(),
            whole.whole().orElseThrow()));
    StoredUpload complete = whole.ended(State.COMPLETE);
    store.put(complete);
    return complete;
  }

  /** The file, or where it was taken already, the blob. */
  private void keepBytes(StoredUpload whole) throws IOException {
    Path path = folder.path(new UploadId(whole.id()));
    Sha256 sha256 = whole.sha256().orElseThrow();
    if (Files.exists(path)) {
      blobs.adopt(path, sha256, whole.length());
    } else if (blobs.find(sha256).map(Blob::size).orElse(-1L) != whole.length()) {
      abandon(whole, State.BROKEN);
      throw Problem.of(UploadProblems.BROKEN).exception();
    }
  }

  /** Throws the bytes away and keeps why; the same file may be begun anew. */
  void abandon(StoredUpload upload, State why) throws IOException {
    // The bytes first: should the note fail, what is not there cannot be taken for good.
    folder.remove(new UploadId(upload.id()));
    upload.key().ifPresent(store::release);
    store.put(upload.ended(why));
  }

  /** Removes every trace, but not a file that was taken in. */
  void forget(StoredUpload upload) throws IOException {
    upload.key().ifPresent(store::release);
    store.remove(upload.id());
    folder.remove(new UploadId(upload.id()));
  }
}
