package de.kaliregion.obenunten.operations.archive;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Looks over a folder before it is read: nothing in it may lead anywhere else. */
public final class SafeFolder {
  private SafeFolder() {}

  /**
   * Looks at the name and kind of everything in the folder.
   *
   * @param target where its files will be copied to
   * @throws RefusedArchiveException when there is a link, a device, a name that leads out of the
   *     folder, or more than fits
   */
  public static void check(Path folder, Path target) throws IOException {
    if (Files.isDirectory(folder)) {
      check(folder.toRealPath(), Bounds.of(target, 1));
    }
  }

  static void check(Path root, Bounds bounds) throws IOException {
    Inventory inventory = new Inventory(root, bounds);
    Files.walkFileTree(root, inventory);
    inventory.end();
  }

  private static final class Inventory extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Bounds bounds;
    private final List<String> faults = new ArrayList<>();
    private long files;
    private long bytes;

    Inventory(Path root, Bounds bounds) {
      this.root = root;
      this.bounds = bounds;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (!folder.equals(root)) {
        name(folder);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String path = name(file);
      if (!attributes.isRegularFile()) {
        boolean link = Files.isSymbolicLink(file);
        fault(path, link ? "is a link to elsewhere" : "is neither a file nor a folder");
      } else {
        files++;
        bytes += attributes.size();
        bounds.fault(path, attributes.size()).ifPresent(fault -> fault(path, fault));
      }
      return FileVisitResult.CONTINUE;
    }

    private String name(Path file) {
      String separator = root.getFileSystem().getSeparator();
      String path = root.relativize(file).toString().replace(separator, "/");
      EntryName.fault(path).ifPresent(fault -> fault(path, fault));
      return path;
    }

    private void fault(String path, String fault) {
      faults.add(EntryName.shown(path) + ": " + fault);
    }

    void end() {
      faults.addAll(bounds.faults(files, bytes));
      if (!faults.isEmpty()) {
        throw new RefusedArchiveException(faults);
      }
    }
  }
}
