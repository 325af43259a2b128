package de.kaliregion.obenunten.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk in memory (tmpfs), which can be filled up and emptied. It has a folder {@code here}. */
public record SmallDisk(Path path) implements AutoCloseable {

  public static SmallDisk mount(Path path, long bytes) throws Exception {
    run("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", path.toString());
    Files.createDirectories(path.resolve("here"));
    return new SmallDisk(path);
  }

  /** Leaves room for not one byte more. */
  public void fill() throws IOException {
    write(path.resolve("filler"), 1 << 20);
    // To the brim: the last pieces are smaller than one write.
    write(path.resolve("rest"), 512);
  }

  private static void write(Path file, int piece) throws IOException {
    byte[] zeros = new byte[piece];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(zeros);
      }
    } catch (IOException e) {
      // Full.
    }
  }

  /** Takes back what {@link #fill} wrote. */
  public void empty() throws IOException {
    Files.delete(path.resolve("filler"));
    Files.delete(path.resolve("rest"));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).as("%s", String.join(" ", command)).isZero();
  }

  @Override
  public void close() throws IOException {
    try {
      run("umount", path.toString());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
