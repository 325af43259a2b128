package de.kaliregion.obenunten.media.render.picture;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.render.Original;
import de.kaliregion.obenunten.media.render.Progress;
import de.kaliregion.obenunten.media.render.RenderException;
import de.kaliregion.obenunten.media.render.Renderer;
import de.kaliregion.obenunten.media.render.Share;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * AVIF at each width: smaller files for the same picture, and the most work by far, so it can wait.
 * Stage {@code AVIF}.
 */
public final class AvifRenderer implements Renderer {
  private final Sandbox sandbox;
  private final BlobStore blobs;

  public AvifRenderer(Sandbox sandbox, BlobStore blobs) {
    this.sandbox = sandbox;
    this.blobs = blobs;
  }

  @Override
  public Derivatives render(Original original, Path folder, Progress progress)
      throws RenderException, IOException, InterruptedException {
    Darkroom darkroom = new Darkroom(sandbox, original, folder);
    Widths widths = Widths.of(original.panorama());
    Print largest =
        darkroom.develop(widths.widest(), widths.highest(), new Share(progress, 0, 0.1));
    List<Print> prints = darkroom.shrink(largest, widths);
    // One by one, for each takes all processors; but to start a program for a small one is a waste.
    darkroom.save(prints.subList(0, 1), Format.AVIF, new Share(progress, 0.15, 0.6));
    if (prints.size() > 1) {
      List<Print> narrower = prints.subList(1, prints.size());
      darkroom.save(narrower, Format.AVIF, new Share(progress, 0.6, 0.95));
    }
    Album album = new Album(blobs, folder, original.name());
    Derivatives made = Derivatives.of(album.keep(prints, Format.AVIF));
    progress.at(1);
    return made;
  }
}
