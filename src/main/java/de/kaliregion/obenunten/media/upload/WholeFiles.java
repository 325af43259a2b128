package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.storage.mongo.StoredUpload;
import de.kaliregion.obenunten.storage.mongo.UploadStore;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Takes files whose bytes all come in one request, as forms send them. They go the same way as
 * those that come in parts, but that what breaks off cannot be gone on with: it is thrown away.
 */
public final class WholeFiles {
  private static final Logger LOG = System.getLogger(WholeFiles.class.getName());

  private final UploadStore store;
  private final UploadGate gate;
  private final UploadLimits limits;
  private final Creation creation;
  private final Reception reception;
  private final Completion completion;
  private final Seats seats;

  WholeFiles(
      UploadStore store,
      UploadGate gate,
      UploadLimits limits,
      Creation creation,
      Reception reception,
      Completion completion,
      Seats seats) {
    this.store = store;
    this.gate = gate;
    this.limits = limits;
    this.creation = creation;
    this.reception = reception;
    this.completion = completion;
    this.seats = seats;
  }

  /**
   * A file as it comes.
   *
   * @param name as the client calls it
   * @param organisation for which it is sent
   * @param replaces the media item that it shall replace
   * @param most bytes that it can have at most: so much room must be free before it is taken
   * @param bytes to the end of the file
   */
  public record Sent(
      String name, Slug organisation, Optional<Slug> replaces, long most, InputStream bytes) {}

  /** The largest file. */
  public long maxBytes() {
    return limits.maxBytes();
  }

  /**
   * Takes a file, which is on the disk then.
   *
   * @return the id of the upload, under which the library knows the file
   * @throws ProblemException when it cannot be taken: nothing of it is left then
   * @throws IOException when it breaks off, with the same effect
   */
  public String take(Uploader uploader, Sent file) throws IOException {
    if (!gate.mayUpload(uploader.account(), file.organisation())) {
      throw Problem.of(ProblemType.FORBIDDEN).exception();
    }
    StoredUpload upload = begin(uploader, file);
    try (Seat.Turn turn = seats.of(new UploadId(upload.id())).take(limits.patience())) {
      finish(turn, receive(turn, upload, file.bytes()));
      return upload.id();
    } finally {
      seats.remove(upload.id());
    }
  }

  private StoredUpload begin(Uploader uploader, Sent file) throws IOException {
    UploadMetadata metadata = UploadMetadata.of(file.name(), file.organisation(), file.replaces());
    try {
      return creation.begin(uploader, file.most(), metadata, Optional.empty());
    } catch (ProblemException e) {
      ProblemType type = e.problem().type();
      if (type.equals(UploadProblems.OVER_QUOTA)) {
        throw new ProblemException(UploadProblems.overQuotaInOneGo(), e);
      }
      throw type.equals(ProblemType.STORAGE_FULL)
          ? new ProblemException(UploadProblems.diskFullInOneGo(), e)
          : e;
    }
  }

  /** The upload as it is noted when all its bytes are on the disk. */
  private StoredUpload receive(Seat.Turn turn, StoredUpload upload, InputStream bytes)
      throws IOException {
    Part all = new Part(() -> bytes, 0, upload.length(), Optional.empty());
    boolean kept = false;
    try {
      long length = reception.take(turn, new UploadId(upload.id()), all);
      StoredUpload arrived = upload.ofLength(length);
      store.put(arrived);
      kept = true;
      return arrived;
    } catch (DiskFullException e) {
      throw new ProblemException(UploadProblems.diskFullInOneGo(), e);
    } catch (ForceFailedException e) {
      throw new ProblemException(Problem.of(UploadProblems.BROKEN), e);
    } finally {
      if (!kept) {
        completion.forget(upload);
      }
    }
  }

  /** Whatever else fails now, the file is on the disk and noted, so that the sweep takes it in. */
  private void finish(Seat.Turn turn, StoredUpload arrived) {
    try {
      completion.finishIfWhole(turn, arrived, arrived.length());
    } catch (ProblemException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "a file that has arrived is taken in later", e);
    }
  }
}
