package de.kaliregion.obenunten.studio.overview;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.storage.mongo.MediaChanges;
import de.kaliregion.obenunten.studio.media.index.MediaIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What room media take. Adding up an organisation's originals looks at each, so that is done only
 * when something has changed since.
 */
final class Storage {
  private final MediaLibrary library;
  private final MediaIndex index;
  private final MediaChanges changes;
  private final long quota;
  private final Map<Slug, Long> originals = new HashMap<>();
  private long number = -1;

  Storage(MediaLibrary library, MediaIndex index, MediaChanges changes, long quota) {
    this.library = library;
    this.index = index;
    this.changes = changes;
    this.quota = quota;
  }

  List<StorageUse> of(List<Slug> organisations) {
    return organisations.stream()
        .map(slug -> new StorageUse(slug, originals(slug), index.made(slug), quota))
        .toList();
  }

  private synchronized long originals(Slug organisation) {
    long now = changes.number();
    if (now != number) {
      originals.clear();
      number = now;
    }
    return originals.computeIfAbsent(organisation, library::bytes);
  }
}
