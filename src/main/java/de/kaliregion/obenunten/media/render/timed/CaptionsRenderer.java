package de.kaliregion.obenunten.media.render.timed;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.media.captions.CaptionFile;
import de.kaliregion.obenunten.media.captions.Captions;
import de.kaliregion.obenunten.media.captions.WebVtt;
import de.kaliregion.obenunten.media.render.Original;
import de.kaliregion.obenunten.media.render.Progress;
import de.kaliregion.obenunten.media.render.RenderException;
import de.kaliregion.obenunten.media.render.Renderer;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes uploaded captions anew as WebVTT, from nothing but the cues that were understood. Why this
 * may happen outside of a sandbox is told at {@link Original}.
 */
public final class CaptionsRenderer implements Renderer {
  private final BlobStore blobs;

  /** With where the results are stored. */
  public CaptionsRenderer(BlobStore blobs) {
    this.blobs = blobs;
  }

  @Override
  public Derivatives render(Original original, Path folder, Progress progress)
      throws RenderException, IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(original.file())) {
      bytes = in.readNBytes(CaptionFile.LARGEST + 1);
    }
    Captions.Read read =
        switch (CaptionFile.read(bytes)) {
          case Captions.Read found -> found;
          case Captions.Refused(int line, var reason) ->
              throw new RenderException(Reasons.inLine(line, reason), true, "line " + line);
        };
    byte[] written = WebVtt.write(read.cues()).getBytes(StandardCharsets.UTF_8);
    Blob blob = blobs.put(new ByteArrayInputStream(written));
    Rendition rendition =
        new Rendition(
            blob.sha256(),
            original.name() + ".vtt",
            "text/vtt",
            blob.size(),
            Optional.empty(),
            Optional.of(read.cues().stream().mapToLong(cue -> cue.end()).max().orElseThrow()));
    progress.at(1);
    return Derivatives.of(List.of(rendition));
  }
}
