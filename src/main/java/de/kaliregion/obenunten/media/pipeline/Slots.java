package de.kaliregion.obenunten.media.pipeline;

import de.kaliregion.obenunten.content.draft.Stage;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How many jobs of which kind run at once. One slot is never taken by long work, so that a picture
 * does not wait behind a film; and of films there is one at a time, because each uses all
 * processors.
 */
final class Slots {
  private final int all;
  private final Map<String, Integer> taken = new HashMap<>();

  Slots(int all) {
    if (all < 2) {
      throw new IllegalArgumentException("two slots are needed: one for long work, one for short");
    }
    this.all = all;
  }

  int all() {
    return all;
  }

  /** Whether another job of this kind may run. */
  synchronized boolean has(String kind) {
    return count(_ -> true) < all
        && (!isLong(kind) || count(Slots::isLong) < all - 1)
        && (!isFilm(kind) || count(Slots::isFilm) < 1);
  }

  synchronized boolean isAnyFree() {
    return count(_ -> true) < all;
  }

  synchronized void take(String kind) {
    taken.merge(kind, 1, Integer::sum);
  }

  synchronized void free(String kind) {
    taken.merge(kind, -1, Integer::sum);
  }

  private int count(Predicate<String> kinds) {
    return taken.entrySet().stream()
        .filter(entry -> kinds.test(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private static boolean isLong(String kind) {
    return isFilm(kind) || kind.equals(Stage.AVIF.name()) || kind.equals(Stage.TILES.name());
  }

  private static boolean isFilm(String kind) {
    return kind.equals(Stage.FILM_SMALL.name()) || kind.equals(Stage.FILM_LARGE.name());
  }
}
