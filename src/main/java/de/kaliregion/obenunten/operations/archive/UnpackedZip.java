package de.kaliregion.obenunten.operations.archive;

import de.kaliregion.obenunten.storage.ProcessLock;
import de.kaliregion.obenunten.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A ZIP archive, unpacked for as long as it is open. Nothing is written of one in which anything
 * leads elsewhere or says that it is larger than the disk, and no more than each entry says of
 * itself.
 */
public final class UnpackedZip implements AutoCloseable {
  private static final int PIECE = 1 << 16;

  /** Once unpacked, and once in the store. */
  private static final int COPIES = 2;

  private final ProcessLock lock;
  private final Path folder;

  private UnpackedZip(ProcessLock lock, Path folder) {
    this.lock = lock;
    this.folder = folder;
  }

  /**
   * Unpacks it below the data folder.
   *
   * @throws RefusedArchiveException when it is not to be trusted
   * @throws StorageException when another import is at work there
   */
  public static UnpackedZip open(Path zip, Path dataFolder) throws IOException {
    Path imports = Files.createDirectories(dataFolder.resolve("imports"));
    return open(zip, imports, Bounds.of(imports, COPIES));
  }

  static UnpackedZip open(Path zip, Path imports, Bounds bounds) throws IOException {
    List<ZipDirectory.Entry> entries = checked(zip, bounds);
    ProcessLock lock =
        ProcessLock.tryTake(imports.resolve("in-use.lock"))
            .orElseThrow(() ->
                new StorageException("Another import is at work in " + imports + "; wait for it."));
    try {
      Path folder = imports.resolve("unpacked");
      // Left by somebody who died.
      remove(folder);
      Files.createDirectory(folder);
      unpack(zip, entries, folder);
      return new UnpackedZip(lock, folder);
    } catch (IOException | RuntimeException e) {
      remove(imports.resolve("unpacked"));
      lock.close();
      throw e;
    }
  }

  private static List<ZipDirectory.Entry> checked(Path zip, Bounds bounds) throws IOException {
    List<ZipDirectory.Entry> entries =
        ZipDirectory.read(zip).stream().filter(entry -> !isOfMac(entry.name())).toList();
    List<String> faults = new ArrayList<>();
    Set<String> files = new HashSet<>();
    Set<String> folders = new HashSet<>();
    long size = 0;
    long compressed = 0;
    for (ZipDirectory.Entry entry : entries) {
      fault(entry, bounds)
          .or(() -> clash(entry, files, folders))
          .ifPresent(fault -> faults.add(EntryName.shown(entry.name()) + ": " + fault));
      size = plus(size, entry.size());
      compressed = plus(compressed, entry.compressed());
    }
    if (compressed > Files.size(zip)) {
      faults.add("Its entries lie in one another.");
    }
    faults.addAll(bounds.faults(entries.size(), size));
    if (!faults.isEmpty()) {
      throw new RefusedArchiveException(faults);
    }
    return entries;
  }

  /** macOS adds these to every archive. */
  private static boolean isOfMac(String name) {
    return name.startsWith("__MACOSX/") || name.equals(".DS_Store") || name.endsWith("/.DS_Store");
  }

  private static long plus(long sum, long more) {
    return more < 0 || sum + more < 0 ? Long.MAX_VALUE : sum + more;
  }

  private static Optional<String> fault(ZipDirectory.Entry entry, Bounds bounds) {
    String path = withoutSlash(entry);
    if (entry.isLinkOrDevice()) {
      return Optional.of("is a link to elsewhere, or a device");
    }
    if (entry.isEncrypted() || !entry.isPackedUsually()) {
      return Optional.of("is locked, or packed in an unusual way");
    }
    return EntryName.fault(path).or(() -> bounds.fault(path, entry.size()));
  }

  private static String withoutSlash(ZipDirectory.Entry entry) {
    return entry.isFolder() ? entry.name().substring(0, entry.name().length() - 1) : entry.name();
  }

  /** No two may be one file on any computer, and none a file and a folder. */
  private static Optional<String> clash(
      ZipDirectory.Entry entry, Set<String> files, Set<String> folders) {
    String path = EntryName.folded(withoutSlash(entry));
    boolean twice = entry.isFolder() ? files.contains(path) : !files.add(path);
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      folders.add(path.substring(0, slash));
      twice |= files.contains(path.substring(0, slash));
    }
    if (entry.isFolder()) {
      folders.add(path);
    } else {
      twice |= folders.contains(path);
    }
    return twice ? Optional.of("stands twice") : Optional.empty();
  }

  private static void unpack(Path zip, List<ZipDirectory.Entry> entries, Path folder)
      throws IOException {
    Map<String, ZipDirectory.Entry> checked = new HashMap<>();
    entries.forEach(entry -> checked.put(entry.name(), entry));
    try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
      for (ZipEntry entry : file.stream().toList()) {
        ZipDirectory.Entry known = checked.remove(entry.getName());
        if (known != null && known.isFolder()) {
          Files.createDirectories(folder.resolve(entry.getName()));
        } else if (known != null) {
          unpack(file, entry, known, folder.resolve(known.name()));
        }
      }
    } catch (ZipException e) {
      throw new RefusedArchiveException("The archive is damaged: " + e.getMessage());
    }
    if (!checked.isEmpty()) {
      throw new RefusedArchiveException("The archive is damaged.");
    }
  }

  private static void unpack(ZipFile file, ZipEntry entry, ZipDirectory.Entry known, Path target)
      throws IOException {
    Files.createDirectories(target.getParent());
    long left = known.size();
    byte[] piece = new byte[PIECE];
    try (InputStream in = file.getInputStream(entry);
        OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        left -= n;
        if (left < 0) {
          throw new RefusedArchiveException(
              EntryName.shown(known.name()) + ": is longer than it says");
        }
        out.write(piece, 0, n);
      }
    }
    if (left != 0) {
      throw new RefusedArchiveException(
          EntryName.shown(known.name()) + ": is shorter than it says");
    }
  }

  /** Where the files are; of an archive that holds one folder and nothing else, that folder. */
  public Path folder() throws IOException {
    try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
      List<Path> all = new ArrayList<>();
      content.forEach(all::add);
      return all.size() == 1 && Files.isDirectory(all.getFirst()) ? all.getFirst() : folder;
    }
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      remove(folder);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
