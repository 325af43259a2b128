package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.draft.review.EditionPlan;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.Rest;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.StoryGap;
import de.kaliregion.obenunten.content.draft.story.StoryGap.Reason.ItemWaits;
import java.util.List;
import java.util.Optional;

/** Counts the blocks that wait. */
final class WaitingParts {
  private WaitingParts() {}

  /** What waits of a version; empty where nothing does. */
  static Optional<Rest> of(long version, String by, List<StoryGap> waiting) {
    int parts = count(waiting);
    return parts == 0
        ? Optional.empty()
        : Optional.of(new Rest(version, by, parts, isAnyReady(waiting)));
  }

  static int count(List<StoryGap> waiting) {
    return (int) waiting.stream().flatMap(gap -> gap.address().block().stream()).distinct().count();
  }

  /** Whether a block waits for nothing but for somebody to release its items. */
  static boolean isAnyReady(List<StoryGap> waiting) {
    return waiting.stream()
        .flatMap(gap -> gap.address().block().stream())
        .distinct()
        .anyMatch(block ->
            waiting.stream()
                .filter(gap -> gap.address().block().filter(block::equals).isPresent())
                .allMatch(
                    gap -> gap.reason() instanceof ItemWaits(_, var missing) && missing.isEmpty()));
  }

  /** Whether visitors have the newest words, and could now have a part that was kept back. */
  static boolean isMore(Optional<EditionDraft> draft, List<StoryGap> waiting, EditionPlan plan) {
    boolean newest =
        draft
            .flatMap(one -> one.published().filter(shown -> shown.version() == one.version()))
            .isPresent();
    boolean fewer =
        plan.rest()
            .filter(rest -> draft.filter(one -> one.version() == rest.version()).isPresent())
            .filter(rest -> count(waiting) < rest.parts())
            .isPresent();
    return newest && (fewer || isAnyReady(waiting));
  }
}
