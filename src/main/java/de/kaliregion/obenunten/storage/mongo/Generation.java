package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.conversions.Bson;

/**
 * The number that tells every node whether what it shows is still what is published, and the mark
 * of a change that the number does not count yet.
 */
final class Generation {
  static final String COLLECTION = "generation";
  private static final Bson ONLY = Filters.eq("content");
  private static final String NUMBER = "number";
  private static final String PENDING = "pending";

  private final MongoCollection<BsonDocument> documents;

  Generation(MongoDatabase database) {
    this.documents = database.getCollection(COLLECTION, BsonDocument.class);
  }

  long current() {
    return document().getNumber(NUMBER, new BsonInt64(0)).longValue();
  }

  /** Whether a change has begun since the number rose last, be it by a process that has died. */
  boolean isChangePending() {
    return document().containsKey(PENDING);
  }

  void beginChange() {
    update(Updates.set(PENDING, true));
  }

  void raise() {
    update(Updates.combine(Updates.inc(NUMBER, 1L), Updates.unset(PENDING)));
  }

  private BsonDocument document() {
    BsonDocument document = documents.find(ONLY).first();
    return document == null ? new BsonDocument() : document;
  }

  private void update(Bson change) {
    Bson versioned = Updates.combine(change, Updates.setOnInsert(DocumentFormat.VERSION, 1));
    DocumentCollection.upsert(
        () -> documents.updateOne(ONLY, versioned, new UpdateOptions().upsert(true)));
  }
}
