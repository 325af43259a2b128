package de.kaliregion.obenunten.media.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.storage.mongo.StoredUpload;
import de.kaliregion.obenunten.web.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that come in one go. */
class WholeFilesTest {
  private static final Slug MUSEUM = new Slug("museum");
  private static final Uploader ANNA = new Uploader("anna");
  private static final byte[] FILE = new byte[300_000];

  static {
    new Random(9).nextBytes(FILE);
  }

  @TempDir Path data;
  private UploadHouse house;

  @BeforeEach
  void open() throws IOException {
    open(0);
  }

  private void open(long reserve) throws IOException {
    UploadLimits limits = UploadHouse.limits().withReserve(reserve, 0);
    house = UploadHouse.open(data, limits);
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  private static WholeFiles.Sent sent(long most, InputStream bytes) {
    return new WholeFiles.Sent("Größe.jpg", MUSEUM, Optional.of(new Slug("tor")), most, bytes);
  }

  private String take(long most, InputStream bytes) throws IOException {
    return house.uploads.wholeFiles().take(ANNA, sent(most, bytes));
  }

  /** A line that breaks after the bytes. */
  private static InputStream broken(byte[] bytes) {
    InputStream end =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new EOFException("the line broke");
          }
        };
    return new SequenceInputStream(new ByteArrayInputStream(bytes), end);
  }

  private List<String> uploadFiles() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("uploads"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(".lock"))
          .toList();
    }
  }

  private void assertNothingIsLeft() throws IOException {
    assertThat(uploadFiles()).isEmpty();
    assertThat(house.store.all()).isEmpty();
    assertThat(house.received).isEmpty();
  }

  @Test
  void aFileIsTakenInLikeOneThatCameInParts() throws IOException {
    String id = take(FILE.length + 500, new ByteArrayInputStream(FILE));

    CompletedUpload received = house.received.getFirst();
    assertThat(house.received).hasSize(1);
    assertThat(received.id()).isEqualTo(id);
    assertThat(received.sha256()).isEqualTo(Sha256.of(FILE));
    assertThat(received.size()).isEqualTo(FILE.length);
    assertThat(received.name()).isEqualTo("Größe.jpg");
    assertThat(received.replaces()).contains(new Slug("tor"));
    assertThat(house.blobs.find(Sha256.of(FILE)).orElseThrow().path()).hasBinaryContent(FILE);
    assertThat(house.store.find(id).orElseThrow().state()).isEqualTo(StoredUpload.State.COMPLETE);
    assertThat(uploadFiles()).isEmpty();
  }

  @Test
  void anEmptyFileIsTakenInToo() throws IOException {
    take(80, InputStream.nullInputStream());

    assertThat(house.received.getFirst().size()).isZero();
  }

  @Test
  void whatBreaksOffLeavesNothing() throws IOException {
    assertThatThrownBy(() -> take(FILE.length + 500, broken(FILE)))
        .isInstanceOf(EOFException.class);

    assertNothingIsLeft();
  }

  /** What is on the disk and noted is not lost because something else fails. */
  @Test
  void aFileThatArrivedIsTakenInLaterWhenTheLibraryFails() throws IOException {
    house.intakeFails = true;
    String id = take(FILE.length, new ByteArrayInputStream(FILE));
    assertThat(house.received).isEmpty();

    house.intakeFails = false;
    house.uploads.sweep();

    assertThat(house.received).extracting(CompletedUpload::id).containsExactly(id);
  }

  @Test
  void whoMayNotSendAndWhatThereIsNoRoomForIsRefusedBeforeAByteIsRead() throws IOException {
    InputStream unread = broken(new byte[0]);
    house.withoutRight.add("anna");
    assertThatThrownBy(() -> take(1_000, unread)).isInstanceOf(ProblemException.class);
    house.withoutRight.clear();
    house.usedBytes.put(MUSEUM, (20L << 30) - 999);

    assertThatThrownBy(() -> take(1_000, unread))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo(UploadProblems.OVER_QUOTA));

    assertNothingIsLeft();
  }

  @Test
  void aDiskThatIsNearlyFullTakesNothing() throws IOException {
    close();
    open(1L << 60);

    assertThatThrownBy(() -> take(1_000, broken(new byte[0])))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().type().status()).isEqualTo(507));

    assertNothingIsLeft();
  }
}
