package de.kaliregion.obenunten.media.render.timed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.render.Original;
import de.kaliregion.obenunten.media.render.Progress;
import de.kaliregion.obenunten.media.render.Renderer;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sandbox, a store and the programs with which recordings are made and results looked at. */
final class Workplace implements AutoCloseable {
  /** Real recordings that Debian packs for exercises in forensics. */
  static final Path REAL = Path.of("/usr/share/forensics-samples/original-files");

  private static final Pattern LOUDNESS =
      Pattern.compile("I: +(-?[\\d.]+|-inf) LUFS[\\s\\S]*?Peak: +(-?[\\d.]+|-inf) dBFS");

  final Sandbox sandbox = new Sandbox();
  final BlobStore blobs;
  private final Path folder;

  Workplace(Path folder) throws IOException {
    this.folder = folder;
    this.blobs = BlobStore.open(Files.createDirectory(folder.resolve("data")));
  }

  Derivatives render(Renderer renderer, Path file, String mediaType) throws Exception {
    return render(renderer, file, mediaType, Progress.UNHEARD);
  }

  Derivatives render(Renderer renderer, Path file, String mediaType, Progress progress)
      throws Exception {
    Path job = Files.createTempDirectory(folder, "job");
    try {
      return renderer.render(original(file, mediaType), job, progress);
    } finally {
      try (var made = Files.list(job)) {
        for (Path path : made.toList()) {
          Files.delete(path);
        }
      }
      Files.delete(job);
    }
  }

  static Original original(Path file, String mediaType) {
    Facts facts =
        new Facts(
            mediaType,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            Facts.Suggestion.NONE,
            List.of());
    return new Original(file, facts, "aufnahme", false);
  }

  Path file(Rendition rendition) throws IOException {
    return blobs.find(rendition.sha256()).orElseThrow().path();
  }

  /** Makes a recording. */
  Path record(String name, String... arguments) throws Exception {
    Path file = folder.resolve(name);
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
    command.addAll(List.of(arguments));
    command.add(file.toString());
    output(command);
    return file;
  }

  /** Integrated loudness in LUFS, and the true peak in dB, as ffmpeg measures them. */
  static double[] loudness(Path file) throws Exception {
    String said =
        output(
            List.of(
                "ffmpeg",
                "-nostdin",
                "-hide_banner",
                "-i",
                file.toString(),
                "-vn",
                "-af",
                "ebur128=peak=true:framelog=verbose",
                "-f",
                "null",
                "-"));
    Matcher matcher = LOUDNESS.matcher(said);
    double[] found = null;
    while (matcher.find()) {
      found = new double[] {number(matcher.group(1)), number(matcher.group(2))};
    }
    return found;
  }

  private static double number(String text) {
    return text.equals("-inf") ? Double.NEGATIVE_INFINITY : Double.parseDouble(text);
  }

  /** What ffprobe says of the file's tracks and of itself. */
  static JsonNode probe(Path file) throws Exception {
    return new ObjectMapper()
        .readTree(
            output(
                List.of(
                    "ffprobe",
                    "-v",
                    "error",
                    "-show_format",
                    "-show_streams",
                    "-of",
                    "json",
                    file.toString())));
  }

  /** Every tag that exiftool finds, names of groups in front. */
  static String tags(Path file) throws Exception {
    return output(List.of("exiftool", "-a", "-G1", "-s", "-ee", file.toString()));
  }

  static String output(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
    return said;
  }

  @Override
  public void close() throws IOException {
    sandbox.close();
    blobs.close();
  }
}
