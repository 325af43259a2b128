package de.kaliregion.obenunten.media.upload;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** How full the disk is. */
interface DiskSpace {
  /** Bytes that can still be written. */
  long usable() throws IOException;

  /** Bytes in all. */
  long total() throws IOException;

  /** The disk under a folder. */
  static DiskSpace under(Path folder) {
    return new DiskSpace() {
      @Override
      public long usable() throws IOException {
        return disk().getUsableSpace();
      }

      @Override
      public long total() throws IOException {
        return disk().getTotalSpace();
      }

      private FileStore disk() throws IOException {
        return Files.getFileStore(folder);
      }
    };
  }
}
