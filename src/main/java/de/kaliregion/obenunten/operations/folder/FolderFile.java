package de.kaliregion.obenunten.operations.folder;

import de.kaliregion.obenunten.content.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What lies in a folder.
 *
 * @param path where it is
 * @param name its path within the folder, for people
 * @param bytes its size
 * @param nature what it is, as far as this matters here
 */
record FolderFile(Path path, String name, long bytes, Nature nature) {

  /** Whether it can be taken. */
  enum Nature {
    FILE,
    /** A link leads to something that lies elsewhere, or that is found here anyway. */
    LINK,
    /** Such as a pipe or a device: reading it might never end. */
    OTHER,
    /** A folder, or something else, that may not be looked into. */
    CLOSED
  }

  private static final int BUFFER_BYTES = 64 << 10;

  /** What operating systems leave in folders of pictures. */
  private static final Set<String> BY_THE_SYSTEM = Set.of("thumbs.db", "desktop.ini", "lost+found");

  /**
   * Everything in a folder and in the folders within, by name, without what is hidden. Links are
   * named, not followed.
   *
   * @throws IOException if the folder itself cannot be read
   */
  static List<FolderFile> in(Path given) throws IOException {
    Path folder = given.toRealPath();
    List<FolderFile> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return !directory.equals(folder) && isHidden(directory)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isHidden(file)) {
              files.add(of(folder, file, attributes.size(), nature(attributes)));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(folder)) {
              throw e;
            }
            if (!isHidden(file)) {
              files.add(of(folder, file, 0, Nature.CLOSED));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException e)
              throws IOException {
            return e == null ? FileVisitResult.CONTINUE : visitFileFailed(directory, e);
          }
        });
    files.sort(Comparator.comparing(FolderFile::name));
    return List.copyOf(files);
  }

  private static FolderFile of(Path folder, Path path, long bytes, Nature nature) {
    return new FolderFile(path, folder.relativize(path).toString(), bytes, nature);
  }

  private static Nature nature(BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return Nature.FILE;
    }
    return attributes.isSymbolicLink() ? Nature.LINK : Nature.OTHER;
  }

  /** Its bytes. */
  InputStream open() throws UnreadableFileException {
    try {
      return Files.newInputStream(path);
    } catch (IOException e) {
      throw new UnreadableFileException(e);
    }
  }

  /** The digest of its bytes as they are now. */
  Sha256 digest() throws UnreadableFileException {
    try (InputStream in = open()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return new Sha256(HexFormat.of().formatHex(digest.digest()));
    } catch (UnreadableFileException e) {
      throw e;
    } catch (IOException e) {
      throw new UnreadableFileException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static boolean isHidden(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith(".") || BY_THE_SYSTEM.contains(name.toLowerCase(Locale.ROOT));
  }
}
