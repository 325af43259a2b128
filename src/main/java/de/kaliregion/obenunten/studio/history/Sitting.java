package de.kaliregion.obenunten.studio.history;

import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What one person wrote without a longer pause: browsers save every few seconds, and nobody wants
 * to read as many lines.
 *
 * @param versions newest first, at least one
 */
public record Sitting(List<SavedVersion> versions) {
  private static final Duration PAUSE = Duration.ofMinutes(10);

  public Sitting {
    versions = List.copyOf(versions);
  }

  /** The sittings of a history, both newest first. */
  public static List<Sitting> of(List<SavedVersion> history) {
    List<Sitting> sittings = new ArrayList<>();
    List<SavedVersion> versions = new ArrayList<>();
    for (SavedVersion version : history) {
      if (!versions.isEmpty() && !areOne(version, versions.getLast())) {
        sittings.add(new Sitting(versions));
        versions.clear();
      }
      versions.add(version);
    }
    if (!versions.isEmpty()) {
      sittings.add(new Sitting(versions));
    }
    return List.copyOf(sittings);
  }

  /** Whether both were saved in one sitting. What visitors had was saved in none. */
  public static boolean areOne(SavedVersion earlier, SavedVersion later) {
    return earlier.by().equals(later.by())
        && !later.by().equals(EditionDraft.RELEASE)
        && Duration.between(earlier.at(), later.at()).compareTo(PAUSE) < 0;
  }

  /** What came of it. */
  public SavedVersion last() {
    return versions.getFirst();
  }

  /** Its first version. */
  public SavedVersion first() {
    return versions.getLast();
  }

  /** Whether it has this version. */
  public boolean has(long number) {
    return versions.stream().anyMatch(version -> version.number() == number);
  }
}
