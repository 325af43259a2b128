package de.kaliregion.obenunten.media.inspect;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.draft.Facts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks into pictures: their header decides, their metadata fills the form. */
final class PictureInspector {
  private static final long MOST_BYTES = 200L * 1024 * 1024;

  /** Metadata that take longer are made to keep us busy; the picture may be good all the same. */
  private static final long MOST_SECONDS_FOR_METADATA = 12;

  private PictureInspector() {}

  static Facts inspect(Format format, Path file, Bytes bytes)
      throws IOException, RefusedException, InterruptedException {
    if (bytes.size() > MOST_BYTES) {
      throw new RefusedException(Reasons.tooManyBytes(format, MOST_BYTES));
    }
    Picture picture = header(format, bytes);
    picture.upright(false);
    Stowaway.refuse(bytes, format, picture.end());
    PictureMetadata metadata = metadata(format, file);
    boolean turned = format != Format.TIFF && metadata.turned();
    Rendition.Dimensions upright = picture.upright(turned);
    return new Facts(
        picture.mediaType(),
        Optional.of(MediaItem.Kind.PICTURE),
        Optional.of(upright),
        Optional.empty(),
        Optional.empty(),
        metadata.spherical(),
        picture.damaged(),
        Suggestions.from(metadata.fields()),
        metadata.fields().embedded());
  }

  /** Reads what must be right; no pixel is decoded. */
  static Picture header(Format format, Bytes bytes) throws IOException, RefusedException {
    return switch (format) {
      case JPEG -> JpegReader.read(bytes);
      case PNG -> PngReader.read(bytes);
      case GIF -> GifReader.read(bytes);
      case WEBP -> WebpReader.read(bytes);
      case TIFF -> TiffReader.read(bytes);
      case HEIF -> new HeifReader(bytes).picture();
      default -> throw new IllegalArgumentException(format.label());
    };
  }

  /** All that can be read in time; broken metadata are no reason to refuse a picture. */
  private static PictureMetadata metadata(Format format, Path file) throws InterruptedException {
    FutureTask<PictureMetadata> task =
        new FutureTask<>(() -> {
          PictureMetadata metadata = new PictureMetadata(new Fields());
          try {
            metadata.read(format, file);
          } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            return metadata;
          }
          return metadata;
        });
    Thread.ofPlatform().daemon().start(task);
    try {
      return task.get(MOST_SECONDS_FOR_METADATA, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return new PictureMetadata(new Fields());
    }
  }
}
