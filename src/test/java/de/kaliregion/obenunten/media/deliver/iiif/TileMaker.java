package de.kaliregion.obenunten.media.deliver.iiif;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Rendition.Dimensions;
import de.kaliregion.obenunten.content.TilePack;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.render.Original;
import de.kaliregion.obenunten.media.render.Progress;
import de.kaliregion.obenunten.media.render.picture.TileRenderer;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Cuts pictures into tiles as the pipeline does. */
public final class TileMaker implements AutoCloseable {
  private final Path folder;
  private final BlobStore blobs;
  private final Sandbox sandbox = new Sandbox();

  /**
   * @param folder where it may work
   */
  public TileMaker(Path folder) throws IOException {
    this.folder = folder;
    this.blobs = BlobStore.open(Files.createTempDirectory(folder, "tiles"));
  }

  /** The tiles of a picture. */
  public TilePack tiles(BufferedImage image) throws Exception {
    Path file = Files.createTempFile(folder, "picture", ".png");
    ImageIO.write(image, "png", file.toFile());
    return tiles(file, "image/png", new Dimensions(image.getWidth(), image.getHeight()));
  }

  /** The tiles of a picture in a file. */
  public TilePack tiles(Path file, String mediaType, Dimensions dimensions) throws Exception {
    Facts facts =
        new Facts(
            mediaType,
            Optional.of(MediaItem.Kind.PICTURE),
            Optional.of(dimensions),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            Facts.Suggestion.NONE,
            List.of());
    return new TileRenderer(sandbox, blobs)
        .render(
            new Original(file, facts, "bild", false),
            Files.createTempDirectory(folder, "job"),
            Progress.UNHEARD)
        .tiles()
        .orElseThrow();
  }

  /** Where the pack lies. */
  public Path file(TilePack pack) throws IOException {
    return blobs.find(pack.sha256()).orElseThrow().path();
  }

  @Override
  public void close() throws IOException {
    sandbox.close();
    blobs.close();
  }
}
