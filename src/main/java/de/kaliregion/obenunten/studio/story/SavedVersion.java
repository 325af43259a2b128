package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import java.time.Instant;

/**
 * A line of an edition's history.
 *
 * @param by account, or {@link EditionDraft#RELEASE}
 * @param words how many of them it has
 */
public record SavedVersion(long number, Instant at, String by, int words) {

  static SavedVersion of(EditionDraft draft) {
    return new SavedVersion(
        draft.version(), draft.changedAt(), draft.changedBy(), WordCount.of(draft.manuscript()));
  }
}
