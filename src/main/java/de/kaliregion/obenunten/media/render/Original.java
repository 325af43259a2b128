package de.kaliregion.obenunten.media.render;

import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.draft.Facts;
import java.nio.file.Path;

/**
 * What derivatives are made from.
 *
 * @param file the bytes as they arrived; only read. What others wrote reads it inside a sandbox.
 *     Outside of it, models are copied byte by byte, and captions go through our own reader of
 *     lines, bounded in size: the inspection has read the same bytes with the same reader in a
 *     process of its own, so what could stop or fill it never comes here
 * @param facts what the inspection found
 * @param name the beginning of the names of the files that are made, such as {@code kristallgrotte}
 * @param panorama whether it is shown as a view all around
 */
public record Original(Path file, Facts facts, String name, boolean panorama) {
  public Original {
    if (!Rendition.isValidName(name) || name.length() > 64) {
      throw new IllegalArgumentException("no beginning for file names: " + name);
    }
  }
}
