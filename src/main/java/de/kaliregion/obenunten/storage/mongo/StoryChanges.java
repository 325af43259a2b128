package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import de.kaliregion.obenunten.content.Slug;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.conversions.Bson;

/**
 * Which stories curators have changed of late: one document with a number that rises by one with
 * each change, and with the stories of the last {@value #KEPT} changes. Whoever knows a number sees
 * with one look-up by name what has changed since, on whichever node.
 */
public final class StoryChanges {
  static final String COLLECTION = "storyChanges";

  /** So many changes are told one by one. */
  public static final int KEPT = 200;

  private static final Bson ONLY = Filters.eq("drafts");
  private static final String NUMBER = "number";
  private static final String LAST = "last";

  private final MongoCollection<BsonDocument> documents;

  private StoryChanges(MongoDatabase database) {
    documents = database.getCollection(COLLECTION, BsonDocument.class);
  }

  /** Opens the store, creating its collection where it is missing. */
  public static StoryChanges open(MongoDatabase database) {
    DocumentCollection.create(database, List.of(COLLECTION));
    return new StoryChanges(database);
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
    BsonDocument document = documents.find(ONLY).first();
    return document == null ? 0 : number(document);
  }

  private static long number(BsonDocument document) {
    return document.getNumber(NUMBER, new BsonInt64(0)).longValue();
  }

  /** What has changed since the change of this number; empty when nothing has. */
  public Optional<News> since(long number) {
    Bson risen = Filters.and(ONLY, Filters.ne(NUMBER, number));
    return Optional.ofNullable(documents.find(risen).first())
        .map(document -> news(document, number));
  }

  /** A number below the one that is known is that of a database that was put back. */
  private static News news(BsonDocument document, long since) {
    long missed = number(document) - since;
    BsonArray last = document.getArray(LAST);
    if (missed < 0 || missed > last.size()) {
      return new News(number(document), Optional.empty());
    }
    Set<Slug> stories =
        last.subList(last.size() - (int) missed, last.size()).stream()
            .map(story -> new Slug(story.asString().getValue()))
            .collect(Collectors.toUnmodifiableSet());
    return new News(number(document), Optional.of(stories));
  }

  /** Notes that something has changed in this story. */
  void note(Slug story) {
    Bson change =
        Updates.combine(
            Updates.inc(NUMBER, 1L),
            Updates.pushEach(LAST, List.of(story.value()), new PushOptions().slice(-KEPT)),
            Updates.setOnInsert(DocumentFormat.VERSION, 1));
    DocumentCollection.upsert(
        () -> documents.updateOne(ONLY, change, new UpdateOptions().upsert(true)));
  }
}
