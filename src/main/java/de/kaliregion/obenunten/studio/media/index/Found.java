package de.kaliregion.obenunten.studio.media.index;

import java.util.List;

/**
 * What was found.
 *
 * @param total how many there are
 * @param first the first of them
 * @param guessed whether words were taken for mistyped ones, as nothing has them as they stand
 */
public record Found<T>(long total, List<T> first, boolean guessed) {
  public Found {
    first = List.copyOf(first);
  }

  public static <T> Found<T> nothing() {
    return new Found<>(0, List.of(), false);
  }
}
