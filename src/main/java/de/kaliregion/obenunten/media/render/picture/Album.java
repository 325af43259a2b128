package de.kaliregion.obenunten.media.render.picture;

import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Rendition.Dimensions;
import de.kaliregion.obenunten.media.isolate.Product;
import de.kaliregion.obenunten.media.render.RenderException;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Looks at what was made of a picture, and keeps it in the blob store. */
final class Album {
  private static final long LARGEST = 64L << 20;

  private final BlobStore blobs;
  private final Path folder;
  private final String name;

  /**
   * @param folder of the run
   * @param name the beginning of the names of the files that visitors get
   */
  Album(BlobStore blobs, Path folder, String name) {
    this.blobs = blobs;
    this.folder = folder;
    this.name = name;
  }

  /**
   * Keeps what was saved of the prints in this format, in the order of the prints. Each waits for
   * the disk several times, so they wait together.
   */
  List<Rendition> keep(List<Print> prints, Format format)
      throws RenderException, IOException, InterruptedException {
    return Lanes.all(
        prints.stream().map(print -> (Callable<Rendition>) () -> keep(print, format)).toList());
  }

  private Rendition keep(Print print, Format format) throws RenderException, IOException {
    Product product = check(folder, print.name() + "." + format.extension(), format, print.size());
    try (InputStream in = product.open()) {
      Blob blob = blobs.put(in);
      return new Rendition(
          blob.sha256(),
          name + "-" + print.width() + "." + format.extension(),
          format.mediaType(),
          blob.size(),
          Optional.of(print.size()),
          Optional.empty());
    }
  }

  /**
   * The file, if it is what it should be.
   *
   * @param size that it should have; one pixel more or less is fine
   */
  static Product check(Path folder, String file, Format format, Dimensions size)
      throws RenderException, IOException {
    Product product = Product.in(folder, file);
    Dimensions found = sizeOf(product, format);
    if (Math.abs(found.width() - size.width()) > 1
        || Math.abs(found.height() - size.height()) > 1
        || product.size() > LARGEST) {
      throw new RenderException(
          Reasons.UNMADE, true, file + " has " + product.size() + " bytes and is " + found);
    }
    return product;
  }

  private static Dimensions sizeOf(Product product, Format format)
      throws RenderException, IOException {
    try (InputStream in = product.open()) {
      return Header.read(format, in);
    } catch (MalformedPictureException e) {
      throw new RenderException(Reasons.UNMADE, true, product.path() + ": " + e.getMessage());
    }
  }
}
