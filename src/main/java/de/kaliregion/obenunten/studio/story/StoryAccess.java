package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.storage.mongo.StoryDraftStore;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import java.util.Optional;

/** Lets those at a story who may do something to it. */
record StoryAccess(StoryDraftStore stories, ReleasedStories released) {

  /**
   * The story, for somebody who may do this to it; what only visitors had is taken over first.
   *
   * @throws de.kaliregion.obenunten.web.ProblemException 404 to whom it does not exist, 403 to
   *     members who lack the right
   */
  StoryDraft story(SignedIn who, Slug slug, Right right) {
    Optional<StoryDraft> draft = stories.find(slug);
    Slug organisation =
        draft
            .map(StoryDraft::organisation)
            .or(() -> released.organisation(slug))
            .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
    draft
        .flatMap(StoryDraft::begunBy)
        .map(AccountId::new)
        .ifPresentOrElse(
            maker -> who.require(right, organisation, maker),
            () -> who.require(right, organisation));
    if (draft.isEmpty()) {
      released.takeOver(slug);
    }
    return draft.or(() -> stories.find(slug)).orElseThrow();
  }
}
