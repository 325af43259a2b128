package de.kaliregion.obenunten.studio.search;

import java.util.List;
import java.util.Optional;

/**
 * What was found of one sort.
 *
 * @param key of its name among the messages
 * @param total how many there are
 * @param hits the first of them
 * @param all where all of them stand; empty where there is no such list
 * @param guessed whether words were taken for mistyped ones
 */
public record Group(String key, long total, List<Hit> hits, Optional<String> all, boolean guessed) {

  /** Whether there are more than stand here, and a list of all. */
  public boolean goesOn() {
    return total > hits.size() && all.isPresent();
  }
}
