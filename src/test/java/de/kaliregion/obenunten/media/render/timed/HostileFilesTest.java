package de.kaliregion.obenunten.media.render.timed;

import static de.kaliregion.obenunten.media.render.timed.Workplace.REAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.media.render.RenderException;
import de.kaliregion.obenunten.media.render.Renderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that lie, files that are broken, and work that is broken off. */
class HostileFilesTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  @TempDir Path folder;
  private Workplace workplace;
  private Renderer sound;
  private Renderer film;

  @BeforeEach
  void open() throws Exception {
    workplace = new Workplace(folder);
    sound = new SoundRenderer(workplace.sandbox, workplace.blobs);
    film = new FilmRenderer(workplace.sandbox, workplace.blobs, FilmSize.SMALL);
  }

  @AfterEach
  void close() throws Exception {
    workplace.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ffconcat version 1.0_file '%s'",
        "#EXTM3U_#EXT-X-TARGETDURATION:9_#EXTINF:9,_%s_#EXT-X-ENDLIST",
        "#EXTM3U_#EXT-X-TARGETDURATION:9_#EXTINF:9,_file://%s_#EXT-X-ENDLIST",
        "<?xml version='1.0'?><MPD><Period><AdaptationSet><Representation><BaseURL>%s</BaseURL>"
            + "</Representation></AdaptationSet></Period></MPD>",
        "v=0_o=- 0 0 IN IP4 127.0.0.1_s=x_c=IN IP4 127.0.0.1_m=audio 5004 RTP/AVP 96",
        "concat:%s|file://%s|subfile,,start,0,end,0,,:%s|<svg xmlns='x'>&x;</svg>"
      })
  void aPlaylistThatCallsItselfAFilmReadsNoOtherFile(String playlist) throws Exception {
    Path neighbour = workplace.record("neighbour.wav", "-f", "lavfi", "-i", "sine=d=9");
    Path file = folder.resolve("clip.mp4");
    Files.writeString(file, playlist.replace('_', '\n').replace("%s", neighbour.toString()));

    for (Container container : Container.values()) {
      String mediaType = container == Container.MOV ? "video/mp4" : anyType(container);
      for (Renderer renderer : List.of(sound, film)) {
        Instant start = Instant.now();

        assertThatThrownBy(() -> workplace.render(renderer, file, mediaType))
            .isInstanceOf(RenderException.class);

        assertThat(Duration.between(start, Instant.now())).isLessThan(SOON);
      }
    }
    assertThat(stored()).isEmpty();
  }

  private static String anyType(Container container) {
    return switch (container) {
      case WAV -> "audio/vnd.wave";
      case MP3 -> "audio/mpeg";
      case FLAC -> "audio/x-flac";
      case AIFF -> "audio/aiff";
      case AAC -> "audio/aac";
      case OGG -> "audio/ogg";
      case MOV -> "video/quicktime";
      case MATROSKA -> "video/webm";
    };
  }

  private List<Path> stored() throws Exception {
    try (var files = Files.walk(folder.resolve("data/blobs"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("/tmp/") || file.toString().contains("/job"))
          .filter(file -> file.getFileName().toString().length() == 64)
          .toList();
    }
  }

  @Test
  void aFilmOfAPlaylistTypeIsRefusedUnread() throws Exception {
    Path file = Files.writeString(folder.resolve("list.mp4"), "#EXTM3U\n");

    assertThatThrownBy(() -> workplace.render(film, file, "application/vnd.apple.mpegurl"))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("cannot be read as sound or film");
  }

  /** Seeded: cut at some place, or with some bytes changed, or both. */
  @Test
  void brokenFilesEndReadyOrRefused() throws Exception {
    Random random = new Random(20261124);
    List<Sample> samples =
        List.of(
            new Sample(REAL.resolve("audio1/debian.mp3"), "audio/mpeg", sound),
            new Sample(REAL.resolve("audio2/deleted.wav"), "audio/vnd.wave", sound),
            new Sample(REAL.resolve("audio2/deleted.ogg"), "audio/vorbis", sound),
            new Sample(converted("tone.m4a", "-c:a", "aac"), "audio/mp4", sound),
            new Sample(converted("tone.flac", "-c:a", "flac"), "audio/x-flac", sound),
            new Sample(converted("tone.opus", "-c:a", "libopus"), "audio/opus", sound),
            new Sample(clip("clip.mp4"), "video/mp4", film),
            new Sample(clip("clip.webm", "-c:v", "libvpx", "-c:a", "libopus"), "video/webm", film),
            new Sample(clip("clip.mkv"), "video/x-matroska", film),
            new Sample(clip("front.mp4", "-movflags", "+faststart"), "video/mp4", film));
    int ready = 0;
    int refused = 0;
    for (int i = 0; i < 24; i++) {
      Sample sample = samples.get(i % samples.size());
      Path file =
          Files.write(folder.resolve("broken"), broken(sample.file(), i / samples.size(), random));

      Throwable thrown =
          catchThrowable(
              () -> check(workplace.render(sample.renderer(), file, sample.mediaType())));

      if (thrown == null) {
        ready++;
      } else {
        assertThat(thrown).as("variant %d of %s", i, sample).isInstanceOf(RenderException.class);
        assertThat(((RenderException) thrown).reason().in(Language.GERMAN)).isNotBlank();
        refused++;
      }
    }
    assertThat(ready).isGreaterThan(10);
    assertThat(refused).isGreaterThan(10);
  }

  private record Sample(Path file, String mediaType, Renderer renderer) {}

  private static void check(Derivatives made) {
    assertThat(made.renditions()).isNotEmpty();
    Rendition first = made.renditions().getFirst();
    assertThat(first.milliseconds().orElseThrow()).isPositive();
  }

  private Path converted(String name, String... options) throws Exception {
    return workplace.record(
        name, with(options, "-i", REAL.resolve("audio2/deleted.wav").toString()));
  }

  private Path clip(String name, String... options) throws Exception {
    return workplace.record(
        name,
        with(options, "-f", "lavfi", "-i", "testsrc=s=96x64:d=3", "-f", "lavfi", "-i", "sine=d=3"));
  }

  private static String[] with(String[] options, String... first) {
    String[] all = Arrays.copyOf(first, first.length + options.length);
    System.arraycopy(options, 0, all, first.length, options.length);
    return all;
  }

  private static byte[] broken(Path file, int strength, Random random) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    if (strength % 2 == 0) {
      bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
    }
    if (strength > 0) {
      int changes = 1 + bytes.length * strength / 500;
      for (int n = 0; n < changes; n++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
    }
    return bytes;
  }

  @Test
  void anInterruptLeavesNoProgramAndNothingStored() throws Exception {
    Path clip =
        workplace.record(
            "long.mp4",
            "-f",
            "lavfi",
            "-i",
            "testsrc=s=1280x720:d=40",
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast");
    CountDownLatch running = new CountDownLatch(1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        Thread.startVirtualThread(() ->
            thrown.set(
                catchThrowable(() ->
                    workplace.render(
                        new FilmRenderer(workplace.sandbox, workplace.blobs, FilmSize.LARGE),
                        clip,
                        "video/mp4",
                        done -> {
                          if (done > 0.11) {
                            running.countDown();
                          }
                        }))));
    running.await();
    thread.interrupt();
    thread.join();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(
            ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(clip.toString())))
        .isEmpty();
    assertThat(stored()).isEmpty();
  }
}
