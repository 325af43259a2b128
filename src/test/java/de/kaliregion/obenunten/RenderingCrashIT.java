package de.kaliregion.obenunten;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.storage.ChildJvm;
import de.kaliregion.obenunten.storage.Orphans;
import de.kaliregion.obenunten.storage.SystemCalls;
import de.kaliregion.obenunten.storage.job.Job;
import de.kaliregion.obenunten.storage.mongo.StoredUpload;
import de.kaliregion.obenunten.storage.mongo.UploadStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the service again and again while it takes files in and works on them: at the n-th write,
 * force or rename of one of its threads, at any moment, and soon after a kind of job has begun.
 * When it was left in peace at last, everything must be as if nothing had happened.
 */
class RenderingCrashIT {
  /** More with {@code -Dkills=100}. */
  private static final int KILLS = Integer.getInteger("kills", 8);

  /** A job whose owner dies the fifth time is given up, so a library is spared before. */
  private static final int KILLS_OF_A_LIBRARY = 4;

  /** No calls of the programs that it starts. */
  private static final String CALLS = "pwrite64,fsync,fdatasync,rename";

  private static final Duration LONGEST_WORK = Duration.ofMinutes(4);
  private static final Duration LONGEST_DYING = Duration.ofSeconds(5);

  private static final List<String> KINDS =
      List.of("inspect", "PICTURES", "AVIF", "SOUND", "PLAIN", "FILM_SMALL");
  private static final Path FORENSICS = Path.of("/usr/share/forensics-samples/original-files");

  private static final String TORN = "zerrissen.jpg";

  @TempDir private static Path room;
  private static Map<String, byte[]> files;
  private static RenderedLibrary undisturbed;
  private static Duration needed;

  @BeforeAll
  static void letOneWorkInPeace() throws Exception {
    files = files();
    Path data = deliver(room.resolve("undisturbed"));
    long start = System.nanoTime();
    workToTheEnd(data, 0);
    needed = Duration.ofNanos(System.nanoTime() - start);
    undisturbed = RenderedLibrary.in(data);
  }

  /** A picture, a sound with captions, a document, a film, and a picture of which little came. */
  private static Map<String, byte[]> files() throws Exception {
    byte[] photo = Files.readAllBytes(FORENSICS.resolve("pic1/debian_logo.jpg"));
    Map<String, byte[]> files = new TreeMap<>();
    files.put("bild.jpg", photo);
    files.put("interview.wav", Files.readAllBytes(FORENSICS.resolve("audio2/deleted.wav")));
    files.put(
        "interview.de.srt",
        "1\n00:00:00,000 --> 00:00:01,000\nGlück auf!\n".getBytes(StandardCharsets.UTF_8));
    files.put("brief.pdf", Files.readAllBytes(FORENSICS.resolve("text1/a-text.pdf")));
    files.put("fahrt.mp4", film());
    files.put(TORN, Arrays.copyOf(photo, 100));
    return files;
  }

  /** A second of a moving pattern with a tone. */
  private static byte[] film() throws Exception {
    Path film = room.resolve("fahrt.mp4");
    List<String> command =
        List.of(
            ("ffmpeg -nostdin -v error -f lavfi -i testsrc=size=320x240:rate=25:duration=1"
                    + " -f lavfi -i sine=duration=1 -pix_fmt yuv420p -shortest "
                    + film)
                .split(" "));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    return Files.readAllBytes(film);
  }

  /** A data folder in which the last byte of each file has come, and nothing has followed. */
  private static Path deliver(Path data) throws IOException {
    Path folder = Files.createDirectories(data.resolve("uploads"));
    Settings settings = Settings.of(Map.of("DATA_DIR", data.toString()));
    try (Stores stores = Stores.open(settings)) {
      UploadStore uploads = UploadStore.open(stores.database());
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        String id = Sha256.of(file.getKey().getBytes(StandardCharsets.UTF_8)).hex();
        String shortId = id.substring(0, 32);
        uploads.insert(upload(shortId, file.getKey(), file.getValue().length));
        Files.write(folder.resolve(shortId), file.getValue());
      }
    }
    return data;
  }

  private static StoredUpload upload(String id, String name, long length) {
    Instant now = Instant.now();
    return new StoredUpload(
        id,
        "c".repeat(32),
        new Slug("museum"),
        length,
        "filename " + base64(name) + ",organisation " + base64("museum"),
        Optional.empty(),
        now,
        now.plus(Duration.ofDays(7)),
        StoredUpload.State.OPEN,
        Optional.empty(),
        Optional.empty());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A server that can be heard without waiting for it. */
  private record Server(ChildJvm jvm, BlockingQueue<String> lines) implements AutoCloseable {
    private static final String DIED = "DIED";

    /**
     * @param start how often it was started before: each time an hour later, when all is due
     */
    static Server start(Path data, int start) throws IOException {
      ChildJvm jvm = ChildJvm.start(RenderingServer.class, data.toString(), "" + start);
      BlockingQueue<String> lines = new LinkedBlockingQueue<>();
      Thread.startVirtualThread(() -> {
        try {
          for (String line = jvm.line(); line != null; line = jvm.line()) {
            lines.add(line);
          }
          lines.add(DIED);
        } catch (IOException e) {
          lines.add(DIED);
        }
      });
      return new Server(jvm, lines);
    }

    /** Waits for a line that begins so, or the end of work, or of the process; says which. */
    String await(String beginning) throws Exception {
      long end = System.nanoTime() + LONGEST_WORK.toNanos();
      StringBuilder heard = new StringBuilder();
      while (true) {
        String line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (line == null) {
          throw new AssertionError("no " + beginning + " after\n" + heard);
        }
        if (line.startsWith(beginning) || line.equals(RenderingServer.DONE) || line.equals(DIED)) {
          return line.equals(DIED) ? DIED + heard : line;
        }
        heard.append('\n').append(line);
      }
    }

    Kill kill(String how) {
      boolean done = lines.contains(RenderingServer.DONE);
      jvm.kill();
      return new Kill(how, !done);
    }

    @Override
    public void close() {
      jvm.close();
    }
  }

  private static void startAndEnd(Path data, int start) throws Exception {
    try (Server server = Server.start(data, start)) {
      server.await(RenderingServer.OPEN);
      server.jvm.stop();
      assertThat(server.jvm.awaitEnd()).isZero();
    }
  }

  private static void workToTheEnd(Path data, int start) throws Exception {
    try (Server server = Server.start(data, start)) {
      assertThat(server.await(RenderingServer.DONE)).isEqualTo(RenderingServer.DONE);
      server.jvm.stop();
      assertThat(server.jvm.awaitEnd()).isZero();
    }
  }

  @Test
  void whenItIsMadeInPeaceEverythingIsThere() throws Exception {
    assertSound(undisturbed);
    assertThat(undisturbed.items()).containsOnlyKeys(files.keySet());
    assertThat(undisturbed.items().get(TORN).state()).isEqualTo(Master.State.REFUSED);
    assertThat(undisturbed.items().values())
        .filteredOn(item -> item.state() == Master.State.READY)
        .hasSize(files.size() - 1);
    assertThat(undisturbed.items().get("interview.wav").description().transcripts()).hasSize(1);
    assertThat(undisturbed.items().get("interview.de.srt").deleted()).isTrue();
  }

  @Test
  void wheneverItIsKilledEachJobHasItsEffectOnce() throws Exception {
    Random random = new Random(KILLS);
    int kills = 0;
    int amidWork = 0;
    int library = 0;
    while (kills < KILLS) {
      Path data = deliver(room.resolve("library-" + library));
      int start = 0;
      while (start < KILLS_OF_A_LIBRARY && kills < KILLS) {
        Kill kill = kill(data, start, kills, random);
        assertThat(Orphans.awaitNone(data, LONGEST_DYING)).as("left by %s", kill).isEmpty();
        amidWork += kill.amidWork() ? 1 : 0;
        start++;
        kills++;
      }
      // It hears of the last death, and may pause for half an hour before it tries again.
      startAndEnd(data, start);
      workToTheEnd(data, start + 1);
      assertAsUndisturbed(RenderedLibrary.in(data));
      library++;
    }
    System.out.printf(
        "rendering: %d kills, %d amid work, of %d libraries%n", kills, amidWork, library);
    // Chance and the machine's load decide how many; without any nothing would be shown.
    assertThat(amidWork).isGreaterThanOrEqualTo(Math.max(1, kills / 8));
  }

  @Test
  void programsThatAreKilledAreStartedAgain() throws Exception {
    Path data = deliver(room.resolve("programs"));
    try (Server server = Server.start(data, 0)) {
      for (int i = 0; i < 3; i++) {
        killPrograms(data);
      }
      server.jvm.stop();
      assertThat(server.jvm.awaitEnd()).isZero();
    }
    workToTheEnd(data, 1);
    assertAsUndisturbed(RenderedLibrary.in(data));
  }

  /** Waits for some, and kills all of them. */
  private static void killPrograms(Path data) throws Exception {
    int killed = 0;
    long end = System.nanoTime() + LONGEST_WORK.toNanos();
    while (killed == 0) {
      assertThat(System.nanoTime()).as("no program is started").isLessThan(end);
      for (String process : Orphans.of(data)) {
        if (!process.contains(RenderingServer.class.getName())) {
          long number = Long.parseLong(process.substring(0, process.indexOf(' ')));
          killed +=
              ProcessHandle.of(number).filter(ProcessHandle::destroyForcibly).isPresent() ? 1 : 0;
        }
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static void assertAsUndisturbed(RenderedLibrary found) {
    assertSound(found);
    assertThat(found.items()).isEqualTo(undisturbed.items());
    assertThat(found.originals()).isEqualTo(undisturbed.originals());
  }

  /**
   * One kill.
   *
   * @param amidWork whether something was left to do
   */
  private record Kill(String how, boolean amidWork) {}

  /** Starts it and kills it. */
  private static Kill kill(Path data, int start, int number, Random random) throws Exception {
    try (Server server = Server.start(data, start)) {
      switch (number % 3) {
        case 0 -> {
          int n = 1 + random.nextInt(number % 2 == 0 ? 12 : 120);
          String fault = CALLS + ":signal=KILL:when=" + n;
          try (SystemCalls _ = SystemCalls.inject(server.jvm, fault)) {
            boolean amidWork = server.await(Server.DIED).startsWith(Server.DIED);
            return new Kill("at call " + n, amidWork);
          }
        }
        case 1 -> {
          long nanos = (long) (needed.toNanos() * random.nextDouble());
          TimeUnit.NANOSECONDS.sleep(nanos);
          return server.kill("after " + Duration.ofNanos(nanos));
        }
        default -> {
          String kind = KINDS.get(random.nextInt(KINDS.size()));
          int milliseconds = random.nextInt(600);
          while (!server.await(RenderingServer.DOES).matches("DONE|DIED.*|DOES .*" + kind + ".*")) {
            // Something else is done first.
          }
          TimeUnit.MILLISECONDS.sleep(milliseconds);
          return server.kill(milliseconds + " ms into " + kind);
        }
      }
    }
  }

  private static void assertSound(RenderedLibrary library) {
    assertThat(library.uploads()).isEmpty();
    library
        .originals()
        .forEach(
            (name, sha256) -> assertThat(sha256).as(name).isEqualTo(Sha256.of(files.get(name))));
    assertThat(library.jobs())
        .allSatisfy((_, state) -> assertThat(state).isEqualTo(Job.State.DONE));
    assertThat(library.blobs()).isEqualTo(library.named());
    assertThat(library.leftovers()).isEmpty();
  }
}
