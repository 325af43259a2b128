package de.kaliregion.obenunten.media.pipeline;

import de.kaliregion.obenunten.content.draft.Stage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How many jobs of which kind run at once. One slot is never taken by long work, so that a picture
 * does not wait behind a film; of films there is one at a time, because each uses all processors;
 * and what only adds to an item is not begun beside what somebody waits for.
 */
final class Slots {
  private static final Set<String> ADDITIONS =
      Arrays.stream(Stage.values())
          .filter(stage -> !stage.isFirst())
          .map(Stage::name)
          .collect(Collectors.toUnmodifiableSet());

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
        && (!isFilm(kind) || count(Slots::isFilm) < 1)
        && (!isAddition(kind) || count(Slots::isAddition) == count(_ -> true));
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

  private static boolean isAddition(String kind) {
    return ADDITIONS.contains(kind);
  }

  private static boolean isFilm(String kind) {
    return kind.equals(Stage.FILM_SMALL.name()) || kind.equals(Stage.FILM_LARGE.name());
  }
}
