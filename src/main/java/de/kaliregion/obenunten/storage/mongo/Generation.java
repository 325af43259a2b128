package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.conversions.Bson;

/** The number that tells every node whether what it shows is still what is published. */
final class Generation {
  static final String COLLECTION = "generation";
  private static final Bson ONLY = Filters.eq("content");
  private static final String NUMBER = "number";

  private final MongoCollection<BsonDocument> documents;

  Generation(MongoDatabase database) {
    this.documents = database.getCollection(COLLECTION, BsonDocument.class);
  }

  long current() {
    BsonDocument document = documents.find(ONLY).first();
    return document == null ? 0 : document.getNumber(NUMBER, new BsonInt64(0)).longValue();
  }

  void raise() {
    Bson change =
        Updates.combine(Updates.inc(NUMBER, 1L), Updates.setOnInsert(DocumentFormat.VERSION, 1));
    DocumentCollection.upsert(
        () -> documents.updateOne(ONLY, change, new UpdateOptions().upsert(true)));
  }
}
