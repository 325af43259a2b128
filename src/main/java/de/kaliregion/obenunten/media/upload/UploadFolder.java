package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.storage.ProcessLock;
import de.kaliregion.obenunten.storage.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where the bytes of uploads lie until they are whole: {@code uploads/<id>} under the data folder.
 * One process at a time has it, for who may write to which file is settled in memory.
 */
final class UploadFolder implements AutoCloseable {
  /** Names the offset up to which a file is good while bytes that may be wrong are behind it. */
  private static final String UNPROVEN = ".unproven-";

  private final Path folder;
  private final ProcessLock lock;

  private UploadFolder(Path folder, ProcessLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * @throws StorageException when another process has the folder
   */
  static UploadFolder open(Path dataFolder) throws IOException {
    Path folder = dataFolder.resolve("uploads");
    Files.createDirectories(folder);
    ProcessLock lock =
        ProcessLock.tryTake(folder.resolve(".lock"))
            .orElseThrow(() ->
                new StorageException(
                    "Another process takes uploads into "
                        + folder
                        + ". Stop it, or give this one a DATA_DIR of its own."));
    force(dataFolder);
    return new UploadFolder(folder, lock);
  }

  Path path(UploadId id) {
    return folder.resolve(id.value());
  }

  DiskSpace disk() {
    return DiskSpace.under(folder);
  }

  /** Makes an empty file, which is on the disk when this returns; one that is there stays. */
  void create(UploadId id) throws IOException {
    try {
      Files.createFile(path(id));
    } catch (FileAlreadyExistsException e) {
      // From a creation that came as far as this.
    }
    force(folder);
  }

  /**
   * Opens the file of an upload to be written to, without what was never proven.
   *
   * @throws java.nio.file.NoSuchFileException when there is none
   */
  UploadFile file(UploadId id) throws IOException {
    UploadFile file = UploadFile.open(path(id));
    try {
      Optional<Path> mark = mark(id);
      if (mark.isPresent()) {
        file.cutBack(provenLength(mark.get()));
        removeMark(mark.get());
      }
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Notes that what follows this offset may be wrong; on the disk when this returns. */
  void markUnproven(UploadId id, long offset) throws IOException {
    Files.createFile(folder.resolve(id + UNPROVEN + offset));
    force(folder);
  }

  /** Notes that the bytes of a file are right to its end; on the disk when this returns. */
  void markProven(UploadId id) throws IOException {
    Optional<Path> mark = mark(id);
    if (mark.isPresent()) {
      removeMark(mark.get());
    }
  }

  private void removeMark(Path mark) throws IOException {
    Files.delete(mark);
    force(folder);
  }

  private Optional<Path> mark(UploadId id) throws IOException {
    try (DirectoryStream<Path> marks = Files.newDirectoryStream(folder, id + UNPROVEN + "*")) {
      for (Path mark : marks) {
        return Optional.of(mark);
      }
      return Optional.empty();
    }
  }

  private static long provenLength(Path mark) {
    String name = mark.getFileName().toString();
    return Long.parseLong(name.substring(name.indexOf(UNPROVEN) + UNPROVEN.length()));
  }

  /** How long the file of an upload is as yet; 0 when there is none. */
  long size(UploadId id) throws IOException {
    try {
      return Files.size(path(id));
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /** When the file of an upload was written to last; at the beginning of time if there is none. */
  Instant changed(UploadId id) throws IOException {
    try {
      return Files.getLastModifiedTime(path(id)).toInstant();
    } catch (NoSuchFileException e) {
      return Instant.EPOCH;
    }
  }

  /** Removes the file of an upload, if there is one. */
  void remove(UploadId id) throws IOException {
    Files.deleteIfExists(path(id));
    Optional<Path> mark = mark(id);
    if (mark.isPresent()) {
      Files.deleteIfExists(mark.get());
    }
  }

  /** The uploads of which a file is here, be it only a mark. */
  Set<UploadId> all() throws IOException {
    Set<UploadId> ids = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        int mark = name.indexOf(UNPROVEN);
        UploadId.parse(mark < 0 ? name : name.substring(0, mark)).ifPresent(ids::add);
      }
    }
    return ids;
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
