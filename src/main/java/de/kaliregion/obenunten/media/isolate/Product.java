package de.kaliregion.obenunten.media.isolate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file that a program has left in its folder. A stranger's file may have taken the program over,
 * so this is never a link, a pipe or a device, and its content is not to be trusted.
 *
 * @param size bytes, at least 1
 */
public record Product(Path path, long size) {

  /**
   * The file of this name.
   *
   * @throws NoSuchFileException if there is none
   * @throws FileSystemException if it is empty or no plain file
   */
  public static Product in(Path folder, String name) throws IOException {
    Path path = folder.resolve(name);
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile() || attributes.size() == 0) {
      throw new FileSystemException(path.toString(), null, "is empty or no plain file");
    }
    return new Product(path, attributes.size());
  }

  /** Opens it from its beginning; the caller closes. */
  public InputStream open() throws IOException {
    return Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Opens it for reading here and there; the caller closes. */
  public FileChannel openChannel() throws IOException {
    return FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }
}
