package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The one place from which an upload's bytes are read or changed. Whoever comes later gets it: the
 * request that has it stops reading from its client, who may have gone without a word, writes what
 * it has, and leaves.
 */
final class Seat {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private Turn holder;

  /** Of the file, where it was watched growing; null where it was not. */
  private FileDigest digest;

  /**
   * Takes the seat from whoever has it.
   *
   * @throws ProblemException 503 when the other does not leave within the patience
   */
  Turn take(Duration patience) {
    return take(patience, Turn::end);
  }

  /**
   * Takes the seat in order to go on at an offset. Whoever has it and has got to another offset is
   * left alone: taking over would help nobody.
   *
   * @throws ProblemException 409 because of the other offset; 503 when the other does not leave
   *     within the patience
   */
  Turn takeAt(long offset, Duration patience) {
    return take(
        patience,
        other -> {
          if (other.position == offset) {
            other.end();
          } else if (other.position >= 0) {
            throw Problem.of(UploadProblems.OTHER_OFFSET).exception();
          }
        });
  }

  /** Takes the seat if nobody has it. */
  Optional<Turn> takeIfFree() {
    lock.lock();
    try {
      return holder == null ? Optional.of(sit()) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private Turn take(Duration patience, Consumer<Turn> askToLeave) {
    lock.lock();
    try {
      long nanos = patience.toNanos();
      while (holder != null) {
        askToLeave.accept(holder);
        if (nanos <= 0) {
          throw UploadProblems.busy().exception();
        }
        nanos = left.awaitNanos(nanos);
      }
      return sit();
    } catch (InterruptedException e) {
      // The server is stopping.
      Thread.currentThread().interrupt();
      throw UploadProblems.busy().exception();
    } finally {
      lock.unlock();
    }
  }

  private Turn sit() {
    holder = new Turn();
    return holder;
  }

  /** One request's time on the seat. */
  final class Turn implements AutoCloseable {
    private long position = -1;
    private Thread reader;
    private boolean ended;

    private Turn() {}

    /** Says at which offset what is read next will stand. */
    void startAt(long offset) {
      lock.lock();
      try {
        position = offset;
        left.signalAll();
      } finally {
        lock.unlock();
      }
    }

    /**
     * Reads from the client, like {@link InputStream#read(byte[], int, int)}.
     *
     * @throws ProblemException 409 when another request has the next turn; what came after it was
     *     promised is not returned
     */
    int read(InputStream in, byte[] buffer, int from, int most) throws IOException {
      startReading();
      int count = 0;
      try {
        count = in.read(buffer, from, most);
      } finally {
        stopReading(count);
      }
      return count;
    }

    private void startReading() {
      lock.lock();
      try {
        leaveIfEnded();
        reader = Thread.currentThread();
      } finally {
        lock.unlock();
      }
    }

    private void stopReading(int count) {
      lock.lock();
      try {
        reader = null;
        if (ended) {
          // It has done its work; nothing else may be disturbed by it.
          Thread.interrupted();
        }
        leaveIfEnded();
        position += Math.max(0, count);
      } finally {
        lock.unlock();
      }
    }

    private void leaveIfEnded() {
      if (ended) {
        throw Problem.of(UploadProblems.TAKEN_OVER).exception();
      }
    }

    /** Called with the lock. Interrupts only a thread that waits for its client. */
    private void end() {
      ended = true;
      if (reader != null) {
        reader.interrupt();
      }
    }

    /** The digest of the file's bytes, if it is known up to this length. */
    Optional<FileDigest> digest(long length) {
      return Optional.ofNullable(digest).filter(known -> known.length() == length);
    }

    /** Keeps the digest for those who come next. */
    void keep(FileDigest known) {
      digest = known;
    }

    @Override
    public void close() {
      lock.lock();
      try {
        holder = null;
        left.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
