package de.kaliregion.obenunten.studio.media.index;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.storage.mongo.MediaChanges;
import de.kaliregion.obenunten.studio.Followed;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Finds media items, drafts and released ones, by words and by what they lack. What was saved on
 * whichever node is found at once.
 */
public final class MediaIndex implements AutoCloseable {
  private final Followed<CurrentMedia> media;

  public MediaIndex(MediaLibrary library, MediaChanges changes) {
    media = new Followed<>("media", () -> CurrentMedia.read(library, changes));
  }

  /** Begins to build it, so that whoever comes first need not wait for all of it. */
  public void begin() {
    media.begin();
  }

  /**
   * Whether it is built; begins to build it where nobody has asked yet.
   *
   * @param patience how long to wait for it
   */
  public boolean isBuilt(Duration patience) {
    return media.isBuilt(patience);
  }

  /** The items of these organisations that have all these words, the last change first. */
  public Found<Slug> find(String words, Collection<Slug> organisations, int most) {
    return current().find(words, organisations, most);
  }

  /** The items of these organisations of which all this is true, the last change first. */
  public Found<Slug> with(Set<MediaTrait> traits, Collection<Slug> organisations, int most) {
    return current().with(traits, organisations, Optional.empty(), most);
  }

  /** The same, only those that this account sent. */
  public Found<Slug> sentBy(
      String account, Set<MediaTrait> traits, Collection<Slug> organisations, int most) {
    return current().with(traits, organisations, Optional.of(account), most);
  }

  /**
   * Bytes of the originals of an organisation, the deleted ones too; not those that were replaced
   * and wait to be purged.
   */
  public long originals(Slug organisation) {
    return current().originals(organisation);
  }

  /** Bytes of what was made of them. */
  public long made(Slug organisation) {
    return current().made(organisation);
  }

  private CurrentMedia current() {
    return media.current();
  }

  @Override
  public void close() {
    media.close();
  }
}
