package de.kaliregion.obenunten.media.upload;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.storage.ChildJvm;
import de.kaliregion.obenunten.storage.SystemCalls;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.web.Wire.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server again and again as it is about to write, to force, to rename: at the n-th such
 * call of any of its threads, while four clients send files in parts, some with checksums.
 */
class CrashIT {
  /** More with {@code -Dkills=100}. */
  private static final int KILLS = Integer.getInteger("kills", 5);

  private static final String CALLS =
      "write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,ftruncate,unlink";

  @TempDir Path data;
  private final List<Sending> sendings = new ArrayList<>();
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** A file on its way, and how much of it was acknowledged. */
  private static final class Sending {
    final byte[] file;
    final boolean withChecksums;
    final String key;
    String location;
    long acknowledged;

    Sending(Random random) {
      file = new byte[1 + random.nextInt(400_000)];
      random.nextBytes(file);
      withChecksums = random.nextBoolean();
      key = Long.toHexString(random.nextLong());
    }

    boolean isComplete() {
      return acknowledged == file.length;
    }

    /** Goes on until the file is through; throws when the server dies. */
    void goOn(TusClient client, Random random) throws IOException {
      if (location == null) {
        // A creation whose answer was lost is found again by its key, so nothing stays behind.
        location = client.create(file.length, key);
      }
      long offset = client.offset(location);
      assertThat(offset).as("acknowledged bytes").isGreaterThanOrEqualTo(acknowledged);
      while (offset < file.length) {
        long end = Math.min(file.length, offset + 1 + random.nextInt(200_000));
        Answer answer = send(client, offset, Arrays.copyOfRange(file, (int) offset, (int) end));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        offset = end;
        acknowledged = end;
      }
      acknowledged = file.length;
    }

    private Answer send(TusClient client, long offset, byte[] part) throws IOException {
      return withChecksums
          ? client.patch(
              location, offset, part, Map.of("Upload-Checksum", "sha256 " + digest(part)))
          : client.patch(location, offset, part);
    }

    private static String digest(byte[] part) {
      return TusClient.base64(HexFormat.of().parseHex(Sha256.of(part).hex()));
    }
  }

  @Test
  @DisplayName("49: whenever the server is killed, no acknowledged byte is lost")
  void killedAtManyPoints() throws Exception {
    Random random = new Random(49);
    for (int kill = 0; kill < KILLS; kill++) {
      int n = 1 + random.nextInt(40);
      try (ChildJvm jvm = ChildJvm.start(UploadServer.class, data.toString())) {
        TusClient client = client(jvm);
        Thread listening = listen(jvm);
        try (SystemCalls _ = SystemCalls.inject(jvm, CALLS + ":signal=KILL:when=" + n)) {
          sendUntilItDies(client, random.nextLong());
        }
        listening.join();
      }
    }

    try (ChildJvm jvm = ChildJvm.start(UploadServer.class, data.toString())) {
      TusClient client = client(jvm);
      Thread listening = listen(jvm);
      for (Sending sending : sendings) {
        sending.goOn(client, random);
      }
      jvm.stop();
      listening.join();
    }
    assertThat(sendings).hasSizeGreaterThan(4);
    try (BlobStore blobs = BlobStore.open(data)) {
      for (Sending sending : sendings) {
        Sha256 sha256 = Sha256.of(sending.file);
        assertThat(blobs.find(sha256)).isPresent();
        assertThat(told).contains(sha256.hex());
      }
    }
    assertThatEveryBlobIsWhole();
    try (Stream<Path> left = Files.list(data.resolve("uploads"))) {
      assertThat(left.map(file -> file.getFileName().toString())).containsOnly(".lock");
    }
  }

  private TusClient client(ChildJvm jvm) throws IOException {
    for (String line = jvm.line(); line != null; line = jvm.line()) {
      if (line.startsWith(UploadServer.PORT)) {
        int port = Integer.parseInt(line.substring(UploadServer.PORT.length()));
        return new TusClient(port, "anna");
      }
      note(line);
    }
    throw new AssertionError("the server did not start");
  }

  private void sendUntilItDies(TusClient client, long seed) throws Exception {
    List<Sending> unfinished = sendings.stream().filter(s -> !s.isComplete()).toList();
    List<Future<?>> senders = new ArrayList<>();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        Random random = new Random(seed + i);
        int first = i;
        senders.add(
            pool.submit(() -> {
              try {
                for (int j = first; j < unfinished.size(); j += 4) {
                  unfinished.get(j).goOn(client, random);
                }
                while (true) {
                  Sending sending = new Sending(random);
                  synchronized (sendings) {
                    sendings.add(sending);
                  }
                  sending.goOn(client, random);
                }
              } catch (IOException e) {
                // The server has died.
              }
            }));
      }
    }
    for (Future<?> sender : senders) {
      sender.get();
    }
  }

  /** Hears what the intake was told, until the process ends; one that is not heard gets stuck. */
  private Thread listen(ChildJvm jvm) {
    return Thread.startVirtualThread(() -> {
      try {
        for (String line = jvm.line(); line != null; line = jvm.line()) {
          note(line);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private void note(String line) {
    if (line.startsWith(UploadServer.RECEIVED)) {
      told.add(line.substring(UploadServer.RECEIVED.length()).split(" ")[0]);
    }
  }

  private void assertThatEveryBlobIsWhole() throws Exception {
    try (Stream<Path> files = Files.walk(data.resolve("blobs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(file.getFileName().toString());
      }
    }
  }
}
