package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.card.CardDraft;
import de.kaliregion.obenunten.content.draft.card.CardMerge;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.storage.mongo.Saving;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import java.util.Optional;

/**
 * Stores what somebody typed on a card. Where somebody else was faster and nothing excludes each
 * other, what both wrote is stored; where something does, nothing is. For a script nothing is
 * stored either: its page must show what the other wrote first. Nobody is outrun by themselves: of
 * a page's own saves whose answers got lost the later one holds.
 */
record CardSaving(CardDesk<?> desk, SignedIn who, Slug slug, CardForm form) {
  private static final int PATIENCE = 3;

  /**
   * What became of it.
   *
   * @param words what the form is to show now
   * @param version that they stand for
   * @param merged whether there are words of somebody else among them
   * @param conflict if nothing was stored
   */
  record Outcome(CardWords words, long version, boolean merged, Optional<CardConflict> conflict) {}

  Outcome store(CardWords mine) {
    CardWords words = mine;
    long seen = form.seen();
    SaveId save = form.save();
    boolean merged = false;
    for (int tries = 0; ; tries++) {
      switch (desk.save(who, slug, seen, save, words)) {
        case Saving.Saved<CardDraft>(CardDraft saved) -> {
          return new Outcome(saved.words(), saved.version(), merged, Optional.empty());
        }
        case Saving.Missing<CardDraft>() -> throw Problem.of(ProblemType.NOT_FOUND).exception();
        case Saving.Outrun<CardDraft>(CardDraft own) when form.save().isLaterThan(own.save()) ->
            seen = own.version();
        case Saving.Outrun<CardDraft>(CardDraft later)
            when later.save().isLaterThan(form.save()) -> {
          return new Outcome(later.words(), later.version(), false, Optional.empty());
        }
        case Saving.Outrun<CardDraft>(CardDraft theirs) -> {
          CardMerge.Result both = desk.merge(slug, seen, words, theirs);
          if (form.byScript() || !both.clashes().isEmpty() || tries == PATIENCE) {
            return new Outcome(
                both.result(),
                theirs.version(),
                true,
                Optional.of(
                    new CardConflict(theirs.changedBy(), theirs.changedAt(), both.clashes())));
          }
          words = both.result();
          seen = theirs.version();
          save = SaveId.random();
          merged = true;
        }
      }
    }
  }
}
