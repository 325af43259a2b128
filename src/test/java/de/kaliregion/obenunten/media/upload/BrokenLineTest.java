package de.kaliregion.obenunten.media.upload;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.web.Deadlines;
import de.kaliregion.obenunten.web.Wire;
import de.kaliregion.obenunten.web.Wire.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that break in the midst of a part, and requests for the same upload at the same time. */
class BrokenLineTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final byte[] FILE = new byte[1_000_000];
  private static final int SENT = 600_000;

  static {
    new Random(1).nextBytes(FILE);
  }

  @TempDir Path data;
  private UploadHouse house;
  private TusClient client;

  @BeforeEach
  void open() throws Exception {
    house = new UploadHouse(data, UploadHouse.limits(), Clock.systemUTC(), patient(), _ -> {});
    client = new TusClient(house.port(), "anna");
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  /** So that nothing that happens here happens because of a deadline. */
  private static Deadlines patient() {
    return new Deadlines(LONG, LONG, LONG, LONG, LONG, 1, LONG, Duration.ofMillis(200));
  }

  private static byte[] part(long from, long to) {
    return Arrays.copyOfRange(FILE, (int) from, (int) to);
  }

  private Path file(String location) {
    return data.resolve("uploads").resolve(location.substring(location.length() - 32));
  }

  private void awaitBytes(String location, long count) throws Exception {
    long end = System.nanoTime() + LONG.toNanos();
    while (Files.size(file(location)) < count) {
      assertThat(System.nanoTime()).as("bytes on the disk").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private void finish(String location, long offset) throws IOException {
    assertThat(client.patch(location, offset, part(offset, FILE.length)).status()).isEqualTo(204);
    assertThat(house.received)
        .singleElement()
        .matches(upload -> upload.sha256().equals(Sha256.of(FILE)));
  }

  @ParameterizedTest(name = "reset: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName("28, 29: what came before the line broke is kept, and the rest follows")
  void brokenLine(boolean reset) throws Exception {
    String location = client.create(FILE.length);

    try (Wire wire = client.beginPatch(location, 0, FILE.length, part(0, SENT))) {
      awaitBytes(location, 1);
      if (reset) {
        wire.reset();
      }
    }

    long offset = client.offset(location);
    assertThat(offset).isBetween(1L, (long) SENT);
    finish(location, offset);
  }

  @Test
  @DisplayName("28: of a part that was sent whole before the line broke, nothing is lost")
  void everythingThatCameIsKept() throws Exception {
    String location = client.create(FILE.length);
    client.beginPatch(location, 0, FILE.length, part(0, SENT)).close();

    awaitBytes(location, SENT);
    assertThat(client.offset(location)).isEqualTo(SENT);
    finish(location, SENT);
  }

  @Test
  @DisplayName("30: a newer request takes over from one whose client has fallen silent")
  void silentStall() throws Exception {
    String location = client.create(FILE.length);
    try (Wire silent = client.beginPatch(location, 0, FILE.length, part(0, SENT))) {
      awaitBytes(location, SENT / 2);
      long start = System.nanoTime();

      long offset = client.offset(location);
      finish(location, offset);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      assertThat(offset).isGreaterThanOrEqualTo(SENT / 2);
      silent.untilClosed();
    }
  }

  @Test
  @DisplayName("30: so does giving up")
  void terminationOfAStalledOne() throws Exception {
    String location = client.create(FILE.length);
    try (Wire silent = client.beginPatch(location, 0, FILE.length, part(0, SENT))) {
      awaitBytes(location, 1);

      assertThat(client.ask("DELETE", location).status()).isEqualTo(204);

      silent.untilClosed();
      assertThat(file(location)).doesNotExist();
    }
  }

  @Test
  @DisplayName("30: a stalled request does not come back when its client does")
  void lateBytes() throws Exception {
    String location = client.create(FILE.length);
    try (Wire late = client.beginPatch(location, 0, FILE.length, part(0, SENT))) {
      awaitBytes(location, 1);
      long offset = client.offset(location);
      try {
        late.raw(part(SENT, FILE.length));
      } catch (IOException e) {
        // Its connection is closed already.
      }
      late.untilClosed();

      assertThat(client.offset(location)).isEqualTo(offset);
      finish(location, offset);
    }
  }

  @RepeatedTest(5)
  @DisplayName("31: of two requests for the same offset, exactly one is taken")
  void twoAtOnce() throws Exception {
    String location = client.create(FILE.length);
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> both =
          List.of(
              pool.submit(() -> patchAfter(start, location)),
              pool.submit(() -> patchAfter(start, location)));
      start.countDown();

      assertThat(both).extracting(Future::get).containsOnlyOnce(204);
    }
    assertThat(house.received).hasSize(1);
    assertThat(house.received.getFirst().sha256()).isEqualTo(Sha256.of(FILE));
  }

  /** The loser may be cut off in the midst of sending. */
  private int patchAfter(CountDownLatch start, String location) throws Exception {
    start.await();
    try {
      return client.patch(location, 0, FILE).status();
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  @DisplayName("31: a request for another offset does not disturb the one that is under way")
  void otherOffsetMeanwhile() throws Exception {
    String location = client.create(FILE.length);
    try (Wire first = client.beginPatch(location, 0, FILE.length, part(0, SENT))) {
      awaitBytes(location, 1);

      assertThat(client.patch(location, 5, part(5, 10)).status()).isEqualTo(409);

      assertThat(first.raw(part(SENT, FILE.length)).answer().status()).isEqualTo(204);
    }
    assertThat(client.offset(location)).isEqualTo(FILE.length);
  }

  @Test
  @DisplayName("37: of a part with a checksum that breaks off, nothing is kept")
  void brokenPartWithChecksum() throws Exception {
    String location = client.create(FILE.length);
    client.patch(location, 0, part(0, 1000));
    String checksum =
        "sha256 "
            + TusClient.base64(
                MessageDigest.getInstance("SHA-256").digest(part(1000, FILE.length)));
    Map<String, String> headers =
        Map.of(
            "Upload-Checksum",
            checksum,
            "Content-Length",
            "" + (FILE.length - 1000),
            "Content-Type",
            TusClient.PART,
            "Upload-Offset",
            "1000");
    try (Wire _ = client.send("PATCH", location, headers, part(1000, SENT))) {
      awaitBytes(location, 1001);
    }

    assertThat(client.offset(location)).isEqualTo(1000);

    Answer again =
        client.patch(location, 1000, part(1000, FILE.length), Map.of("Upload-Checksum", checksum));
    assertThat(again.status()).isEqualTo(204);
    assertThat(house.received.getFirst().sha256()).isEqualTo(Sha256.of(FILE));
  }

  @Test
  @DisplayName("19: a large part that is not taken is not read either, and the connection closed")
  void refusedWithoutReading() throws Exception {
    String location = client.create(1L << 30);

    try (Wire wire = client.beginPatch(location, 5, 500_000_000, part(0, 100_000))) {
      Answer answer = wire.answer();

      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(wire.timeUntilClosed()).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  @DisplayName("51: a client that drips is cut off, and what came is kept")
  void drip() throws Exception {
    house.close();
    Duration grace = Duration.ofMillis(600);
    house =
        new UploadHouse(
            data,
            UploadHouse.limits(),
            Clock.systemUTC(),
            new Deadlines(LONG, LONG, LONG, LONG, grace, 1024, LONG, grace),
            _ -> {});
    client = new TusClient(house.port(), "anna");
    String location = client.create(1000);
    long start = System.nanoTime();
    int sent = 0;
    try (Wire wire = client.beginPatch(location, 0, 1000, new byte[0])) {
      while (sent < 100) {
        wire.raw("x");
        sent++;
        Thread.sleep(50);
      }
    } catch (IOException e) {
      // Cut off.
    }

    assertThat(sent).isBetween(5, 99);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(grace);
    assertThat(client.offset(location)).isBetween(1L, (long) sent);
  }
}
