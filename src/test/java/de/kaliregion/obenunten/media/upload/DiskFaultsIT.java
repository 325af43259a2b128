package de.kaliregion.obenunten.media.upload;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.storage.ChildJvm;
import de.kaliregion.obenunten.storage.SmallDisk;
import de.kaliregion.obenunten.storage.SystemCalls;
import de.kaliregion.obenunten.storage.mongo.StoredUpload;
import de.kaliregion.obenunten.web.Deadlines;
import de.kaliregion.obenunten.web.Wire;
import de.kaliregion.obenunten.web.Wire.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
      String location = client.create(72L << 20);
      String file = data.resolve("uploads").resolve(id(location)).toString();

      try (SystemCalls _ = SystemCalls.inject(jvm, "fsync:error=EIO:when=1", file);
          Wire wire = client.beginPatch(location, 0, 72L << 20, new byte[0])) {
        for (int i = 0; i < 72; i++) {
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
    try (SmallDisk disk = SmallDisk.mount(data, 40 << 20);
        UploadHouse house = UploadHouse.open(data.resolve("here"))) {
      TusClient client = new TusClient(house.port(), "anna");
      String location = client.create(FILE.length);
      try (Wire wire = client.beginPatch(location, 0, FILE.length, part(0, 1_000_000))) {
        while (Files.size(data.resolve("here/uploads").resolve(id(location))) < 900_000) {
          Thread.onSpinWait();
        }
        disk.fill();

        Answer answer = wire.raw(part(1_000_000, FILE.length)).answer();

        assertThat(answer.status()).isEqualTo(507);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
      }
      long offset = client.offset(location);
      assertThat(offset).isBetween(900_000L, FILE.length - 1L);
      assertThat(Files.size(data.resolve("here/uploads").resolve(id(location)))).isEqualTo(offset);
      assertThat(client.patch(location, offset, part(offset, FILE.length)).status()).isEqualTo(507);
      assertThat(client.offset(location)).isEqualTo(offset);

      disk.empty();

      assertThat(client.patch(location, offset, part(offset, FILE.length)).status()).isEqualTo(204);
      assertThat(house.received)
          .singleElement()
          .matches(upload -> upload.sha256().equals(Sha256.of(FILE)));
    }
  }

  @Test
  void whatHasExpiredLeavesAFullDiskAndMakesRoom() throws Exception {
    SettableClock clock = new SettableClock();
    try (SmallDisk disk = SmallDisk.mount(data, 40 << 20);
        UploadHouse house =
            new UploadHouse(
                data.resolve("here"), UploadHouse.limits(), clock, Deadlines.standard(), _ -> {})) {
      TusClient client = new TusClient(house.port(), "anna");
      List<Path> files = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        String location = client.create(FILE.length);
        assertThat(client.patch(location, 0, part(0, 2_000_000)).status()).isEqualTo(204);
        files.add(data.resolve("here/uploads").resolve(id(location)));
      }
      disk.fill();
      clock.pass(Duration.ofHours(25));

      house.uploads.sweep();

      assertThat(files).noneMatch(Files::exists);
      String location = client.create(1_000_000);
      assertThat(client.patch(location, 0, part(0, 1_000_000)).status()).isEqualTo(204);
      clock.pass(Duration.ofDays(2));
      house.uploads.sweep();
      assertThat(house.store.all()).extracting(StoredUpload::id).containsExactly(id(location));
    }
  }
}
