package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.storage.mongo.StoryChanges;
import de.kaliregion.obenunten.studio.Followed;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Finds stories, drafts and published ones, by words, by how their languages stand and by whose
 * they are. What was saved on whichever node is found at once.
 */
public final class StoryIndex implements AutoCloseable {
  private final Followed<CurrentStories> stories;

  /**
   * @param exhibition what visitors have now
   */
  public StoryIndex(StoryStores stores, StoryChanges changes, Supplier<Exhibition> exhibition) {
    StorySources sources = new StorySources(stores);
    stories = new Followed<>("stories", () -> CurrentStories.read(sources, changes, exhibition));
  }

  /** Begins to build it, so that whoever comes first need not wait for all of it. */
  public void begin() {
    stories.begin();
  }

  /**
   * Whether it is built; begins to build it where nobody has asked yet.
   *
   * @param patience how long to wait for it
   */
  public boolean isBuilt(Duration patience) {
    return stories.isBuilt(patience);
  }

  /**
   * The stories of these organisations that a query asks for.
   *
   * @param viewer whoever asks
   * @param reader their language
   */
  public StoriesFound find(
      StoryQuery query, Collection<Slug> organisations, StoryViewer viewer, Language reader) {
    return current().find(query, organisations, viewer, reader);
  }

  /**
   * The first stories that wait for somebody, the last change first: handed in to them or, where
   * they may publish, to nobody in particular; sent back to them; or approved by them and kept
   * back.
   *
   * @param organisations whose stories they see
   * @param reader their language
   */
  public StoriesFound waitingFor(
      StoryViewer viewer, Collection<Slug> organisations, Language reader) {
    return find(StoryQuery.ALL.thatWaits(), organisations, viewer, reader);
  }

  /** How many stories of these organisations wait for somebody. */
  public long countWaiting(StoryViewer viewer, Collection<Slug> organisations) {
    return current().countWaiting(viewer, organisations);
  }

  /** How many stories of these organisations are shown so. */
  public long count(StoryShow show, Collection<Slug> organisations) {
    return current().count(show, organisations);
  }

  /** All stories of these organisations, in no order. */
  public List<StoryLine> of(Collection<Slug> organisations) {
    return current().of(organisations);
  }

  private StoryCatalogue current() {
    return stories.current().catalogue();
  }

  @Override
  public void close() {
    stories.close();
  }
}
