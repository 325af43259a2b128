package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import java.time.Instant;

/**
 * A line of an edition's history.
 *
 * @param by account, or {@link EditionDraft#RELEASE}
 * @param bytes what its words take
 */
public record SavedVersion(long number, Instant at, String by, int bytes) {

  static SavedVersion of(EditionDraft draft) {
    return new SavedVersion(
        draft.version(), draft.changedAt(), draft.changedBy(), draft.manuscript().bytes());
  }
}
