package de.kaliregion.obenunten.media.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.storage.StorageException;
import de.kaliregion.obenunten.web.Deadlines;
import de.kaliregion.obenunten.web.Wire.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much may be uploaded, how long an upload waits, and that a lost answer costs nothing. */
class UploadLimitsTest {
  private static final byte[] HELLO = "hello".getBytes(UTF_8);
  private static final long QUOTA = 10_000;

  @TempDir Path data;
  private final SettableClock clock = new SettableClock();
  private UploadHouse house;
  private TusClient client;

  @BeforeEach
  void open() throws IOException {
    open(limits(0));
  }

  private void open(UploadLimits limits) throws IOException {
    house = new UploadHouse(data, limits, clock, Deadlines.standard(), _ -> {});
    client = new TusClient(house.port(), "anna");
  }

  private static UploadLimits limits(long reserve) {
    return new UploadLimits(
        5_000,
        3,
        QUOTA,
        Duration.ofHours(24),
        Duration.ofDays(7),
        reserve,
        0,
        Duration.ofSeconds(5));
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  private Answer begin(long length, Map<String, String> headers) throws IOException {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Upload-Length", "" + length);
    return client.post(all);
  }

  private Path file(String location) {
    return data.resolve("uploads").resolve(location.substring(location.length() - 32));
  }

  @Test
  void anAccountHasAFewUploadsUnderWayAndOthersTheirOwn() throws IOException {
    String first = client.create(5);
    client.create(5);
    client.create(5);

    Answer refused = begin(5, Map.of());

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text()).contains("/problems/too-many-uploads");
    new TusClient(house.port(), "berta").create(5);
    assertThat(client.patch(first, 0, HELLO).status()).isEqualTo(204);
    assertThat(begin(5, Map.of()).status()).isEqualTo(201);
  }

  @Test
  void anOrganisationsQuotaCountsWhatIsKeptAndWhatIsUnderWay() throws IOException {
    house.usedBytes.put(new Slug("museum"), 4_000L);
    client.create(5_000);

    Answer refused = begin(1_001, Map.of("Accept-Language", "en"));

    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.text())
        .contains("/problems/quota-exceeded", "\"freeBytes\":1000", "1000 B are free");
    assertThat(begin(1_000, Map.of()).status()).isEqualTo(201);
    String other = "organisation " + TusClient.base64("bergwerk");
    assertThat(begin(5_000, Map.of("Upload-Metadata", other)).status()).isEqualTo(201);
  }

  @Test
  void aDiskThatWouldBecomeTooFullIsRefusedBeforeAByteIsSent() throws IOException {
    String begun = client.create(5);
    close();
    open(limits(Files.getFileStore(data).getTotalSpace()));

    assertThat(begin(5, Map.of()).status()).isEqualTo(507);
    assertThat(client.patch(begun, 0, HELLO).status()).isEqualTo(507);
    assertThat(client.offset(begun)).isZero();
  }

  @Test
  void refusalsSpeakTheReadersLanguage() throws IOException {
    assertThat(begin(5_001, Map.of("Accept-Language", "de")).text())
        .contains("Eine Datei darf höchstens 5000 B groß sein.");
    assertThat(begin(5_001, Map.of("Accept-Language", "en")).text())
        .contains("A file may have at most 5000 B.");
  }

  @Test
  @DisplayName("48: an upload that rests too long is gone, and its bytes with it")
  void idleUploadsExpire() throws IOException {
    String location = client.create(10);
    client.patch(location, 0, HELLO);
    clock.pass(Duration.ofHours(23));
    client.patch(location, 5, "x".getBytes(UTF_8));
    clock.pass(Duration.ofHours(23));
    house.uploads.sweep();
    assertThat(client.offset(location)).isEqualTo(6);

    clock.pass(Duration.ofHours(2));

    assertThat(client.head(location).status()).isEqualTo(410);
    assertThat(client.patch(location, 6, "x".getBytes(UTF_8)).status()).isEqualTo(410);
    house.uploads.sweep();
    assertThat(file(location)).doesNotExist();
    assertThat(client.head(location).status()).isEqualTo(410);
    clock.pass(Duration.ofHours(25));
    house.uploads.sweep();
    assertThat(client.head(location).status()).isEqualTo(404);
    assertThat(house.store.all()).isEmpty();
  }

  @Test
  void noUploadStaysOpenForMoreThanAWeek() throws IOException {
    String location = client.create(100);
    for (int day = 0; day < 7; day++) {
      assertThat(client.patch(location, day, "x".getBytes(UTF_8)).status()).isEqualTo(204);
      clock.pass(Duration.ofHours(23).plusMinutes(59));
    }
    assertThat(client.patch(location, 7, "x".getBytes(UTF_8)).status()).isEqualTo(204);

    clock.pass(Duration.ofHours(1));

    assertThat(client.head(location).status()).isEqualTo(410);
  }

  @Test
  void expiredUploadsTakeUpNoRoom() throws IOException {
    for (int i = 0; i < 3; i++) {
      client.create(3_000);
    }
    assertThat(begin(3_000, Map.of()).status()).isEqualTo(429);

    clock.pass(Duration.ofHours(25));

    assertThat(begin(3_000, Map.of()).status()).isEqualTo(201);
  }

  @Test
  void aCreationWhoseAnswerWasLostIsFoundAgainByItsKey() throws IOException {
    Map<String, String> key = Map.of("Idempotency-Key", "queue-7/file-3");
    String location = begin(10, key).header("location");
    client.patch(location, 0, HELLO);

    Answer again = begin(10, key);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("location")).isEqualTo(location);
    assertThat(again.header("upload-offset")).isEqualTo("5");
    assertThat(house.store.all()).hasSize(1);
    assertThat(
            new TusClient(house.port(), "berta")
                .post(Map.of("Upload-Length", "10", "Idempotency-Key", "queue-7/file-3"))
                .header("location"))
        .isNotEqualTo(location);
    assertThat(begin(11, key).status()).isEqualTo(422);
  }

  @Test
  void aKeyIsGoodForADayAndUntilItsUploadIsGivenUp() throws IOException {
    Map<String, String> key = Map.of("Idempotency-Key", "k");
    String first = begin(10, key).header("location");
    client.ask("DELETE", first);
    String second = begin(10, key).header("location");
    assertThat(second).isNotEqualTo(first);

    clock.pass(Duration.ofHours(25));

    assertThat(begin(10, key).header("location")).isNotEqualTo(second);
    clock.pass(Duration.ofHours(25));
    house.uploads.sweep();
    assertThat(house.store.keys()).isEmpty();
  }

  @Test
  void aKeyedCreationWithItsFirstBytesSentTwiceKeepsThemOnce() throws IOException {
    Map<String, String> headers =
        Map.of("Upload-Length", "10", "Idempotency-Key", "k", "Content-Type", TusClient.PART);
    String location = client.post(headers, HELLO).header("location");

    Answer again = client.post(headers, HELLO);

    assertThat(again.header("location")).isEqualTo(location);
    assertThat(again.header("upload-offset")).isEqualTo("5");
    assertThat(file(location)).hasBinaryContent(HELLO);
  }

  @Test
  void filesThatNoUploadKnowsAreRemovedOnceTheyAreOld() throws IOException {
    UploadId young = UploadId.random();
    UploadId old = UploadId.random();
    List<Path> files = new ArrayList<>();
    for (UploadId id : List.of(young, old)) {
      files.add(Files.write(data.resolve("uploads").resolve(id.value()), HELLO));
    }
    Files.setLastModifiedTime(files.get(0), FileTime.from(clock.instant()));
    Files.setLastModifiedTime(
        files.get(1), FileTime.from(clock.instant().minus(Duration.ofHours(2))));

    house.uploads.sweep();

    assertThat(files.get(0)).exists();
    assertThat(files.get(1)).doesNotExist();
  }

  @Test
  void aMarkThatIsLeftOfAnUploadIsRemovedToo() throws IOException {
    UploadId id = UploadId.random();
    Path mark = Files.createFile(data.resolve("uploads").resolve(id + ".unproven-5"));

    house.uploads.sweep();

    assertThat(mark).doesNotExist();
  }

  @Test
  void aFileThatCannotBeRemovedHindersNoOther() throws IOException {
    List<Path> expired = new ArrayList<>();
    List<Path> strays = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      // The second is longer than a folder: it shall not look whole.
      String location = client.create(i == 1 ? 5_000 : 1_000);
      client.patch(location, 0, HELLO);
      expired.add(file(location));
      Path stray = data.resolve("uploads").resolve(UploadId.random().value());
      strays.add(Files.write(stray, HELLO));
    }
    for (Path stuck : List.of(expired.get(1), strays.get(1))) {
      Files.delete(stuck);
      // A folder with something in it cannot be removed, whoever asks.
      Files.createDirectories(stuck.resolve("something"));
    }
    age(strays);

    clock.pass(Duration.ofHours(25));
    house.uploads.sweep();

    assertThat(Stream.concat(expired.stream(), strays.stream()).filter(Files::exists))
        .containsExactlyInAnyOrder(expired.get(1), strays.get(1));
    Files.delete(expired.get(1).resolve("something"));
    Files.delete(strays.get(1).resolve("something"));
    age(strays.subList(1, 2));
    house.uploads.sweep();
    assertThat(Stream.concat(expired.stream(), strays.stream())).noneMatch(Files::exists);
  }

  private void age(List<Path> files) throws IOException {
    for (Path file : files) {
      Files.setLastModifiedTime(file, FileTime.from(clock.instant().minus(Duration.ofHours(2))));
    }
  }

  @Test
  void anUploadWhoseFileIsLostSaysSo() throws IOException {
    String location = client.create(10);
    Files.delete(file(location));

    assertThat(client.head(location).status()).isEqualTo(410);
    assertThat(client.patch(location, 0, HELLO).status()).isEqualTo(410);
  }

  @Test
  void aSecondProcessOnTheSameFolderIsToldToGo() {
    assertThatThrownBy(() -> UploadFolder.open(data))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("Another process takes uploads");
  }
}
