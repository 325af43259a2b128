package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.Gap;
import java.util.List;
import java.util.Optional;

/** What a story can show and where it can be. */
interface Surroundings {

  /** The media item of this name, for a story of the organisation. */
  Item item(Slug slug, Slug organisation);

  /** Whether there is a place of this name. */
  boolean hasPlace(Slug slug);

  /** Whether visitors may have a media item. */
  sealed interface Item {

    /** They have it. */
    record OnShow(MediaItem.Kind kind) implements Item {}

    /**
     * They do not have it yet.
     *
     * @param kind once it has been inspected
     * @param missing what its description lacks
     */
    record Waits(Optional<MediaItem.Kind> kind, List<Gap> missing) implements Item {}

    /** There is none, or it is not the organisation's and not on show. */
    record Unknown() implements Item {}
  }
}
