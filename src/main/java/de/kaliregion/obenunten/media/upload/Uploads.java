package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.storage.StorageException;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.mongo.StoredUpload;
import de.kaliregion.obenunten.storage.mongo.StoredUpload.State;
import de.kaliregion.obenunten.storage.mongo.UploadStore;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The uploads of this installation: begun, continued, asked after, given up. Bytes are on the disk
 * before they are acknowledged, and the length of the file is the only record of how many there
 * are. What the client is to be told is thrown as a {@link ProblemException}.
 */
public final class Uploads implements AutoCloseable {
  /** In smaller steps, each small part would cost the writing of a document. */
  private static final Duration RENEWAL_STEP = Duration.ofMinutes(1);

  private final UploadStore store;
  private final UploadFolder folder;
  private final UploadGate gate;
  private final UploadLimits limits;
  private final Clock clock;
  private final Admission admission;
  private final Creation creation;
  private final Reception reception;
  private final Completion completion;
  private final Seats seats = new Seats();
  private final WholeFiles wholeFiles;
  private final Sweep sweep;

  private Uploads(
      UploadStore store,
      UploadFolder folder,
      BlobStore blobs,
      UploadGate gate,
      Intake intake,
      ToLongFunction<Slug> usedBytes,
      UploadLimits limits,
      Clock clock) {
    this.store = store;
    this.folder = folder;
    this.gate = gate;
    this.limits = limits;
    this.clock = clock;
    this.admission = new Admission(limits, usedBytes, folder);
    this.creation = new Creation(store, folder, admission, limits, clock);
    this.reception = new Reception(folder);
    this.completion = new Completion(store, folder, blobs, gate, intake, clock);
    this.wholeFiles = new WholeFiles(store, gate, limits, creation, reception, completion, seats);
    this.sweep = new Sweep(store, folder, seats, limits, clock, this::settle, completion::forget);
  }

  /**
   * Opens the folder {@code uploads} under the data folder, and begins to finish what an earlier
   * process left whole, and to clear away what has expired.
   *
   * @param usedBytes what an organisation keeps, without uploads under way
   * @throws StorageException when another process takes uploads into the folder
   */
  public static Uploads open(
      Path dataFolder,
      UploadStore store,
      BlobStore blobs,
      UploadGate gate,
      Intake intake,
      ToLongFunction<Slug> usedBytes,
      UploadLimits limits,
      Clock clock)
      throws IOException {
    UploadFolder folder = UploadFolder.open(dataFolder);
    Uploads uploads = new Uploads(store, folder, blobs, gate, intake, usedBytes, limits, clock);
    uploads.sweep.start();
    return uploads;
  }

  UploadLimits limits() {
    return limits;
  }

  /** For those that send files in one go. */
  public WholeFiles wholeFiles() {
    return wholeFiles;
  }

  /** What the periodic job does, once and now. */
  void sweep() {
    sweep.run();
  }

  /**
   * Begins an upload, or finds the one that the same account began with the same key. An empty file
   * is whole at once.
   *
   * @param key of the client's own choice; good for 24 hours
   */
  Progress create(Uploader uploader, long length, UploadMetadata metadata, Optional<String> key)
      throws IOException {
    if (!gate.mayUpload(uploader.account(), metadata.organisation())) {
      throw Problem.of(ProblemType.FORBIDDEN).exception();
    }
    StoredUpload upload = creation.begin(uploader, length, metadata, key);
    return progress(new UploadId(upload.id()), uploader);
  }

  /**
   * @throws ProblemException 404 or 410 when there is no such upload of theirs
   */
  void requireKnown(UploadId id, Uploader uploader) {
    find(id, uploader);
  }

  /** How far an upload has got. A request that is sending to it just then has to ask again. */
  Progress progress(UploadId id, Uploader uploader) throws IOException {
    StoredUpload upload = find(id, uploader);
    if (upload.state() == State.COMPLETE) {
      return new Progress(upload, upload.length());
    }
    try (Seat.Turn turn = seats.of(id).take(limits.patience())) {
      return settle(turn, find(id, uploader));
    }
  }

  /** Takes a part of a file; the new offset acknowledges it. */
  Progress receive(UploadId id, Uploader uploader, Part part) throws IOException {
    StoredUpload found = find(id, uploader);
    if (part.offset() > found.length()) {
      throw Problem.of(UploadProblems.OTHER_OFFSET).exception();
    }
    if (part.length() > found.length() - part.offset()) {
      throw UploadProblems.beyondLength().exception();
    }
    if (part.length() > 0) {
      admission.checkDisk(part.length());
    }
    try (Seat.Turn turn = seats.of(id).takeAt(part.offset(), limits.patience())) {
      StoredUpload upload = find(id, uploader);
      if (part.length() > 0 && upload.state() == State.OPEN) {
        return take(turn, upload, part);
      }
      Progress progress = settle(turn, upload);
      if (progress.offset() != part.offset()) {
        throw Problem.of(UploadProblems.OTHER_OFFSET).exception();
      }
      return progress;
    }
  }

  private Progress take(Seat.Turn turn, StoredUpload upload, Part part) throws IOException {
    renew(upload);
    try {
      long length = reception.take(turn, new UploadId(upload.id()), part);
      return settleAt(turn, renew(upload), length);
    } catch (DiskFullException e) {
      renew(upload);
      throw new ProblemException(UploadProblems.diskFull(), e);
    } catch (ForceFailedException e) {
      throw broken(upload, e);
    } catch (NoSuchFileException e) {
      throw new ProblemException(UploadProblems.lost(), e);
    }
  }

  /** What is on the disk now; an upload that is whole is taken in first. */
  private Progress settle(Seat.Turn turn, StoredUpload upload) throws IOException {
    return switch (upload.state()) {
      case OPEN -> settleAt(turn, upload, durableLength(upload));
      case WHOLE -> ended(completion.takeIn(upload));
      case COMPLETE, MISMATCHED, BROKEN -> ended(upload);
    };
  }

  private Progress settleAt(Seat.Turn turn, StoredUpload upload, long length) throws IOException {
    StoredUpload now = completion.finishIfWhole(turn, upload, length);
    return now.isUnderWay() ? new Progress(now, length) : ended(now);
  }

  private Progress ended(StoredUpload upload) {
    seats.remove(upload.id());
    return new Progress(upload, upload.length());
  }

  private long durableLength(StoredUpload upload) throws IOException {
    try (UploadFile file = folder.file(new UploadId(upload.id()))) {
      file.force();
      return file.length();
    } catch (ForceFailedException e) {
      throw broken(upload, e);
    } catch (NoSuchFileException e) {
      throw new ProblemException(UploadProblems.lost(), e);
    }
  }

  private ProblemException broken(StoredUpload upload, ForceFailedException cause)
      throws IOException {
    completion.abandon(upload, State.BROKEN);
    seats.remove(upload.id());
    return new ProblemException(Problem.of(UploadProblems.BROKEN), cause);
  }

  /** Gives an upload up and removes what came of it. A file that was taken in stays. */
  void remove(UploadId id, Uploader uploader) throws IOException {
    find(id, uploader);
    try (Seat.Turn _ = seats.of(id).take(limits.patience())) {
      completion.forget(find(id, uploader));
      seats.remove(id.value());
    }
  }

  /** The upload, if it is this uploader's; what others send is as unknown as what nobody does. */
  private StoredUpload find(UploadId id, Uploader uploader) {
    StoredUpload upload =
        store
            .find(id.value())
            .filter(found -> found.account().equals(uploader.account()))
            .orElseThrow(() -> UploadProblems.unknown().exception());
    switch (upload.state()) {
      case OPEN -> {
        if (!upload.expires().isAfter(clock.instant())) {
          throw UploadProblems.expired().exception();
        }
      }
      case MISMATCHED -> throw UploadProblems.gone(UploadProblems.WRONG_FILE).exception();
      case BROKEN -> throw UploadProblems.gone(UploadProblems.BROKEN).exception();
      case WHOLE, COMPLETE -> {
        // Nothing is to come that could be late.
      }
    }
    return upload;
  }

  /** Bytes keep an upload open, but not for ever. */
  private StoredUpload renew(StoredUpload upload) {
    Instant idle = clock.instant().plus(limits.idle());
    Instant last = upload.created().plus(limits.longest());
    Instant until = idle.isBefore(last) ? idle : last;
    if (until.isBefore(upload.expires().plus(RENEWAL_STEP))) {
      return upload;
    }
    StoredUpload renewed = upload.expiring(until);
    store.put(renewed);
    return renewed;
  }

  /** Ends the periodic job and lets another process have the folder. */
  @Override
  public void close() throws IOException {
    sweep.close();
    folder.close();
  }
}
