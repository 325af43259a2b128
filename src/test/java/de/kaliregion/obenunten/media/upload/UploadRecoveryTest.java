package de.kaliregion.obenunten.media.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.storage.mongo.StoredUpload;
import de.kaliregion.obenunten.storage.mongo.StoredUpload.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an earlier process left: each state in which it can have died, and an intake that failed.
 */
class UploadRecoveryTest {
  private static final byte[] FILE = "hello, hello".getBytes(UTF_8);
  private static final Sha256 SHA256 = Sha256.of(FILE);

  @TempDir Path data;
  private UploadHouse house;
  private TusClient client;

  @BeforeEach
  void open() throws IOException {
    house = UploadHouse.open(data);
    client = new TusClient(house.port(), "anna");
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  private void restart() throws IOException {
    house.close();
    open();
    house.uploads.sweep();
  }

  private Path file(String location) {
    return data.resolve("uploads").resolve(id(location));
  }

  private static String id(String location) {
    return location.substring(location.length() - 32);
  }

  private StoredUpload stored(String location) {
    return house.store.find(id(location)).orElseThrow();
  }

  private void assertTakenIn(String location) throws IOException {
    assertThat(stored(location).state()).isEqualTo(State.COMPLETE);
    assertThat(house.received)
        .singleElement()
        .matches(upload -> upload.sha256().equals(SHA256) && upload.id().equals(id(location)));
    assertThat(house.blobs.find(SHA256).orElseThrow().path()).hasBinaryContent(FILE);
    assertThat(file(location)).doesNotExist();
    assertThat(client.offset(location)).isEqualTo(FILE.length);
  }

  @Test
  void anUploadGoesOnAfterARestart() throws IOException {
    String location = client.create(FILE.length);
    client.patch(location, 0, "hello".getBytes(UTF_8));

    restart();

    assertThat(client.offset(location)).isEqualTo(5);
    assertThat(client.patch(location, 5, ", hello".getBytes(UTF_8)).status()).isEqualTo(204);
    assertTakenIn(location);
  }

  @Test
  void aFileThatHadAllItsBytesIsTakenIn() throws IOException {
    String location = client.create(FILE.length);
    Files.write(file(location), FILE);

    restart();

    assertTakenIn(location);
  }

  @Test
  void aFileWhoseDigestWasNotedIsTakenIn() throws IOException {
    String location = client.create(FILE.length);
    Files.write(file(location), FILE);
    house.store.put(stored(location).whole(SHA256, Instant.now()));

    restart();

    assertTakenIn(location);
  }

  @Test
  void aFileThatIsInTheBlobStoreAlreadyIsTakenIn() throws IOException {
    String location = client.create(FILE.length);
    Files.write(file(location), FILE);
    house.store.put(stored(location).whole(SHA256, Instant.now()));
    house.blobs.adopt(file(location), SHA256, FILE.length);

    restart();

    assertTakenIn(location);
  }

  @Test
  void anIntakeThatFailsIsAskedAgain() throws IOException {
    house.intakeFails = true;
    String location = client.create(FILE.length);
    assertThat(client.patch(location, 0, FILE).status()).isEqualTo(500);
    assertThat(client.head(location).status()).isEqualTo(500);
    house.uploads.sweep();
    assertThat(stored(location).state()).isEqualTo(State.WHOLE);

    house.intakeFails = false;
    house.uploads.sweep();

    assertTakenIn(location);
  }

  @Test
  void askingAfterAWholeFileFinishesIt() throws IOException {
    house.intakeFails = true;
    String location = client.create(FILE.length);
    client.patch(location, 0, FILE);
    house.intakeFails = false;

    assertThat(client.offset(location)).isEqualTo(FILE.length);

    assertTakenIn(location);
  }

  @Test
  void aRightThatWasWithdrawnWhileTheProcessWasAwayCounts() throws IOException {
    String location = client.create(FILE.length);
    Files.write(file(location), FILE);
    house.withoutRight.add("anna");

    house.uploads.sweep();

    assertThat(house.received).isEmpty();
    assertThat(file(location)).doesNotExist();
    assertThat(client.head(location).status()).isEqualTo(404);
  }

  @Test
  void bytesThatWereNotProvenDoNotCount() throws IOException {
    String location = client.create(FILE.length);
    client.patch(location, 0, "hello".getBytes(UTF_8));
    Files.createFile(data.resolve("uploads/" + id(location) + ".unproven-5"));
    Files.writeString(file(location), "WRONG!", StandardOpenOption.APPEND);

    restart();

    assertThat(client.offset(location)).isEqualTo(5);
    assertThat(client.patch(location, 5, ", hello".getBytes(UTF_8)).status()).isEqualTo(204);
    assertTakenIn(location);
  }

  @Test
  void aWholeFileOfUnprovenBytesIsNotTakenIn() throws IOException {
    String location = client.create(FILE.length);
    Files.createFile(data.resolve("uploads/" + id(location) + ".unproven-0"));
    Files.write(file(location), "hello, WRONG".getBytes(UTF_8));

    restart();

    assertThat(house.received).isEmpty();
    assertThat(client.offset(location)).isZero();
  }
}
