package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.draft.Description;
import java.util.Optional;

/** What the library says of an item that came with its words. */
final class ItemWords {
  private ItemWords() {}

  /**
   * The description that says no more than visitors are told, and who is in it.
   *
   * @param people who can be seen or heard
   */
  static Description of(MediaItem item, Optional<String> people) {
    return new Description(
        Optional.of(item.title()),
        item.alt(),
        item.description(),
        item.caption(),
        Optional.of(item.rights().licence()),
        Optional.of(item.rights().creator()),
        item.rights().holder(),
        Optional.of(Integer.toString(item.rights().year())),
        item.rights().source(),
        item.rights().note(),
        people,
        item.consent().isEmpty() && people.isEmpty(),
        item.consent(),
        Optional.empty(),
        item.kind() == MediaItem.Kind.PANORAMA ? Optional.of(true) : Optional.empty(),
        item.poster(),
        item.spoken(),
        item.synthetic(),
        item.transcripts());
  }
}
