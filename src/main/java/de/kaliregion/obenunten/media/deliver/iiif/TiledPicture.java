package de.kaliregion.obenunten.media.deliver.iiif;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.TilePack;
import de.kaliregion.obenunten.media.deliver.MediaFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * A picture that can be looked at closely.
 *
 * @param pack its tiles
 * @param file where the pack lies
 * @param rights the address of its licence or rights statement
 * @param overview all of it in one file, for {@code full/max} where the pack has none
 */
public record TiledPicture(
    TilePack pack, Path file, Optional<String> rights, Optional<Overview> overview) {

  /** A whole picture, as JPEG. */
  public record Overview(Sha256 sha256, MediaFile file, Rendition.Dimensions dimensions) {}

  /**
   * The tiles of an item that has some.
   *
   * @param stored where the file of a digest lies
   */
  public static TiledPicture of(MediaItem item, Function<Sha256, Path> stored) {
    TilePack pack = item.derivatives().tiles().orElseThrow();
    return new TiledPicture(
        pack,
        stored.apply(pack.sha256()),
        Optional.of(item.rights().licence().url()),
        Optional.of(item.main())
            .filter(largest -> largest.mediaType().equals("image/jpeg"))
            .map(largest -> overview(largest, stored)));
  }

  private static Overview overview(Rendition file, Function<Sha256, Path> stored) {
    return new Overview(
        file.sha256(),
        new MediaFile(stored.apply(file.sha256()), file.mediaType(), file.bytes()),
        file.dimensions().orElseThrow());
  }
}
