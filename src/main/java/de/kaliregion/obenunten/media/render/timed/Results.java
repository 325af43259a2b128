package de.kaliregion.obenunten.media.render.timed;

import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.media.isolate.Product;
import de.kaliregion.obenunten.media.render.RenderException;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Takes what was made into the store, once it has been looked at: a program that read a stranger's
 * file is not believed.
 */
final class Results {
  /** An encoder adds some silence at the ends. */
  private static final long TOLERANCE_MILLISECONDS = 250;

  private static final long TOLERANCE_SHARE = 100;

  private final Ffmpeg ffmpeg;
  private final BlobStore blobs;

  Results(Ffmpeg ffmpeg, BlobStore blobs) {
    this.ffmpeg = ffmpeg;
    this.blobs = blobs;
  }

  /** That not more than half of a recording is missing: less can still be worth hearing. */
  static void requireWhole(long found, Container container, long declared) throws RenderException {
    if (!container.guessesLength() && found < declared / 2 && declared - found > 2_000) {
      throw new RenderException(
          Reasons.INCOMPLETE, true, found + " ms of " + declared + " ms can be read");
    }
  }

  /** Takes a sound that must last so long. */
  Rendition sound(Path folder, String file, String name, long milliseconds)
      throws RenderException, IOException, InterruptedException {
    Probe probe = look(folder, file);
    require(probe.pictures().isEmpty() && probe.sounds().size() == 1, file, "is no sound");
    require(probe.sounds().getFirst().codec().equals("aac"), file, "is no AAC");
    requireLength(probe, milliseconds, file);
    return put(
        product(folder, file),
        name,
        "audio/mp4",
        Optional.empty(),
        Optional.of(probe.milliseconds()));
  }

  /** Takes a film that must have this size, and most of the length that the original declares. */
  Rendition film(
      Path folder,
      String file,
      String name,
      Rendition.Dimensions size,
      Container container,
      long declared)
      throws RenderException, IOException, InterruptedException {
    Probe probe = look(folder, file);
    require(probe.pictures().size() == 1, file, "is no film");
    Picture picture = probe.pictures().getFirst();
    require(picture.codec().equals("h264"), file, "is no H.264");
    require(
        picture.width() == size.width() && picture.height() == size.height(),
        file,
        "has another size than " + size);
    require(
        probe.sounds().stream().allMatch(sound -> sound.codec().equals("aac")), file, "is no AAC");
    require(probe.milliseconds() > 0, file, "is empty");
    requireWhole(picture.milliseconds(), container, declared);
    return put(
        product(folder, file),
        name,
        "video/mp4",
        Optional.of(size),
        Optional.of(probe.milliseconds()));
  }

  /** Takes a picture that must begin as its type begins. */
  Rendition picture(Path folder, String file, String name, Rendition.Dimensions size)
      throws RenderException, IOException {
    PictureType type = PictureType.of(file);
    byte[] head;
    Product product = product(folder, file);
    try (InputStream in = product.open()) {
      head = in.readNBytes(type.magic().length);
    }
    require(Arrays.equals(head, type.magic()), file, "is no " + type.mediaType());
    return put(product, name, type.mediaType(), Optional.of(size), Optional.empty());
  }

  private Probe look(Path folder, String file)
      throws RenderException, IOException, InterruptedException {
    Product product = product(folder, file);
    return ffmpeg.probe(
        new Ffmpeg.Input(product.path(), Container.MOV), folder, Reasons.WRONG_RESULT);
  }

  private static void requireLength(Probe probe, long milliseconds, String file)
      throws RenderException {
    long tolerance = TOLERANCE_MILLISECONDS + milliseconds / TOLERANCE_SHARE;
    long found = probe.milliseconds();
    require(
        found > 0 && Math.abs(found - milliseconds) <= tolerance,
        file,
        "lasts " + found + " ms, not " + milliseconds);
  }

  private static void require(boolean holds, String file, String message) throws RenderException {
    if (!holds) {
      throw new RenderException(Reasons.WRONG_RESULT, true, file + " " + message);
    }
  }

  private static Product product(Path folder, String file) throws RenderException, IOException {
    try {
      return Product.in(folder, file);
    } catch (FileSystemException e) {
      throw new RenderException(Reasons.WRONG_RESULT, true, e.getMessage());
    }
  }

  private Rendition put(
      Product product,
      String name,
      String mediaType,
      Optional<Rendition.Dimensions> size,
      Optional<Long> milliseconds)
      throws IOException {
    try (InputStream in = product.open()) {
      Blob blob = blobs.put(in);
      return new Rendition(blob.sha256(), name, mediaType, blob.size(), size, milliseconds);
    }
  }
}
