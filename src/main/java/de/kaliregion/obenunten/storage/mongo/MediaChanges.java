package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import java.util.Set;

/**
 * Which media items have changed of late, in their words or in their originals; see {@link
 * ChangeLog}.
 */
public final class MediaChanges {
  /** So many changes are told one by one. */
  public static final int KEPT = ChangeLog.KEPT;

  private final ChangeLog log;

  private MediaChanges(ChangeLog log) {
    this.log = log;
  }

  /** Opens the store, creating its collection where it is missing. */
  public static MediaChanges open(MongoDatabase database) {
    return new MediaChanges(ChangeLog.open(database, "mediaChanges", "drafts"));
  }

  /**
   * What has changed.
   *
   * @param number of the last change
   * @param masters ids of the originals of the items in which something has; empty when it is more
   *     than what is told one by one
   */
  public record News(long number, Optional<Set<String>> masters) {}

  /** The number of the last change; 0 before the first. */
  public long number() {
    return log.number();
  }

  /** What has changed since the change of this number; empty when nothing has. */
  public Optional<News> since(long number) {
    return log.since(number).map(news -> new News(news.number(), news.names()));
  }

  /** Notes that something has changed in the item of this original. */
  void note(String master) {
    log.note(master);
  }
}
