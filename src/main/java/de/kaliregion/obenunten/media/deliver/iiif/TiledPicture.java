package de.kaliregion.obenunten.media.deliver.iiif;

import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.TilePack;
import de.kaliregion.obenunten.media.deliver.MediaFile;
import java.nio.file.Path;
import java.util.Optional;

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
}
