package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.draft.card.CardDraft;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.history.Sitting;
import de.kaliregion.obenunten.studio.history.WordDiff;
import de.kaliregion.obenunten.studio.history.Writers;
import java.util.List;
import java.util.Optional;

/**
 * What was saved of a card, as its page shows it.
 *
 * @param newest the version that stands there now
 * @param sittings newest first
 * @param older the number with which the next page of the history begins
 * @param compared a version and what it changed; empty where only the list is shown
 */
public record CardHistoryView(
    Telling telling,
    String path,
    String title,
    CardDraft newest,
    List<Sitting> sittings,
    Optional<Long> older,
    Optional<Compared> compared,
    Writers writers,
    boolean mayEdit) {

  /**
   * A version beside the one before its sitting.
   *
   * @param changes field by field
   */
  public record Compared(CardDraft version, Optional<CardDraft> before, List<Change> changes) {}

  /** What became of the words in a field. */
  public record Change(String field, List<WordDiff.Run> runs) {}

  /** Whether it says what visitors had before anybody wrote on the card. */
  public boolean isBeginning(CardDraft version) {
    return version.changedBy().equals(EditionDraft.RELEASE);
  }

  public String when(Sitting sitting) {
    return sitting.last().at().getEpochSecond() == 0
        ? telling.text().text("card.history.start")
        : telling.moment(sitting.last().at());
  }

  public SaveId nextSave() {
    return SaveId.random();
  }
}
