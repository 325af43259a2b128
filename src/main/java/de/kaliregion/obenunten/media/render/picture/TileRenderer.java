package de.kaliregion.obenunten.media.render.picture;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.TilePack;
import de.kaliregion.obenunten.media.isolate.Product;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.render.Original;
import de.kaliregion.obenunten.media.render.Progress;
import de.kaliregion.obenunten.media.render.RenderException;
import de.kaliregion.obenunten.media.render.Renderer;
import de.kaliregion.obenunten.media.render.Share;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Tiles for deep zoom into a picture that is larger than any screen, by libvips' {@code dzsave}.
 * Stage {@code TILES}.
 */
public final class TileRenderer implements Renderer {
  private static final int TILE_SIZE = 512;

  /** No picture is larger; libvips' own limit. */
  private static final int UNBOUNDED = 10_000_000;

  private static final String TILES = "tiles.dz";
  private static final String WHOLE = "whole.jpg";
  private static final String HOW =
      "[layout=iiif3,tile-size=%d,container=zip,compression=0,suffix=%s]"
          .formatted(TILE_SIZE, Format.JPEG.suffix());

  private final Sandbox sandbox;
  private final BlobStore blobs;

  public TileRenderer(Sandbox sandbox, BlobStore blobs) {
    this.sandbox = sandbox;
    this.blobs = blobs;
  }

  @Override
  public Derivatives render(Original original, Path folder, Progress progress)
      throws RenderException, IOException, InterruptedException {
    Darkroom darkroom = new Darkroom(sandbox, original, folder);
    Widths widths = Widths.of(false);
    Lanes.all(
        List.<Callable<Void>>of(
            () -> {
              darkroom.convert(UNBOUNDED, UNBOUNDED, TILES + HOW, new Share(progress, 0, 0.95));
              return null;
            },
            () -> {
              String output = WHOLE + Format.JPEG.options();
              darkroom.convert(widths.widest(), widths.highest(), output, Progress.UNHEARD);
              return null;
            }));
    Path archive = folder.resolve("pack.zip");
    Pyramid pyramid =
        TileArchive.rewrite(
            Product.in(folder, TILES), Product.in(folder, WHOLE), TILE_SIZE, archive);
    try (InputStream in = Files.newInputStream(archive)) {
      Blob blob = blobs.put(in);
      progress.at(1);
      return Derivatives.NONE.withTiles(
          new TilePack(blob.sha256(), blob.size(), pyramid.size(), pyramid.tileSize()));
    }
  }
}
