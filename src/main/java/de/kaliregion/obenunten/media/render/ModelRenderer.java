package de.kaliregion.obenunten.media.render;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Shows a model (glTF binary) as it is: the inspection has seen that it is nothing else. */
public final class ModelRenderer implements Renderer {
  private final BlobStore blobs;

  public ModelRenderer(BlobStore blobs) {
    this.blobs = blobs;
  }

  @Override
  public Derivatives render(Original original, Path folder, Progress progress) throws IOException {
    try (InputStream in = Files.newInputStream(original.file())) {
      Blob blob = blobs.put(in);
      return Derivatives.of(
          List.of(
              new Rendition(
                  blob.sha256(),
                  original.name() + ".glb",
                  original.facts().mediaType(),
                  blob.size(),
                  Optional.empty(),
                  Optional.empty())));
    }
  }
}
