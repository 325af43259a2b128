package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.draft.review.EditionPlan;
import de.kaliregion.obenunten.content.draft.story.Withdrawal;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.EditionPlanStore;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Takes one language of a story from visitors; the others stay, and so do all releases. */
record Closing(ContentStore content, EditionDraftStore editions, EditionPlanStore plans) {

  /**
   * Takes down what visitors have now, whatever it is, and forgets what was planned. If the process
   * dies at any moment, doing it again does what is left to do.
   *
   * @param plan as it was seen
   * @return whether visitors had it
   */
  boolean takeDown(EditionPlan plan, AccountId by, Instant now) {
    OptionalInt number = shown(plan);
    while (number.isPresent()
        && !content.takeDown(plan.story(), plan.language(), number.getAsInt())) {
      number = shown(plan);
    }
    settle(plan, by, now);
    return number.isPresent();
  }

  /**
   * Takes down what visitors had before the plan was looked at, and nothing that they got since.
   *
   * @param still tells whether it is still planned
   * @return whether visitors had it
   */
  boolean takeDownAsPlanned(
      EditionPlan plan, Predicate<EditionPlan> still, AccountId by, Instant now) {
    OptionalInt number = shown(plan);
    if (!still.test(plan)) {
      return false;
    }
    boolean taken =
        number.isPresent() && content.takeDown(plan.story(), plan.language(), number.getAsInt());
    settle(plan, by, now);
    return taken;
  }

  private OptionalInt shown(EditionPlan plan) {
    return content.releases(plan.story()).stream()
        .filter(release -> release.edition().language() == plan.language())
        .mapToInt(Release::number)
        .findFirst();
  }

  private void settle(EditionPlan plan, AccountId by, Instant now) {
    if (content.isChangePending()) {
      content.raiseGeneration();
    }
    Slug story = plan.story();
    Language language = plan.language();
    content
        .takenDown(story, language)
        .ifPresent(release ->
            editions.withdrawn(story, language, new Withdrawal(release.number(), now, by.value())));
    plan.rest().ifPresent(rest -> plans.drop(story, language, rest));
    plan.launch().ifPresent(launch -> plans.drop(story, language, launch));
    plan.takeDown().ifPresent(end -> plans.drop(story, language, end));
  }
}
