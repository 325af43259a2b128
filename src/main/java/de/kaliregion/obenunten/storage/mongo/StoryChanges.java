package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoDatabase;
import de.kaliregion.obenunten.content.Slug;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which stories curators have changed of late; see {@link ChangeLog}. */
public final class StoryChanges {
  static final String COLLECTION = "storyChanges";

  /** So many changes are told one by one. */
  public static final int KEPT = ChangeLog.KEPT;

  private final ChangeLog log;

  private StoryChanges(ChangeLog log) {
    this.log = log;
  }

  /** Opens the store, creating its collection where it is missing. */
  public static StoryChanges open(MongoDatabase database) {
    return new StoryChanges(ChangeLog.open(database, COLLECTION, "drafts"));
  }

  /**
   * What has changed.
   *
   * @param number of the last change
   * @param stories in which something has; empty when it is more than what is told one by one
   */
  public record News(long number, Optional<Set<Slug>> stories) {}

  /** The number of the last change; 0 before the first. */
  public long number() {
    return log.number();
  }

  /** What has changed since the change of this number; empty when nothing has. */
  public Optional<News> since(long number) {
    return log.since(number)
        .map(news -> new News(news.number(), news.names().map(StoryChanges::slugs)));
  }

  private static Set<Slug> slugs(Set<String> names) {
    return names.stream().map(Slug::new).collect(Collectors.toUnmodifiableSet());
  }

  /** Notes that something has changed in this story. */
  void note(Slug story) {
    log.note(story.value());
  }
}
