package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.Rest;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.StoryGap;
import de.kaliregion.obenunten.content.draft.story.StoryGap.Reason.ItemWaits;
import de.kaliregion.obenunten.studio.story.StoryReader.EditionReading;
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

  /**
   * Whether visitors have the newest words, and could now have a part that was kept back.
   *
   * @param reading what they could have
   * @param shown what they have
   */
  static boolean isMore(
      Optional<EditionDraft> draft, Optional<EditionReading> reading, Optional<Edition> shown) {
    boolean newest =
        draft
            .flatMap(one -> one.published().filter(known -> known.version() == one.version()))
            .isPresent();
    return newest
        && reading
            .filter(now -> isAnyReady(now.waiting()) || hasMoreBlocks(now, shown))
            .isPresent();
  }

  private static boolean hasMoreBlocks(EditionReading now, Optional<Edition> shown) {
    return now instanceof EditionReading.Readable readable
        && shown
            .filter(edition -> readable.edition().blocks().size() > edition.blocks().size())
            .isPresent();
  }
}
