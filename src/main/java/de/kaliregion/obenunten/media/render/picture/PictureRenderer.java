package de.kaliregion.obenunten.media.render.picture;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.media.isolate.Product;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.render.Original;
import de.kaliregion.obenunten.media.render.Progress;
import de.kaliregion.obenunten.media.render.RenderException;
import de.kaliregion.obenunten.media.render.Renderer;
import de.kaliregion.obenunten.media.render.Share;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The first pictures: a tiny one to wait with, then JPEG and WebP at each width. Stage {@code
 * PICTURES} of pictures and panoramas. The original is decoded once; all others come from the
 * largest of them.
 */
public final class PictureRenderer implements Renderer {
  private static final int MINIATURE_WIDTH = 24;
  private static final int MINIATURE_HEIGHT = 36;
  private static final int LARGEST_MINIATURE = 1_000;

  private final Sandbox sandbox;
  private final BlobStore blobs;

  public PictureRenderer(Sandbox sandbox, BlobStore blobs) {
    this.sandbox = sandbox;
    this.blobs = blobs;
  }

  @Override
  public Derivatives render(Original original, Path folder, Progress progress)
      throws RenderException, IOException, InterruptedException {
    Darkroom darkroom = new Darkroom(sandbox, original, folder);
    Widths widths = Widths.of(original.panorama());
    Print largest =
        darkroom.develop(widths.widest(), widths.highest(), new Share(progress, 0, 0.4));
    List<Print> prints = darkroom.shrink(largest, widths);
    progress.at(0.5);
    Lanes.all(
        List.<Callable<Void>>of(
            () -> save(darkroom, prints.subList(0, 1), Format.WEBP),
            () -> save(darkroom, prints.subList(1, prints.size()), Format.WEBP),
            () -> {
              darkroom.saveMiniature(prints.getLast(), MINIATURE_WIDTH, MINIATURE_HEIGHT);
              return save(darkroom, prints, Format.JPEG);
            }));
    progress.at(0.95);
    Album album = new Album(blobs, folder, original.name());
    List<Rendition> renditions = new ArrayList<>(album.keep(prints, Format.JPEG));
    renditions.addAll(album.keep(prints, Format.WEBP));
    progress.at(1);
    Derivatives made = Derivatives.of(renditions);
    return miniature(folder).map(made::withPlaceholder).orElse(made);
  }

  private static Void save(Darkroom darkroom, List<Print> prints, Format format)
      throws RenderException, IOException, InterruptedException {
    if (!prints.isEmpty()) {
      darkroom.save(prints, format, Progress.UNHEARD);
    }
    return null;
  }

  /** As a {@code data:} address; empty when it is too large to stand in a page. */
  private static Optional<String> miniature(Path folder) throws IOException {
    Product product = Product.in(folder, Darkroom.MINIATURE);
    if (product.size() > LARGEST_MINIATURE) {
      return Optional.empty();
    }
    try (InputStream in = product.open()) {
      String base64 = Base64.getEncoder().encodeToString(in.readAllBytes());
      return Optional.of("data:image/webp;base64," + base64);
    }
  }
}
