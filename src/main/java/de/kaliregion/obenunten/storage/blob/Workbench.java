package de.kaliregion.obenunten.storage.blob;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.storage.ProcessLock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Where one writer keeps its unfinished files: a folder {@code <id>} and a lock {@code <id>.lock}
 * beside it. A lock that can be taken tells of a dead writer, whose folder is cleared away.
 */
final class Workbench implements AutoCloseable {
  private static final String LOCK = ".lock";
  private static final int BUFFER_BYTES = 64 << 10;

  private final Path folder;
  private final Path lockFile;
  private final ProcessLock lock;

  private Workbench(Path folder, Path lockFile, ProcessLock lock) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /** Sets one up in the room, and clears away those of dead writers. */
  static Workbench open(Path room) throws IOException {
    Files.createDirectories(room);
    sweep(room);
    Optional<Workbench> own = Optional.empty();
    while (own.isEmpty()) {
      own = setUp(room);
    }
    return own.get();
  }

  /** Empty when somebody who sweeps took the new lock for a dead one before it was held. */
  private static Optional<Workbench> setUp(Path room) throws IOException {
    String id = UUID.randomUUID().toString();
    Path lockFile = room.resolve(id + LOCK);
    Optional<ProcessLock> taken = ProcessLock.tryTake(lockFile);
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    if (Files.notExists(lockFile)) {
      taken.get().close();
      return Optional.empty();
    }
    return Optional.of(
        new Workbench(Files.createDirectory(room.resolve(id)), lockFile, taken.get()));
  }

  private static void sweep(Path room) throws IOException {
    try (DirectoryStream<Path> locks = Files.newDirectoryStream(room, "*" + LOCK)) {
      for (Path lockFile : locks) {
        Optional<ProcessLock> taken = ProcessLock.tryTake(lockFile);
        if (taken.isPresent()) {
          String name = lockFile.getFileName().toString();
          Path folder = room.resolve(name.substring(0, name.length() - LOCK.length()));
          clear(folder, lockFile, taken.get());
        }
      }
    }
  }

  /** The lock file goes last, so that a folder without one never stays behind. */
  private static void clear(Path folder, Path lockFile, ProcessLock lock) throws IOException {
    try (lock) {
      empty(folder);
      Files.deleteIfExists(folder);
      Files.deleteIfExists(lockFile);
    }
  }

  private static void empty(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // The writer died before it made the folder, or somebody else sweeps too.
      return;
    }
  }

  /** Writes the bytes, to the end of the stream, and waits until they are on the disk. */
  Draft write(InputStream bytes) throws IOException {
    Path file = folder.resolve(UUID.randomUUID().toString());
    boolean written = false;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      MessageDigest digest = sha256();
      copy(bytes, channel, digest);
      channel.force(true);
      Sha256 sha256 = new Sha256(HexFormat.of().formatHex(digest.digest()));
      Draft draft = new Draft(file, sha256, channel.size());
      written = true;
      return draft;
    } finally {
      if (!written) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void copy(InputStream bytes, FileChannel channel, MessageDigest digest)
      throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
      digest.update(buffer, 0, n);
      ByteBuffer part = ByteBuffer.wrap(buffer, 0, n);
      while (part.hasRemaining()) {
        channel.write(part);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    clear(folder, lockFile, lock);
  }
}
