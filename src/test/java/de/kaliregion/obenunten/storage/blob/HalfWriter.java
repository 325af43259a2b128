package de.kaliregion.obenunten.storage.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A process that puts a file without end: says that it has begun, then waits. */
final class HalfWriter {
  static final String WRITES = "WRITES";

  private HalfWriter() {}

  public static void main(String[] args) throws IOException {
    try (BlobStore store = BlobStore.open(Path.of(args[0]))) {
      store.put(
          new InputStream() {
            private boolean begun;

            @Override
            public int read() throws IOException {
              return System.in.read();
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
              if (!begun) {
                begun = true;
                return length;
              }
              System.out.println(WRITES);
              return System.in.read();
            }
          });
    }
  }
}
