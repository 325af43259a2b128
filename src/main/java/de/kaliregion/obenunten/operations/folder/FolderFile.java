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
 * A file of a folder.
 *
 * @param path where it is
 * @param name its path within the folder, for people
 * @param bytes its size
 */
record FolderFile(Path path, String name, long bytes) {
  private static final int BUFFER_BYTES = 64 << 10;

  /** What operating systems leave in folders of pictures. */
  private static final Set<String> BY_THE_SYSTEM = Set.of("thumbs.db", "desktop.ini");

  /** All files of a folder and the folders in it, by name; without hidden ones and links. */
  static List<FolderFile> in(Path folder) throws IOException {
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
            if (attributes.isRegularFile() && !isHidden(file)) {
              String name = folder.relativize(file).toString();
              files.add(new FolderFile(file, name, attributes.size()));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(Comparator.comparing(FolderFile::name));
    return List.copyOf(files);
  }

  /** The digest of its bytes as they are now. */
  Sha256 digest() throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return new Sha256(HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static boolean isHidden(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith(".") || BY_THE_SYSTEM.contains(name.toLowerCase(Locale.ROOT));
  }
}
