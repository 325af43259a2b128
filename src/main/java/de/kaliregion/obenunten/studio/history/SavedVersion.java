package de.kaliregion.obenunten.studio.history;

import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.Versioned;
import java.time.Instant;

/**
 * A line of a history.
 *
 * @param by account, or {@link EditionDraft#RELEASE}
 * @param words how many of them it has
 */
public record SavedVersion(long number, Instant at, String by, int words) {

  /** The line of a version that has so many words. */
  public static SavedVersion of(Versioned<?> draft, int words) {
    return new SavedVersion(draft.version(), draft.changedAt(), draft.changedBy(), words);
  }
}
