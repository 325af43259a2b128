package de.kaliregion.obenunten.media.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.media.isolate.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were cut or in which bytes were changed, as broken cards and lines leave them. */
class DamagedFilesIT {
  private static final long SEED = 20_261_124;

  /** Of each picture, document and text; half as many of sounds and films, which take longer. */
  private static final int VARIANTS = 20;

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;
  @TempDir Path work;

  @Test
  void eachOfThreeHundredIsAcceptedOrRefusedInTime() throws Exception {
    Map<String, byte[]> variants = variants();
    assertThat(variants).hasSizeGreaterThanOrEqualTo(300);
    try (Sandbox sandbox = new Sandbox();
        ExecutorService two = Executors.newFixedThreadPool(2)) {
      IsolatedInspector inspector = Quick.inspector(sandbox, work);
      List<Future<?>> all = new ArrayList<>();
      variants.forEach((name, bytes) -> all.add(two.submit(() -> inspect(inspector, name, bytes))));
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private Void inspect(IsolatedInspector inspector, String name, byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve(name), bytes);
    Instant start = Instant.now();

    Finding finding = inspector.inspect(file);

    assertThat(Duration.between(start, Instant.now())).as(name).isLessThan(LIMIT);
    switch (finding) {
      case Finding.Accepted(var facts) -> assertThat(facts.mediaType()).as(name).isNotBlank();
      case Finding.Refused(var reason) ->
          assertThat(reason.toString()).as(name).doesNotContain("Exception", "/in/");
    }
    Files.delete(file);
    return null;
  }

  private Map<String, byte[]> variants() throws Exception {
    Random random = new Random(SEED);
    Map<String, byte[]> variants = new LinkedHashMap<>();
    for (Path sample : samples()) {
      byte[] whole = Files.readAllBytes(sample);
      boolean timed = sample.toString().matches(".*\\.(wav|m..|flac|ogg|opus|aac|webm)");
      int half = VARIANTS / (timed ? 4 : 2);
      for (int i = 0; i < half; i++) {
        // Half of the cuts hit the headers.
        int most = i % 2 == 0 ? whole.length : Math.min(whole.length, 1_000);
        variants.put("cut-" + i + sample.getFileName(), Arrays.copyOf(whole, random.nextInt(most)));
      }
      for (int i = 0; i < half; i++) {
        byte[] changed = whole.clone();
        int most = i % 2 == 0 ? whole.length : Math.min(whole.length, 1_000);
        for (int n = 1 << random.nextInt(8); n > 0; n--) {
          changed[random.nextInt(most)] = (byte) random.nextInt(256);
        }
        variants.put("changed-" + i + sample.getFileName(), changed);
      }
    }
    return variants;
  }

  private List<Path> samples() throws Exception {
    Samples samples = new Samples(folder);
    return List.of(
        samples.picture("a.jpg"),
        samples.picture("a.png"),
        samples.picture("a.gif"),
        samples.picture("a.webp"),
        samples.picture("a.tif"),
        samples.picture("a.heic"),
        samples.picture("a.avif[effort=0]"),
        samples.sound("a.wav"),
        samples.sound("a.mp3", "-metadata", "title=Schacht"),
        samples.sound("a.m4a"),
        samples.sound("a.flac"),
        samples.sound("a.ogg"),
        samples.sound("a.opus"),
        samples.sound("a.aac"),
        samples.film("a.mp4"),
        samples.film("a.mov"),
        samples.film("a.mkv"),
        samples.film("a.webm"),
        Files.copy(Samples.FORENSICS.resolve("text1/a-text.pdf"), folder.resolve("a.pdf")),
        samples.file("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nGlück auf\n"),
        samples.file("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nGlück auf\n"),
        samples.file("a.glb", Samples.glb("{\"asset\":{\"version\":\"2.0\"}}", new byte[64])));
  }
}
