package de.kaliregion.obenunten.storage.mongo;

import de.kaliregion.obenunten.storage.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Holds a data folder for one process. The operating system lets go of the lock when the process
 * ends, however it ends; the empty file stays.
 */
final class DataFolderLock implements AutoCloseable {
  private static final String FILE = "in-use.lock";

  private final FileChannel channel;

  private DataFolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder, creating it where it is missing.
   *
   * @throws StorageException when another process, or another part of this one, has it
   */
  static DataFolderLock take(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isFree(channel)) {
      channel.close();
      throw new StorageException(
          "The data folder "
              + folder.toAbsolutePath().normalize()
              + " is in use by another process. Stop it, or set DATA_DIR to another folder.");
    }
    return new DataFolderLock(channel);
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
