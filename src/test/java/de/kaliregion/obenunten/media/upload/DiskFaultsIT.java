package de.kaliregion.obenunten.media.upload;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.storage.ChildJvm;
import de.kaliregion.obenunten.web.Wire;
import de.kaliregion.obenunten.web.Wire.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Disks that fail or are full: real ones, whose calls strace lets fail, and a small one in memory.
 */
class DiskFaultsIT {
  private static final byte[] FILE = new byte[8_000_000];

  static {
    new Random(3).nextBytes(FILE);
  }

  @TempDir Path data;

  private static byte[] part(long from, long to) {
    return Arrays.copyOfRange(FILE, (int) from, (int) to);
  }

  private static String id(String location) {
    return location.substring(location.length() - 32);
  }

  @Test
  void whatTheDiskFailsToKeepIsNeverAcknowledgedAndTheFileBegunAnew() throws Exception {
    try (ChildJvm jvm = ChildJvm.start(UploadServer.class, data.toString())) {
      int port = Integer.parseInt(jvm.awaitLine(UploadServer.PORT));
      TusClient client = new TusClient(port, "anna");
      String location = client.create(FILE.length);
      assertThat(client.patch(location, 0, part(0, 1_000)).status()).isEqualTo(204);
      Path file = data.resolve("uploads").resolve(id(location));

      try (SystemCalls _ = SystemCalls.inject(jvm, "fsync:error=EIO", file.toString())) {
        Answer answer = client.patch(location, 1_000, part(1_000, 2_000));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).contains("/problems/upload-broken");
      }

      assertThat(client.head(location).status()).isEqualTo(410);
      assertThat(client.patch(location, 1_000, part(1_000, 2_000)).status()).isEqualTo(410);
      assertThat(file).doesNotExist();
      String anew = client.create(FILE.length);
      assertThat(client.patch(anew, 0, FILE).status()).isEqualTo(204);
      assertThat(jvm.awaitLine(UploadServer.RECEIVED)).startsWith(Sha256.of(FILE).hex());
    }
  }

  @Test
  void anErrorAmidALongPartIsNoticedToo() throws Exception {
    byte[] piece = new byte[1 << 20];
    try (ChildJvm jvm = ChildJvm.start(UploadServer.class, data.toString())) {
      int port = Integer.parseInt(jvm.awaitLine(UploadServer.PORT));
      TusClient client = new TusClient(port, "anna");
      String location = client.create(200L << 20);
      String file = data.resolve("uploads").resolve(id(location)).toString();

      try (SystemCalls _ = SystemCalls.inject(jvm, "fsync:error=EIO:when=1", file);
          Wire wire = client.beginPatch(location, 0, 200L << 20, new byte[0])) {
        for (int i = 0; i < 200; i++) {
          wire.raw(piece);
        }
        assertThat(wire.answer().status()).isEqualTo(500);
      } catch (IOException e) {
        // The answer may be lost when the connection is closed on what is still being sent.
      }

      assertThat(client.head(location).status()).isEqualTo(410);
    }
  }

  @Test
  @DisplayName("50: a disk that is full takes no more, and goes on when there is room again")
  void diskFull() throws Exception {
    try (SmallDisk _ = SmallDisk.mount(data, 40 << 20);
        UploadHouse house = UploadHouse.open(data.resolve("here"))) {
      TusClient client = new TusClient(house.port(), "anna");
      String location = client.create(FILE.length);
      Path filler = data.resolve("filler");
      try (Wire wire = client.beginPatch(location, 0, FILE.length, part(0, 1_000_000))) {
        while (Files.size(data.resolve("here/uploads").resolve(id(location))) < 900_000) {
          Thread.onSpinWait();
        }
        fill(filler);

        Answer answer = wire.raw(part(1_000_000, FILE.length)).answer();

        assertThat(answer.status()).isEqualTo(507);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
      }
      long offset = client.offset(location);
      assertThat(offset).isBetween(900_000L, FILE.length - 1L);
      assertThat(Files.size(data.resolve("here/uploads").resolve(id(location)))).isEqualTo(offset);
      assertThat(client.patch(location, offset, part(offset, FILE.length)).status()).isEqualTo(507);
      assertThat(client.offset(location)).isEqualTo(offset);

      Files.delete(filler);

      assertThat(client.patch(location, offset, part(offset, FILE.length)).status()).isEqualTo(204);
      assertThat(house.received)
          .singleElement()
          .matches(upload -> upload.sha256().equals(Sha256.of(FILE)));
    }
  }

  private static void fill(Path file) throws IOException {
    byte[] zeros = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(zeros);
      }
    } catch (IOException e) {
      // Full.
    }
    // Not a byte more: the last pieces are smaller than one write.
    try (OutputStream out = Files.newOutputStream(file.resolveSibling("rest"))) {
      while (true) {
        out.write(zeros, 0, 512);
      }
    } catch (IOException e) {
      // Full to the brim.
    }
  }

  /** A disk in memory. */
  private record SmallDisk(Path path) implements AutoCloseable {
    static SmallDisk mount(Path path, long bytes) throws Exception {
      run("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", path.toString());
      Files.createDirectories(path.resolve("here"));
      return new SmallDisk(path);
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
}
