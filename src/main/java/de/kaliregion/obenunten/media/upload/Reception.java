package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;

/** How the bytes of one request get into the file of their upload. */
final class Reception {
  private final UploadFolder folder;

  Reception(UploadFolder folder) {
    this.folder = folder;
  }

  /**
   * Takes a part. Whatever came of it is on the disk when this ends, also when it ends because the
   * line broke; of a part with a checksum that is all or nothing.
   *
   * @return the length of the file, all of it on the disk
   * @throws ProblemException when the file has another length than the part's offset, the checksum
   *     is wrong, or another request has the next turn
   * @throws DiskFullException when there was no space for all of it
   * @throws ForceFailedException when nobody knows how much of the file the disk has kept
   */
  long take(Seat.Turn turn, UploadId id, Part part) throws IOException {
    try (UploadFile file = folder.file(id)) {
      if (file.length() != part.offset()) {
        throw Problem.of(UploadProblems.OTHER_OFFSET).exception();
      }
      turn.startAt(part.offset());
      if (part.checksum().isPresent()) {
        takeProven(turn, id, file, part, part.checksum().get());
      } else {
        record(turn, file, part, Optional.empty());
      }
      return file.length();
    }
  }

  /** Nothing of a part counts before all of it has proved right, not even after a crash. */
  private void takeProven(
      Seat.Turn turn, UploadId id, UploadFile file, Part part, Checksum checksum)
      throws IOException {
    MessageDigest digest = checksum.start();
    Optional<FileDigest> before = turn.digest(part.offset()).map(FileDigest::copy);
    boolean proven = false;
    folder.markUnproven(id, part.offset());
    try {
      record(turn, file, part, Optional.of(digest));
      proven = checksum.isOf(digest);
    } finally {
      if (!proven) {
        file.cutBack(part.offset());
        turn.keep(before.orElse(null));
      }
      folder.markProven(id);
    }
    if (!proven) {
      throw Problem.of(UploadProblems.WRONG_CHECKSUM).exception();
    }
  }

  private static void record(
      Seat.Turn turn, UploadFile file, Part part, Optional<MessageDigest> bodyDigest)
      throws IOException {
    Optional<FileDigest> digest =
        file.length() == 0 ? Optional.of(new FileDigest()) : turn.digest(file.length());
    digest.ifPresent(turn::keep);
    Recorder recorder = new Recorder(file, digest, bodyDigest);
    try {
      read(turn, part, recorder);
    } finally {
      recorder.finish();
    }
  }

  private static void read(Seat.Turn turn, Part part, Recorder recorder) throws IOException {
    InputStream bytes = part.bytes().get();
    long left = part.length();
    while (left > 0 && !recorder.hasFailed()) {
      byte[] piece = recorder.piece();
      int wanted = (int) Math.min(left, piece.length);
      int filled = 0;
      try {
        while (filled < wanted) {
          int count = turn.read(bytes, piece, filled, wanted - filled);
          if (count < 0) {
            return;
          }
          filled += count;
        }
      } finally {
        recorder.write(piece, filled);
      }
      left -= filled;
      // Who sends quickly never lets this thread wait, and pages wait for those that carry it.
      Thread.yield();
    }
  }
}
