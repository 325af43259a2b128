package de.kaliregion.obenunten.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A lock file that one holder has at a time, over all processes. The operating system lets go of it
 * when the process ends, however it ends; the empty file stays.
 */
public final class ProcessLock implements AutoCloseable {
  /**
   * What this process holds. It must not even open such a file again: closing any channel to a file
   * gives up all the process's locks on it (POSIX fcntl).
   */
  private static final Set<Path> HELD = new HashSet<>();

  private final Path file;
  private final FileChannel channel;

  private ProcessLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock if nobody has it.
   *
   * @param file made if it is missing; its folder must be there
   */
  public static Optional<ProcessLock> tryTake(Path file) throws IOException {
    Path path = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
    synchronized (HELD) {
      if (HELD.contains(path)) {
        return Optional.empty();
      }
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        return Optional.empty();
      }
      HELD.add(path);
      return Optional.of(new ProcessLock(path, channel));
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
      return locked;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      HELD.remove(file);
      channel.close();
    }
  }
}
