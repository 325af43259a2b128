package de.kaliregion.obenunten.studio.media.index;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.access.Barrier;
import de.kaliregion.obenunten.content.draft.Gap;

/**
 * What can be said of a media item, to find all of which it is true.
 *
 * @param name in the index
 */
public record MediaTrait(String name) {
  /** It is there, and not deleted. */
  static final MediaTrait PRESENT = new MediaTrait("present");

  /** It is deleted, which can be undone for a while. */
  static final MediaTrait DELETED = new MediaTrait("deleted");

  /** Nobody has said yet whose it is, what others may do with it, or who can be seen in it. */
  public static final MediaTrait LACKS_RIGHTS = new MediaTrait("gap.rights");

  /** Its original could not be shown. */
  public static final MediaTrait FAILED = new MediaTrait("failed");

  /** Visitors do not have it. */
  public static final MediaTrait NOT_RELEASED = new MediaTrait("not-released");

  /** Something is missing before visitors may have it. */
  public static MediaTrait lacks(Gap gap) {
    return new MediaTrait("gap." + gap);
  }

  /** Not everybody could use it. */
  public static MediaTrait has(Barrier barrier) {
    return new MediaTrait("barrier." + barrier);
  }

  /** It is of this kind, or may turn out to be. */
  public static MediaTrait mayBe(MediaItem.Kind kind) {
    return new MediaTrait("kind." + kind);
  }
}
