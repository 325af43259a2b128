package de.kaliregion.obenunten.storage.blob;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.storage.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process amid its writing of files, again and again. */
class BlobDurabilityIT {
  private static final int KILLS = 12;
  private static final int MOST_FILES_PER_ROUND = 60;

  @TempDir Path data;

  @Test
  void everyAcknowledgedFileIsThereAndEveryNamedFileIsWhole() throws Exception {
    Random random = new Random(42);
    List<Sha256> acknowledged = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      int enough = 1 + random.nextInt(MOST_FILES_PER_ROUND);
      try (ChildJvm writer = ChildJvm.start(BlobWriter.class, data.toString(), "" + kill)) {
        for (int i = 0; i < enough; i++) {
          acknowledged.add(new Sha256(writer.awaitLine(BlobWriter.PUT)));
        }
      }
    }

    try (BlobStore store = BlobStore.open(data)) {
      for (Sha256 sha256 : acknowledged) {
        assertThat(store.find(sha256)).as("%s", sha256).isPresent();
      }
    }
    List<Path> files = files();
    assertThat(files).hasSizeGreaterThanOrEqualTo(acknowledged.size());
    for (Path file : files) {
      assertThat(digest(file)).isEqualTo(file.getFileName().toString());
    }
    assertThat(data.resolve("blobs/tmp")).isEmptyDirectory();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static String digest(Path file) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
