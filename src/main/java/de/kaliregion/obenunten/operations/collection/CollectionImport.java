package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Brings a collection into the store and publishes it. What is there already and has not changed is
 * left alone, so that importing again changes nothing. Nothing is removed.
 */
public final class CollectionImport {
  private final ContentStore store;
  private final BlobStore blobs;
  private final MediaPreparation preparation;
  private final Clock clock;

  public CollectionImport(
      ContentStore store, BlobStore blobs, MediaPreparation preparation, Clock clock) {
    this.store = store;
    this.blobs = blobs;
    this.preparation = preparation;
    this.clock = clock;
  }

  /**
   * What an import did.
   *
   * @param stored new or changed things, apart from stories
   * @param published new releases of stories, one for each language
   */
  public record Outcome(int stored, int published) {
    /** Whether anything is different from before. */
    public boolean changed() {
      return stored + published > 0;
    }
  }

  /**
   * Imports; the files first, so that nothing published ever names a file that is not there. Raises
   * the generation when it changed something, or when a change before it was never announced.
   *
   * @throws UncheckedIOException if a file cannot be read or stored
   */
  public Outcome run(Collection collection) {
    storeFiles(collection.files());
    List<MediaItem> mediaItems = preparation.prepare(collection);
    int stored =
        count(collection.organisations(), store::put)
            + count(collection.places(), store::put)
            + count(mediaItems, store::put)
            + count(collection.signs(), store::put)
            + count(collection.routes(), store::put)
            + count(collection.terms(), store::put)
            + count(collection.notices(), store::put);
    int published =
        collection.stories().stream()
            .mapToInt(s -> count(s.editions(), edition -> publish(s, edition)))
            .sum();
    Outcome outcome = new Outcome(stored, published);
    // An import that was killed has stored what this one finds unchanged.
    if (outcome.changed() || store.isChangePending()) {
      store.raiseGeneration();
    }
    preparation.published(collection);
    return outcome;
  }

  private boolean publish(Collection.StoryEditions story, Edition edition) {
    return !isTakenDown(story.story(), edition)
        && store.publish(story.story(), edition, clock.instant()).isPresent();
  }

  /** What has not changed since somebody took it down stays down. */
  private boolean isTakenDown(Story story, Edition edition) {
    return store
        .takenDown(story.slug(), edition.language())
        .filter(last -> last.story().equals(story) && last.edition().equals(edition))
        .isPresent();
  }

  private static <T> int count(List<T> things, Predicate<T> changed) {
    return (int) things.stream().filter(changed).count();
  }

  private void storeFiles(Map<Sha256, Path> files) {
    files.forEach((digest, file) -> {
      try (InputStream in = Files.newInputStream(file)) {
        blobs.put(in, digest);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }
}
