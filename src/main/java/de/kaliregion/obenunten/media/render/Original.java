package de.kaliregion.obenunten.media.render;

import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.draft.Facts;
import java.nio.file.Path;

/**
 * What derivatives are made from.
 *
 * @param file the bytes as they arrived; only read, and only inside a sandbox
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
