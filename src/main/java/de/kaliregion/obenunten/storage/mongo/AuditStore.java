package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.AuditEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Who changed what. Entries are added and never changed; the clean-up alone removes them, by age.
 *
 * <p>Every method may throw the driver's {@code MongoException} when the database does not answer.
 */
public final class AuditStore {
  private static final String COLLECTION = "auditEntries";

  private final MongoCollection<BsonDocument> documents;
  private final DocumentFormat<AuditEntry> format =
      DocumentFormat.first(AuditEntry.class, AuditEntry::id);

  private AuditStore(MongoDatabase database) {
    documents = database.getCollection(COLLECTION, BsonDocument.class);
  }

  /** Opens the store, creating the collection where it is missing. */
  public static AuditStore open(MongoDatabase database) {
    DocumentCollection.create(database, List.of(COLLECTION));
    return new AuditStore(database);
  }

  public void add(AuditEntry entry) {
    documents.insertOne(format.write(entry));
  }

  /**
   * The newest entries of all organisations, newest first.
   *
   * @param before the id of the entry after which to go on; empty for the newest
   */
  public List<AuditEntry> newest(Optional<String> before, int limit) {
    return newest(before.map(AuditStore::older).orElseGet(Filters::empty), limit);
  }

  /** The newest entries of these organisations alone, newest first. */
  public List<AuditEntry> newest(
      Collection<Slug> organisations, Optional<String> before, int limit) {
    Bson of = Filters.in("organisation", organisations.stream().map(Slug::value).toList());
    return newest(before.map(id -> Filters.and(of, older(id))).orElse(of), limit);
  }

  private static Bson older(String id) {
    return Filters.lt(DocumentFormat.ID, id);
  }

  private List<AuditEntry> newest(Bson filter, int limit) {
    return documents
        .find(filter)
        .sort(Sorts.descending(DocumentFormat.ID))
        .limit(limit)
        .map(format::read)
        .into(new ArrayList<>());
  }

  /** Removes what is older than that time. */
  public void removeBefore(Instant time) {
    documents.deleteMany(Filters.lt(DocumentFormat.ID, AuditEntry.idAt(time)));
  }
}
