package de.kaliregion.obenunten.media.render.timed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Three minutes of speech in stereo through the renderer and through bare ffmpeg doing the same
 * work, alternating: measuring, laying out the samples for the waveform, and encoding. Prints each
 * pair and, in its last line, the median of the ratios.
 */
final class SoundBench {
  private static final int PAIRS = 7;

  private SoundBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("sound-bench");
    try (Workplace workplace = new Workplace(folder)) {
      run(workplace, folder);
    } finally {
      try (var files = Files.walk(folder)) {
        for (Path path : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void run(Workplace workplace, Path folder) throws Exception {
    Path wav =
        workplace.record(
            "interview.wav",
            "-stream_loop",
            "-1",
            "-i",
            "media/items/lesung-1402.mp3",
            "-t",
            "180",
            "-ac",
            "2",
            "-ar",
            "48000",
            "-c:a",
            "pcm_s24le");
    ours(workplace, wav);
    bare(workplace, folder, wav);
    System.out.println("pair  ours ms  ffmpeg ms  ratio");
    List<Double> ratios = new ArrayList<>();
    for (int pair = 1; pair <= PAIRS; pair++) {
      boolean oursFirst = pair % 2 == 1;
      long first = oursFirst ? ours(workplace, wav) : bare(workplace, folder, wav);
      long second = oursFirst ? bare(workplace, folder, wav) : ours(workplace, wav);
      long ours = oursFirst ? first : second;
      long bare = oursFirst ? second : first;
      double ratio = (double) ours / bare;
      ratios.add(ratio);
      System.out.printf(Locale.ROOT, "%4d  %7d  %9d  %.2f%n", pair, ours, bare, ratio);
    }
    ratios.sort(null);
    System.out.printf(Locale.ROOT, "ratio %.2f%n", ratios.get(PAIRS / 2));
  }

  private static long ours(Workplace workplace, Path wav) throws Exception {
    long start = System.nanoTime();
    workplace.render(new SoundRenderer(workplace.sandbox, workplace.blobs), wav, "audio/vnd.wave");
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  private static long bare(Workplace workplace, Path folder, Path wav) throws Exception {
    long start = System.nanoTime();
    double[] loudness = Workplace.loudness(wav);
    workplace.record("samples", "-i", wav.toString(), "-ac", "2", "-ar", "8000", "-f", "s16le");
    workplace.record(
        "bare.m4a",
        "-i",
        wav.toString(),
        "-ac",
        "1",
        "-ar",
        "48000",
        "-af",
        String.format(Locale.ROOT, "volume=%.2fdB", Loudness.TARGET - loudness[0]),
        "-c:a",
        "aac",
        "-b:a",
        "48k",
        "-movflags",
        "+faststart");
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
