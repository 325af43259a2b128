package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.conversions.Bson;

/**
 * What has changed of late: one document with a number that rises by one with each change, and with
 * the names of what was changed last. Whoever knows a number sees with one look-up by name what has
 * changed since, on whichever node.
 */
final class ChangeLog {
  /** So many changes are told one by one. */
  static final int KEPT = 200;

  private static final String NUMBER = "number";
  private static final String LAST = "last";

  private final MongoCollection<BsonDocument> documents;
  private final Bson only;

  private ChangeLog(MongoDatabase database, String collection, String name) {
    documents = database.getCollection(collection, BsonDocument.class);
    only = Filters.eq(name);
  }

  /** Opens the log of this name, creating its collection where it is missing. */
  static ChangeLog open(MongoDatabase database, String collection, String name) {
    DocumentCollection.create(database, List.of(collection));
    return new ChangeLog(database, collection, name);
  }

  /**
   * What has changed.
   *
   * @param number of the last change
   * @param names of what has; empty when it is more than what is told one by one
   */
  record News(long number, Optional<Set<String>> names) {}

  /** The number of the last change; 0 before the first. */
  long number() {
    BsonDocument document = documents.find(only).first();
    return document == null ? 0 : number(document);
  }

  private static long number(BsonDocument document) {
    return document.getNumber(NUMBER, new BsonInt64(0)).longValue();
  }

  /** What has changed since the change of this number; empty when nothing has. */
  Optional<News> since(long number) {
    Bson risen = Filters.and(only, Filters.ne(NUMBER, number));
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
    Set<String> names =
        last.subList(last.size() - (int) missed, last.size()).stream()
            .map(name -> name.asString().getValue())
            .collect(Collectors.toUnmodifiableSet());
    return new News(number(document), Optional.of(names));
  }

  /** Notes that something has changed in what has this name. */
  void note(String name) {
    Bson change =
        Updates.combine(
            Updates.inc(NUMBER, 1L),
            Updates.pushEach(LAST, List.of(name), new PushOptions().slice(-KEPT)),
            Updates.setOnInsert(DocumentFormat.VERSION, 1));
    DocumentCollection.upsert(
        () -> documents.updateOne(only, change, new UpdateOptions().upsert(true)));
  }
}
