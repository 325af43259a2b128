package de.kaliregion.obenunten.media.upload;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.media.upload.ChaosProxy.Cut;
import de.kaliregion.obenunten.storage.ChildJvm;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that others made, tus-js-client, over lines and to servers that fail. */
class TusJsClientIT {
  private static final Path TOOLS = Path.of("src/test/web").toAbsolutePath();
  private static final int SIZE = 12_000_000;
  private static final int CHUNK = 3_000_000;

  /** Requests and their headers, which the proxy counts with the rest. */
  private static final int HEADERS = 1_000;

  @TempDir static Path folder;
  private static Path file;
  private static Sha256 sha256;

  @BeforeAll
  static void makeFile() throws IOException {
    byte[] bytes = new byte[SIZE];
    new Random(7).nextBytes(bytes);
    file = Files.write(folder.resolve("file"), bytes);
    sha256 = Sha256.of(bytes);
  }

  @Test
  void finishesThoughTheLineBreaksTwentySevenTimes(@TempDir Path data) throws Exception {
    try (UploadHouse house = UploadHouse.open(data);
        ChaosProxy proxy = new ChaosProxy(house.port())) {
      for (int i = 1; i <= 27; i++) {
        proxy.breakAfter(i * (SIZE / 28L), Cut.values()[i % 3]);
      }

      upload(proxy.start());

      assertThat(proxy.cuts()).isEqualTo(27);
      assertThat(house.received).singleElement().matches(upload -> upload.sha256().equals(sha256));
      // What a reset destroys in the server's own buffers has to be sent again, and no more.
      assertThat(proxy.passed())
          .isLessThan(SIZE + 27 * 64_000L + (27 + SIZE / CHUNK) * 2 * HEADERS);
    }
  }

  @Test
  void finishesThoughTheServerIsKilledThreeTimes(@TempDir Path data) throws Exception {
    try (Servers servers = new Servers(data);
        ChaosProxy proxy = new ChaosProxy(servers.start())) {
      for (int i = 1; i <= 3; i++) {
        proxy.breakAfter(
            i * (SIZE / 4L) + 500_000, Cut.RESET, () -> proxy.serverAt(servers.restart()));
      }

      upload(proxy.start());

      assertThat(proxy.cuts()).isEqualTo(3);
      assertThat(servers.received()).startsWith(sha256.hex());
      assertThat(proxy.passed()).isLessThan(SIZE + 3 * 200_000L + 7 * 2 * HEADERS);
    }
    try (BlobStore blobs = BlobStore.open(data)) {
      assertThat(blobs.find(sha256))
          .isPresent()
          .get()
          .satisfies(blob -> assertThat(blob.path()).hasSameBinaryContentAs(file));
    }
    assertThat(data.resolve("uploads"))
        .isDirectoryNotContaining(
            f -> Files.isRegularFile(f) && UploadId.parse(f.getFileName().toString()).isPresent());
  }

  /** A server process after another, all on one folder. */
  private static final class Servers implements AutoCloseable {
    private final Path data;
    private ChildJvm current;

    Servers(Path data) {
      this.data = data;
    }

    int start() throws IOException {
      current = ChildJvm.start(UploadServer.class, data.toString());
      return Integer.parseInt(current.awaitLine(UploadServer.PORT));
    }

    int restart() {
      try {
        current.kill();
        return start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String received() throws IOException {
      return current.awaitLine(UploadServer.RECEIVED);
    }

    @Override
    public void close() {
      current.close();
    }
  }

  private static void upload(ChaosProxy proxy) throws Exception {
    assertThat(TOOLS.resolve("node_modules/tus-js-client"))
        .as("scripts/test installs the client; by hand: npm ci in src/test/web")
        .isDirectory();
    Process node =
        new ProcessBuilder(
                "node",
                "upload-tus.mjs",
                "http://127.0.0.1:" + proxy.port() + UploadService.PATH,
                file.toString(),
                "" + CHUNK)
            .directory(TOOLS.toFile())
            .redirectErrorStream(true)
            .start();
    String text = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor()).as(text).isZero();
    System.out.println("DEBUG " + text + " passed " + proxy.passed());
  }
}
