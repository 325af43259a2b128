package de.kaliregion.obenunten.media.pipeline;

import de.kaliregion.obenunten.storage.ProcessLock;
import de.kaliregion.obenunten.storage.job.Job;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Where one process works: a folder {@code jobs/<owner>} under the data folder with a folder for
 * each job in it, and a lock {@code <owner>.lock} beside it. A lock that can be taken tells of an
 * owner that has died: its leases can be given to others at once, and its folders swept.
 */
final class Bench implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Bench.class.getName());
  private static final String LOCK = ".lock";

  private final String owner;
  private final Path folder;
  private final Path lockFile;
  private final ProcessLock lock;

  private Bench(String owner, Path folder, Path lockFile, ProcessLock lock) {
    this.owner = owner;
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Sets one up, and clears away those of the dead.
   *
   * @param dead is told the name of each; only when it returns is the last trace of it removed
   */
  static Bench open(Path dataFolder, Consumer<String> dead) throws IOException {
    Path room = Files.createDirectories(dataFolder.resolve("jobs"));
    sweep(room, dead);
    Optional<Bench> own = Optional.empty();
    while (own.isEmpty()) {
      own = setUp(room);
    }
    return own.get();
  }

  /** Empty when somebody who sweeps took the new lock for a dead one before it was held. */
  private static Optional<Bench> setUp(Path room) throws IOException {
    String owner = UUID.randomUUID().toString();
    Path lockFile = room.resolve(owner + LOCK);
    Optional<ProcessLock> taken = ProcessLock.tryTake(lockFile);
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    if (Files.notExists(lockFile)) {
      taken.get().close();
      return Optional.empty();
    }
    Path folder = Files.createDirectory(room.resolve(owner));
    return Optional.of(new Bench(owner, folder, lockFile, taken.get()));
  }

  private static void sweep(Path room, Consumer<String> dead) throws IOException {
    try (DirectoryStream<Path> locks = Files.newDirectoryStream(room, "*" + LOCK)) {
      for (Path lockFile : locks) {
        Optional<ProcessLock> taken = ProcessLock.tryTake(lockFile);
        if (taken.isPresent()) {
          clear(lockFile, taken.get(), dead);
        }
      }
    }
  }

  /**
   * The lock file goes last: as long as it is there, somebody can learn of the dead. What cannot be
   * deleted hinders nobody.
   */
  private static void clear(Path lockFile, ProcessLock lock, Consumer<String> dead) {
    try (lock) {
      String name = lockFile.getFileName().toString();
      String owner = name.substring(0, name.length() - LOCK.length());
      dead.accept(owner);
      delete(lockFile.resolveSibling(owner));
      Files.deleteIfExists(lockFile);
    } catch (IOException e) {
      LOG.log(Level.WARNING, lockFile + " and its folder stay until the next start", e);
    }
  }

  /** The name of this process among those that take jobs. */
  String owner() {
    return owner;
  }

  /** Makes the empty folder of a job. */
  Path folder(Job lease) throws IOException {
    String name = lease.key().replaceAll("[^A-Za-z0-9_-]", "-") + "-" + lease.fence();
    return Files.createDirectory(folder.resolve(name));
  }

  /** Deletes a folder with all that is in it; links are not followed. */
  static void delete(Path folder) throws IOException {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException broken)
                throws IOException {
              Files.deleteIfExists(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (NoSuchFileException e) {
      // The owner died before it made the folder, or somebody else sweeps too.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      delete(folder);
      Files.deleteIfExists(lockFile);
    }
  }
}
