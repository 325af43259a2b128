package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.MediaItem;
import java.util.List;

/** Makes of a collection's media what visitors get. The files are in the blob store already. */
public interface MediaPreparation {

  /** Shows the files as they are. */
  MediaPreparation AS_THEY_ARE =
      new MediaPreparation() {
        @Override
        public List<MediaItem> prepare(Collection collection) {
          return collection.mediaItems();
        }

        @Override
        public void published(Collection collection) {
          // Nobody needs to know.
        }
      };

  /** The items for visitors, in the same order. */
  List<MediaItem> prepare(Collection collection);

  /** Is told when visitors have the items. */
  void published(Collection collection);
}
