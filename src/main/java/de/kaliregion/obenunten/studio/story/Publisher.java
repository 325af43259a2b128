package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.draft.review.EditionPlan;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.Rest;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryGap;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.EditionPlanStore;
import de.kaliregion.obenunten.studio.story.StoryReader.EditionReading;
import de.kaliregion.obenunten.studio.story.StoryReader.StoryReading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Gives visitors a version of one language of a story, without the blocks that lack something, and
 * keeps in mind which ones wait.
 */
record Publisher(
    StoryReader reader,
    StoryPublication publication,
    StoryItems items,
    EditionDraftStore editions,
    EditionPlanStore plans) {

  /** The story with a cover, if there is any picture in one of its editions. */
  StoryDraft covered(StoryDraft story) {
    return Cover.of(story, editions.of(story.slug()));
  }

  /**
   * Releases the items that wait for nothing but the story.
   *
   * @param by somebody who may release them
   */
  void releaseItems(AccountId by, StoryDraft covered, EditionDraft draft) {
    items.release(by, reader.story(covered), reader.edition(draft));
  }

  /**
   * Publishes it.
   *
   * @param covered what the languages share, with a cover
   * @param draft the version
   */
  Publishing publish(AccountId by, StoryDraft covered, EditionDraft draft, Instant now) {
    StoryReading facts = reader.story(covered);
    EditionReading words = reader.edition(draft);
    return facts instanceof StoryReading.Readable(Story story)
            && words instanceof EditionReading.Readable readable
        ? publish(by, story, draft, readable, now)
        : new Publishing.Incomplete(facts.needed(), words.needed(), words.waiting());
  }

  /** Publishes what was read already. */
  Publishing publish(
      AccountId by, Story story, EditionDraft draft, EditionReading.Readable words, Instant now) {
    int number = publication.publish(draft, story, words.edition(), now);
    keepInMind(by, draft, words.waiting());
    return new Publishing.Published(number, words.waiting());
  }

  private void keepInMind(AccountId by, EditionDraft draft, List<StoryGap> waiting) {
    Optional<Rest> before = plans.find(draft.story(), draft.language()).flatMap(EditionPlan::rest);
    Optional<Rest> now = WaitingParts.of(draft.version(), by.value(), waiting);
    if (now.isPresent() && !now.equals(before)) {
      plans.rest(draft.story(), draft.language(), draft.organisation(), now.get());
    } else if (now.isEmpty() && before.isPresent()) {
      plans.drop(draft.story(), draft.language(), before.get());
    }
  }
}
