package de.kaliregion.obenunten.media.render.picture;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Sha256;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Real tools for the tests of renderers: they make the originals and look at what came of them. */
final class Workshop implements AutoCloseable {
  /** Photographs and pictures that nobody here made. */
  static final Path SAMPLES = Path.of("/usr/share/forensics-samples/original-files");

  private final Path room;
  private final Sandbox sandbox = new Sandbox();
  private final BlobStore blobs;
  private final Map<Sha256, byte[]> pixels = new HashMap<>();

  Workshop(Path room) throws IOException {
    this.room = room;
    this.blobs = BlobStore.open(Files.createDirectories(room.resolve("data")));
  }

  Sandbox sandbox() {
    return sandbox;
  }

  BlobStore blobs() {
    return blobs;
  }

  Path file(String name) {
    return room.resolve(name);
  }

  /** Runs a program in the room; gives what it prints. */
  String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(room.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command) + ": " + said).isZero();
    return said;
  }

  static Original picture(Path file, String mediaType) {
    return picture(file, mediaType, false);
  }

  static Original picture(Path file, String mediaType, boolean panorama) {
    return picture(file, mediaType, panorama, Optional.empty());
  }

  static Original picture(
      Path file, String mediaType, boolean panorama, Optional<Rendition.Dimensions> dimensions) {
    Facts facts =
        new Facts(
            mediaType,
            Optional.of(MediaItem.Kind.PICTURE),
            dimensions,
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            Facts.Suggestion.NONE,
            List.of());
    return new Original(file, facts, "grube", panorama);
  }

  /** Renders in an empty folder that is cleared away afterwards, as the jobs do. */
  Derivatives render(Renderer renderer, Original original) throws Exception {
    return render(renderer, original, Progress.UNHEARD);
  }

  Derivatives render(Renderer renderer, Original original, Progress progress) throws Exception {
    Path folder = Files.createTempDirectory(room, "job");
    try {
      return renderer.render(original, folder, progress);
    } finally {
      try (Stream<Path> left = Files.list(folder)) {
        for (Path file : left.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  /** The stored file, for reading. */
  Path stored(Sha256 sha256) throws IOException {
    return blobs.find(sha256).orElseThrow().path();
  }

  Path stored(Rendition rendition) throws IOException {
    return stored(rendition.sha256());
  }

  /** The red, green and blue at a point, or the grey, by libvips. */
  int[] colour(Rendition rendition, int x, int y) throws IOException, InterruptedException {
    byte[] all = pixels.get(rendition.sha256());
    if (all == null) {
      run("vips", "rawsave", stored(rendition).toString(), "pixels");
      all = Files.readAllBytes(file("pixels"));
      pixels.put(rendition.sha256(), all);
    }
    Rendition.Dimensions size = rendition.dimensions().orElseThrow();
    int bands = all.length / (size.width() * size.height());
    int at = (y * size.width() + x) * bands;
    int[] colour = new int[Math.min(3, bands)];
    for (int band = 0; band < colour.length; band++) {
      colour[band] = all[at + band] & 0xff;
    }
    return colour;
  }

  @Override
  public void close() throws IOException {
    sandbox.close();
    blobs.close();
  }
}
