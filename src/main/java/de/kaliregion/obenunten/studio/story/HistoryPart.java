package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.studio.history.SavedVersion;
import de.kaliregion.obenunten.studio.history.Sitting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A page of an edition's history.
 *
 * @param lines newest first
 * @param more whether there are earlier versions
 * @param isCut whether the sitting of the last line began earlier than is told here
 */
public record HistoryPart(List<Line> lines, boolean more, boolean isCut) {
  private static final int MOST_LINES = 30;
  private static final int MOST_VERSIONS = 500;

  /**
   * One sitting.
   *
   * @param growth by how many words it made the text longer; empty where nothing was before it
   */
  public record Line(Sitting sitting, Optional<Integer> growth) {}

  /** Reads a history from a version on. */
  @FunctionalInterface
  interface Reading {
    /** Some versions, newest first; none where there are no more. */
    List<SavedVersion> from(long number);
  }

  /**
   * The page that begins with this version. It ends where a sitting began, unless that takes more
   * than is good for a page.
   */
  static HistoryPart from(long newest, Reading reading) {
    List<SavedVersion> versions = new ArrayList<>();
    List<SavedVersion> further = reading.from(newest);
    while (!further.isEmpty()) {
      versions.addAll(further);
      if (versions.size() >= MOST_VERSIONS || Sitting.of(versions).size() > MOST_LINES) {
        return part(Sitting.of(versions), isUnfinished(versions));
      }
      further = reading.from(versions.getLast().number() - 1);
    }
    return part(Sitting.of(versions), false);
  }

  private static boolean isUnfinished(List<SavedVersion> versions) {
    return versions.getLast().number() > 1;
  }

  private static HistoryPart part(List<Sitting> sittings, boolean unfinished) {
    boolean alone = sittings.size() == 1;
    int whole = unfinished && !alone ? sittings.size() - 1 : sittings.size();
    int shown = Math.min(whole, MOST_LINES);
    List<Line> lines =
        IntStream.range(0, shown)
            .mapToObj(i ->
                new Line(
                    sittings.get(i),
                    Optional.of(i + 1)
                        .filter(before -> before < sittings.size())
                        .map(before -> growth(sittings.get(before), sittings.get(i)))))
            .toList();
    return new HistoryPart(lines, unfinished || shown < sittings.size(), unfinished && alone);
  }

  private static int growth(Sitting before, Sitting after) {
    return after.last().words() - before.last().words();
  }

  /** The last version that is told here. */
  public long end() {
    return lines.getLast().sitting().first().number();
  }
}
