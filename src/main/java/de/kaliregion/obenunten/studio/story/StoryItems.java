package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.draft.story.StoryGap;
import de.kaliregion.obenunten.content.draft.story.StoryGap.Reason.ItemWaits;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.studio.story.StoryReader.EditionReading;
import de.kaliregion.obenunten.studio.story.StoryReader.StoryReading;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings the items of a story to visitors together with it: an item that lacks nothing needs no
 * second decision.
 */
record StoryItems(MediaLibrary library) {

  /**
   * Releases the items that only wait for it, where nothing else keeps the story back.
   *
   * @param by account of somebody who may release them
   */
  void release(AccountId by, StoryReading facts, EditionReading words) {
    List<StoryGap> needed =
        Stream.concat(facts.needed().stream(), words.needed().stream()).toList();
    boolean nothingElse = needed.stream().allMatch(gap -> waitingItem(gap).isPresent());
    if (nothingElse) {
      Stream.concat(needed.stream(), words.waiting().stream())
          .flatMap(gap -> waitingItem(gap).stream())
          .distinct()
          .forEach(item -> library.release(item, by.value()));
    }
  }

  /** The item that lacks nothing but its release, if that is the gap. */
  private static Optional<Slug> waitingItem(StoryGap gap) {
    return gap.reason() instanceof ItemWaits(Slug item, List<?> missing) && missing.isEmpty()
        ? Optional.of(item)
        : Optional.empty();
  }
}
