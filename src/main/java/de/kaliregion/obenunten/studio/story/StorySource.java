package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.draft.review.EditionPlan;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that there is of a story: the drafts, and for what has none yet what visitors have.
 *
 * @param editions the languages that there are
 * @param place where it belongs, once somebody has said so
 * @param releases the numbers of those that visitors have
 * @param plans what shall happen to them by itself
 * @param openRemarks how many threads about it nobody has marked as done
 */
record StorySource(
    StoryDraft story,
    List<EditionDraft> editions,
    Optional<Place> place,
    Map<Language, Integer> releases,
    List<EditionPlan> plans,
    int openRemarks) {

  Optional<EditionPlan> planFor(Language language) {
    return plans.stream().filter(plan -> plan.language() == language).findFirst();
  }

  Optional<EditionDraft> in(Language language) {
    return editions.stream().filter(edition -> edition.language() == language).findFirst();
  }
}
