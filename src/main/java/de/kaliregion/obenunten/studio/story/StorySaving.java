package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.InvalidContentException;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.Merged;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.content.draft.story.Versioned;
import de.kaliregion.obenunten.storage.mongo.Saving;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import java.util.Optional;
import java.util.function.Function;

/**
 * Stores what somebody typed. Where somebody else was faster and nothing excludes each other, what
 * both wrote is stored; where something does, nothing is. For a script nothing is stored either:
 * its page must show what the other wrote first, or its next save would take that away again.
 * Nobody is outrun by themselves: a save of theirs whose answer got lost is one that they have
 * seen.
 */
record StorySaving(StoryDesk desk, SignedIn who, Slug story, StoryForm form) {
  private static final int PATIENCE = 3;

  /**
   * What became of it.
   *
   * @param words what the form is to show now
   * @param version that they stand for
   * @param merged whether there are words of somebody else among them
   * @param conflict if nothing was stored
   */
  record Outcome<T>(T words, long version, boolean merged, Optional<StoryConflict> conflict) {}

  Outcome<StoryFacts> facts(StoryFacts mine) {
    return store(
        mine,
        form.seenFacts(),
        (seen, save, facts) -> desk.saveFacts(who, story, seen, save, facts),
        (seen, facts, theirs) -> desk.merge(who, story, seen, facts, theirs),
        StoryDraft::facts);
  }

  /** An edition that nobody has begun does not begin with nothing. */
  Outcome<Manuscript> words(Manuscript mine) {
    if (form.seen() == 0 && mine.equals(Manuscript.EMPTY)) {
      return new Outcome<>(mine, 0, false, Optional.empty());
    }
    return store(
        mine,
        form.seen(),
        (seen, save, words) -> desk.saveEdition(who, story, form.language(), seen, save, words),
        (seen, words, theirs) -> desk.merge(who, story, seen, words, theirs),
        EditionDraft::manuscript);
  }

  @FunctionalInterface
  private interface Save<D, T> {
    Saving<D> store(long seen, SaveId save, T words);
  }

  @FunctionalInterface
  private interface Merging<D, T> {
    Merged<T> merge(long seen, T mine, D theirs);
  }

  private <D extends Versioned<D>, T> Outcome<T> store(
      T mine, long firstSeen, Save<D, T> store, Merging<D, T> merging, Function<D, T> wordsOf) {
    T words = mine;
    long seen = firstSeen;
    SaveId save = form.save();
    boolean merged = false;
    for (int tries = 0; ; tries++) {
      switch (store.store(seen, save, words)) {
        case Saving.Saved<D>(D saved) -> {
          return new Outcome<>(wordsOf.apply(saved), saved.version(), merged, Optional.empty());
        }
        case Saving.Missing<D>() -> throw Problem.of(ProblemType.NOT_FOUND).exception();
        case Saving.Outrun<D>(D own) when form.save().isLaterThan(own.save()) ->
            seen = own.version();
        case Saving.Outrun<D>(D later) when later.save().isLaterThan(form.save()) -> {
          return new Outcome<>(wordsOf.apply(later), later.version(), false, Optional.empty());
        }
        case Saving.Outrun<D>(D theirs) -> {
          Merged<T> both = merged(merging, seen, words, theirs);
          if (form.byScript() || !both.clashes().isEmpty() || tries == PATIENCE) {
            return new Outcome<>(
                both.result(),
                theirs.version(),
                true,
                Optional.of(
                    new StoryConflict(theirs.changedBy(), theirs.changedAt(), both.clashes())));
          }
          words = both.result();
          seen = theirs.version();
          save = SaveId.random();
          merged = true;
        }
      }
    }
  }

  private static <D, T> Merged<T> merged(Merging<D, T> merging, long seen, T mine, D theirs) {
    try {
      return merging.merge(seen, mine, theirs);
    } catch (InvalidContentException e) {
      throw Problem.of(ProblemType.CONTENT_TOO_LARGE)
          .withDetail(
              "Jemand anderes hat zur gleichen Zeit geschrieben, und beides zusammen ist zu lang."
                  + " Gehen Sie zurück und kürzen Sie, was Sie geschrieben haben.",
              "Somebody else wrote at the same time, and both together are too long. Go back and"
                  + " shorten what you wrote.",
              "Eine andere Person hat auch geschrieben. Zusammen ist es zu lang. Gehen Sie zurück."
                  + " Machen Sie Ihren Text kürzer.")
          .exception();
    }
  }
}
