package de.kaliregion.obenunten.storage.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A process that puts random files from several threads and says the digest of each when put. */
final class BlobWriter {
  static final String PUT = "PUT ";
  private static final int THREADS = 4;
  private static final int MOST_BYTES = 300_000;

  private BlobWriter() {}

  public static void main(String[] args) throws IOException {
    BlobStore store = BlobStore.open(Path.of(args[0]));
    long seed = Long.parseLong(args[1]);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS, BlobWriter::daemon);
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(seed * THREADS + i);
      pool.submit(() -> {
        while (true) {
          byte[] bytes = new byte[random.nextInt(MOST_BYTES)];
          random.nextBytes(bytes);
          System.out.println(PUT + store.put(new ByteArrayInputStream(bytes)).sha256());
        }
      });
    }
    while (System.in.read() >= 0) {
      // Nothing is ever said to it.
    }
  }

  private static Thread daemon(Runnable work) {
    return Thread.ofPlatform().daemon().unstarted(work);
  }
}
