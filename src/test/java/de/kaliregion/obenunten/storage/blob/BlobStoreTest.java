package de.kaliregion.obenunten.storage.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.storage.ChildJvm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {
  /** FIPS 180-2, appendix B.1. */
  private static final Sha256 ABC =
      new Sha256("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

  @TempDir Path data;

  private BlobStore store;

  @BeforeEach
  void open() throws IOException {
    store = BlobStore.open(data);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void namesAFileByTheDigestOfItsBytes() throws IOException {
    Blob blob = store.put(bytes("abc"));

    assertThat(blob.sha256()).isEqualTo(ABC);
    assertThat(blob.size()).isEqualTo(3);
    assertThat(blob.path()).isEqualTo(data.resolve("blobs/ba/78/" + ABC)).hasContent("abc");
  }

  @Test
  void findsWhatWasPutAlsoAfterARestart() throws IOException {
    Blob blob = store.put(bytes("abc"));
    store.close();
    store = BlobStore.open(data);

    assertThat(store.find(ABC)).contains(blob);
    try (FileChannel channel = store.find(ABC).orElseThrow().open()) {
      ByteBuffer tail = ByteBuffer.allocate(2);
      channel.read(tail, 1);
      assertThat(new String(tail.array(), StandardCharsets.US_ASCII)).isEqualTo("bc");
    }
  }

  @Test
  void doesNotFindWhatWasNeverPut() throws IOException {
    assertThat(store.find(ABC)).isEmpty();
  }

  @Test
  void keepsAnEmptyFile() throws IOException {
    Blob blob = store.put(bytes(""));

    assertThat(store.find(blob.sha256())).contains(blob);
    assertThat(blob.size()).isZero();
  }

  @Test
  void keepsAFileLargerThanItsBuffer() throws IOException {
    byte[] large = new byte[1_000_003];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * 31);
    }

    Blob blob = store.put(new ByteArrayInputStream(large));

    assertThat(blob.path()).hasBinaryContent(large);
  }

  @Test
  void takesTheBytesThatWereAnnounced() throws IOException {
    assertThat(store.put(bytes("abc"), ABC).sha256()).isEqualTo(ABC);
  }

  @Test
  void refusesOtherBytesThanAnnouncedAndKeepsNone() throws IOException {
    assertThatThrownBy(() -> store.put(bytes("abd"), ABC))
        .isInstanceOf(WrongDigestException.class)
        .hasMessageContaining(ABC.hex());

    assertThat(files()).isEmpty();
  }

  @Test
  void puttingTheSameAgainChangesNothing() throws IOException {
    Blob first = store.put(bytes("abc"));
    Object key = Files.getAttribute(first.path(), "fileKey");

    assertThat(store.put(bytes("abc"))).isEqualTo(first);
    assertThat(Files.getAttribute(first.path(), "fileKey")).isEqualTo(key);
    assertThat(files()).containsExactly(first.path());
  }

  @Test
  void goodBytesReplaceADamagedFile() throws IOException {
    Path path = store.put(bytes("abc")).path();
    Files.writeString(path, "a");

    store.put(bytes("abc"));

    assertThat(path).hasContent("abc");
  }

  @Test
  void takesAFileOverWithoutCopyingIt() throws IOException {
    Path file = Files.writeString(data.resolve("upload"), "abc");
    Object key = Files.getAttribute(file, "fileKey");

    Blob blob = store.adopt(file, ABC, 3);

    assertThat(blob).isEqualTo(store.find(ABC).orElseThrow());
    assertThat(Files.getAttribute(blob.path(), "fileKey")).isEqualTo(key);
    assertThat(files()).containsExactly(blob.path());
  }

  @Test
  void takingOverWhatIsThereAlreadyLeavesOneFile() throws IOException {
    Blob first = store.put(bytes("abc"));
    Path file = Files.writeString(data.resolve("upload"), "abc");

    assertThat(store.adopt(file, ABC, 3)).isEqualTo(first);

    assertThat(files()).containsExactly(first.path());
  }

  @Test
  void aFileOfAnotherLengthIsNotTakenOver() throws IOException {
    Path file = Files.writeString(data.resolve("upload"), "abcd");

    assertThatThrownBy(() -> store.adopt(file, ABC, 3)).hasMessageContaining("4");

    assertThat(file).hasContent("abcd");
    assertThat(store.find(ABC)).isEmpty();
  }

  @Test
  void leavesNothingWhenTheSourceBreaksOff() throws IOException {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the line broke");
          }
        };

    assertThatThrownBy(() -> store.put(new SequenceInputStream(bytes("abc"), broken)))
        .hasMessage("the line broke");

    assertThat(files()).isEmpty();
  }

  @Test
  void manyMayPutTheSameAtOnce() throws Exception {
    int writers = 8;
    CyclicBarrier start = new CyclicBarrier(writers);
    try (BlobStore second = BlobStore.open(data);
        ExecutorService pool = Executors.newFixedThreadPool(writers)) {
      List<Future<Blob>> running = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        BlobStore own = i % 2 == 0 ? store : second;
        running.add(
            pool.submit(() -> {
              start.await();
              return own.put(bytes("abc".repeat(50_000)));
            }));
      }
      Blob first = running.getFirst().get();
      for (Future<Blob> each : running) {
        assertThat(each.get()).isEqualTo(first);
      }
      assertThat(first.path()).hasContent("abc".repeat(50_000));
      assertThat(files()).containsExactly(first.path());
    }
  }

  @Test
  void clearsAwayWhatADeadWriterLeftButNotALivingOnes() throws Exception {
    try (ChildJvm living = ChildJvm.start(HalfWriter.class, data.toString())) {
      living.awaitLine(HalfWriter.WRITES);
      List<Path> ofLiving = files();
      try (ChildJvm dying = ChildJvm.start(HalfWriter.class, data.toString())) {
        dying.awaitLine(HalfWriter.WRITES);
      }
      assertThat(files()).hasSize(2).containsAll(ofLiving);

      BlobStore.open(data).close();

      assertThat(files()).isEqualTo(ofLiving).hasSize(1);
    }
  }

  @Test
  void leavesNoWorkbenchBehindWhenClosed() throws IOException {
    store.put(bytes("abc"));
    store.close();

    assertThat(data.resolve("blobs/tmp")).isEmptyDirectory();
    store = BlobStore.open(data);
  }

  /** All but lock files. */
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".lock"))
          .toList();
    }
  }
}
