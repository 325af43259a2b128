package de.kaliregion.obenunten.media.upload;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Writes the body of one request to an upload's file and digests it while the request's thread
 * reads on. Holds three pieces of 128 KiB, however long the body is. During a long body the disk is
 * made to keep up, so that a power cut costs little.
 */
final class Recorder {
  static final int PIECE = 128 << 10;
  private static final int PIECES = 3;
  private static final long FORCED_AFTER = 32 << 20;

  /**
   * Of the system, and few: writing waits for a slow disk, and digesting is work. Virtual threads
   * would hold up with both the few threads that carry all of them (JEP 444), and so every page.
   * With half the processors, and in the background, uploads leave pages their time.
   */
  private static final Executor WRITERS =
      Executors.newFixedThreadPool(
          Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
          BackgroundThreads.like(Thread.ofPlatform().daemon().name("upload-writer-", 1).factory()));

  /** The JDK adds a thread to those that carry them while one of these waits for the disk. */
  private static final Executor FORCERS = Thread::startVirtualThread;

  private final UploadFile file;
  private final Optional<FileDigest> digest;
  private final Optional<MessageDigest> bodyDigest;
  private final Semaphore free = new Semaphore(PIECES);
  private final Queue<byte[]> pieces = new ConcurrentLinkedQueue<>();
  private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);

  // Of the writing stages, one of which runs at a time.
  private CompletableFuture<Void> forced = CompletableFuture.completedFuture(null);
  private long unforced;

  /**
   * @param digest of the file as it is, to be kept up with it, where it is known
   * @param bodyDigest of this body, where one is wanted
   */
  Recorder(UploadFile file, Optional<FileDigest> digest, Optional<MessageDigest> bodyDigest) {
    this.file = file;
    this.digest = digest;
    this.bodyDigest = bodyDigest;
  }

  /** A piece to fill; waits until one is free. */
  byte[] piece() {
    free.acquireUninterruptibly();
    byte[] used = pieces.poll();
    return used == null ? new byte[PIECE] : used;
  }

  /** Writes the beginning of a piece, which the caller gives away. */
  void write(byte[] piece, int count) {
    written =
        written
            .thenRunAsync(() -> append(piece, count), WRITERS)
            .whenComplete((_, _) -> {
              pieces.add(piece);
              free.release();
            });
  }

  /** Whether it makes no sense to read more. */
  boolean hasFailed() {
    return written.isCompletedExceptionally();
  }

  private void append(byte[] piece, int count) {
    try {
      file.append(piece, count);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
    digest.ifPresent(known -> known.update(piece, count));
    bodyDigest.ifPresent(body -> body.update(piece, 0, count));
    unforced += count;
    if (unforced >= FORCED_AFTER && forced.isDone()) {
      forced.join();
      unforced = 0;
      forced = CompletableFuture.runAsync(this::force, FORCERS);
    }
  }

  private void force() {
    try {
      file.force();
    } catch (ForceFailedException e) {
      throw new CompletionException(e);
    }
  }

  /**
   * Waits until everything is on the disk.
   *
   * @throws DiskFullException when there was no space for all of it; the rest is on the disk
   * @throws ForceFailedException when the disk does not keep it
   */
  void finish() throws IOException {
    IOException failure = failure(written);
    IOException forceFailure = failure(forced);
    if (forceFailure != null) {
      throw forceFailure;
    }
    if (failure instanceof ForceFailedException) {
      throw failure;
    }
    file.force();
    if (failure != null) {
      throw failure;
    }
  }

  private static IOException failure(CompletableFuture<Void> work) {
    try {
      work.join();
      return null;
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException io) {
        return io;
      }
      throw e;
    }
  }
}
