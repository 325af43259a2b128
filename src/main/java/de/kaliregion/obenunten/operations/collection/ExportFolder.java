package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.storage.StorageException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes an export into a folder. */
public final class ExportFolder {
  private ExportFolder() {}

  /**
   * Sees to it that the folder is there and that nothing is in it.
   *
   * @throws StorageException when there is something
   */
  public static void requireEmpty(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new StorageException(folder + " is a file. Name a folder that is new or empty.");
    }
    Files.createDirectories(folder);
    try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
      if (content.iterator().hasNext()) {
        throw new StorageException(
            "The folder " + folder + " is not empty. Name a folder that is new or empty.");
      }
    } catch (NotDirectoryException e) {
      throw new StorageException(folder + " is no folder.", e);
    }
  }

  /**
   * Writes all of it.
   *
   * @throws StorageException when something is in the folder already
   */
  public static void write(Export export, Path folder) throws IOException {
    requireEmpty(folder);
    for (Export.Part part : export.parts()) {
      Path file = folder.resolve(part.path());
      Files.createDirectories(file.getParent());
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
        part.writeTo(out);
      }
    }
  }
}
