package de.kaliregion.obenunten.storage.blob;

import de.kaliregion.obenunten.content.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Files by the SHA-256 of their bytes, as {@code blobs/ab/cd/abcd…} under the data folder. What was
 * put is on the disk when the call returns: written beside, forced, renamed in one step, and the
 * folders forced. So a file under its final name is always whole, whenever a process dies.
 *
 * <p>Safe for many threads, and for many processes on one folder.
 */
public final class BlobStore implements AutoCloseable {
  private final Path folder;
  private final Workbench workbench;

  /** Many may put files at once; nobody may while one is looked at and removed. */
  private final ReadWriteLock removal = new ReentrantReadWriteLock();

  private BlobStore(Path folder, Workbench workbench) {
    this.folder = folder;
    this.workbench = workbench;
  }

  /** Opens the store and clears away what dead writers left unfinished. */
  public static BlobStore open(Path dataFolder) throws IOException {
    Path folder = dataFolder.resolve("blobs");
    Files.createDirectories(folder);
    force(dataFolder);
    return new BlobStore(folder, Workbench.open(folder.resolve("tmp")));
  }

  /** Stores the bytes, to the end of the stream. What is there already stays as it is. */
  public Blob put(InputStream bytes) throws IOException {
    try (Draft draft = workbench.write(bytes)) {
      return keep(draft);
    }
  }

  /**
   * Stores the bytes, to the end of the stream, if they are what was announced.
   *
   * @throws WrongDigestException when they are not
   */
  public Blob put(InputStream bytes, Sha256 expected) throws IOException {
    try (Draft draft = workbench.write(bytes)) {
      if (!draft.sha256().equals(expected)) {
        throw new WrongDigestException(expected, draft.sha256());
      }
      return keep(draft);
    }
  }

  /**
   * Takes over a file that is whole, without copying it: it is renamed into the store, or removed
   * when its bytes are there already. When the call returns, the bytes are on the disk under their
   * name; when it fails or the process dies in it, the file is in its old place or in the store.
   *
   * @param file on the file system of the data folder, and written to by nobody any more
   * @param sha256 of its bytes, which the caller vouches for
   * @param size its length in bytes
   * @throws IOException also when the file has another length
   */
  public Blob adopt(Path file, Sha256 sha256, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (channel.size() != size) {
        throw new IOException(
            "expected a file of " + size + " bytes, but it has " + channel.size());
      }
      channel.force(true);
    }
    Blob blob = keep(new Draft(file, sha256, size));
    Files.deleteIfExists(file);
    return blob;
  }

  private Blob keep(Draft draft) throws IOException {
    Path target = path(draft.sha256());
    Path inner = target.getParent();
    Files.createDirectories(inner);
    removal.readLock().lock();
    try {
      if (!isThere(target, draft.size())) {
        Files.move(draft.path(), target, StandardCopyOption.ATOMIC_MOVE);
      }
      // Whoever put it has a use for it, and may not have said so yet: see remove.
      Files.setLastModifiedTime(target, FileTime.fromMillis(System.currentTimeMillis()));
    } finally {
      removal.readLock().unlock();
    }
    // All three every time: another thread may have made them, and not yet forced them.
    force(inner);
    force(inner.getParent());
    force(folder);
    return new Blob(draft.sha256(), target, draft.size());
  }

  /** Another size under this name would be damage by the disk; the good bytes replace it. */
  private static boolean isThere(Path file, long size) throws IOException {
    try {
      return Files.size(file) == size;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** The file with this digest. */
  public Optional<Blob> find(Sha256 sha256) throws IOException {
    Path path = path(sha256);
    try {
      return Optional.of(new Blob(sha256, path, Files.size(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Removes a file that nothing names any more, unless somebody has put the same bytes after a
   * moment: they may name it soon.
   *
   * @param before the moment; between it and now lies the time in which whoever puts a file says
   *     what it is for
   * @return whether there is no such file now
   */
  public boolean remove(Sha256 sha256, Instant before) throws IOException {
    Path file = path(sha256);
    removal.writeLock().lock();
    try {
      if (!Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
        return false;
      }
      Files.delete(file);
      return true;
    } catch (NoSuchFileException e) {
      return true;
    } finally {
      removal.writeLock().unlock();
    }
  }

  private Path path(Sha256 sha256) {
    String hex = sha256.hex();
    return folder.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex);
  }

  /** A rename is on the disk only when its folder is. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Clears away this writer's unfinished files. */
  @Override
  public void close() throws IOException {
    workbench.close();
  }
}
