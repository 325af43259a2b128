package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import de.kaliregion.obenunten.storage.StorageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** A collection whose documents are records, looked up by their names only. */
public final class DocumentCollection<T extends Record> {
  private static final int IDS_PER_QUERY = 500;
  private static final int UPSERT_TRIES = 3;
  private static final int NAMESPACE_EXISTS = 48;

  private final MongoCollection<BsonDocument> documents;

  /** The same, read as bytes: records come straight from them. */
  private final MongoCollection<RawBsonDocument> bytes;

  private final DocumentFormat<T> format;

  public DocumentCollection(MongoDatabase database, String name, DocumentFormat<T> format) {
    this.documents = database.getCollection(name, BsonDocument.class);
    this.bytes = documents.withDocumentClass(RawBsonDocument.class);
    this.format = format;
  }

  /** Whether the stored document equals the value. */
  boolean holds(T value) {
    BsonDocument document = format.write(value);
    return document.equals(documents.find(nameOf(document)).first());
  }

  /** Stores the value in place of what has its name. */
  void put(T value) {
    BsonDocument document = format.write(value);
    upsert(
        () -> documents.replaceOne(nameOf(document), document, new ReplaceOptions().upsert(true)));
  }

  private static Bson nameOf(BsonDocument document) {
    return Filters.eq(document.get(DocumentFormat.ID));
  }

  /** Adds the value unless its name, or another unique key, is taken; returns whether it did. */
  public boolean insert(T value) {
    try {
      documents.insertOne(format.write(value));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** Changes the one of this name in one step; returns it as it is then. */
  public Optional<T> update(String id, Bson change) {
    return update(Filters.eq(id), change);
  }

  /** Changes the first that matches in one step; returns it as it is then. */
  public Optional<T> update(Bson filter, Bson change) {
    var options = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
    return Optional.ofNullable(documents.findOneAndUpdate(filter, change, options))
        .map(format::read);
  }

  /** Removes the one of this name and returns it: of several callers, only one gets it. */
  public Optional<T> take(String id) {
    return Optional.ofNullable(documents.findOneAndDelete(Filters.eq(id))).map(format::read);
  }

  /** Removes the one of this name; returns whether it was there. */
  public boolean remove(String id) {
    return documents.deleteOne(Filters.eq(id)).getDeletedCount() > 0;
  }

  /** Removes all that match; the embedded server looks at each. Returns how many. */
  public long removeAll(Bson filter) {
    return documents.deleteMany(filter).getDeletedCount();
  }

  /** The one of this name. */
  public Optional<T> find(String id) {
    return find(Filters.eq(id));
  }

  /** The first that matches the keys of a unique index. */
  public Optional<T> find(Bson uniqueKeys) {
    return Optional.ofNullable(bytes.find(uniqueKeys).first()).map(format::read);
  }

  /** The names of all of them, in no order. */
  List<String> names() {
    return documents
        .find()
        .projection(Projections.include(DocumentFormat.ID))
        .map(document -> document.getString(DocumentFormat.ID).getValue())
        .into(new ArrayList<>());
  }

  /** All of them, in no order. */
  List<T> all() {
    return all(new BsonDocument());
  }

  /** All that match, in no order; the embedded server looks at each. */
  public List<T> all(Bson filter) {
    return bytes.find(filter).map(format::read).into(new ArrayList<>());
  }

  /** Those of these names that there are. */
  List<T> present(Collection<String> ids) {
    List<String> names = List.copyOf(ids);
    List<T> found = new ArrayList<>(names.size());
    for (int from = 0; from < names.size(); from += IDS_PER_QUERY) {
      List<String> part = names.subList(from, Math.min(names.size(), from + IDS_PER_QUERY));
      bytes.find(Filters.in(DocumentFormat.ID, part)).map(format::read).into(found);
    }
    return found;
  }

  /**
   * Those with these names.
   *
   * @throws StorageException when one is missing
   */
  List<T> all(Collection<String> ids) {
    List<T> found = present(ids);
    if (found.size() != ids.size()) {
      List<String> missing = new ArrayList<>(ids);
      found.forEach(value -> missing.remove(format.id().apply(value)));
      throw new StorageException("The store has lost " + missing);
    }
    return found;
  }

  /**
   * Runs an upsert again when another node inserted the same name at the same moment: a cluster
   * answers one of the two with a duplicate key.
   */
  public static void upsert(Runnable write) {
    for (int attempt = 1; ; attempt++) {
      try {
        write.run();
        return;
      } catch (MongoWriteException e) {
        if (attempt == UPSERT_TRIES || e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
          throw e;
        }
      }
    }
  }

  /** Creates the collections that are missing. Any number of nodes may do so at once. */
  public static void create(MongoDatabase database, List<String> names) {
    List<String> missing = new ArrayList<>(names);
    database.listCollectionNames().forEach(missing::remove);
    for (String name : missing) {
      try {
        database.createCollection(name);
      } catch (MongoCommandException e) {
        if (e.getErrorCode() != NAMESPACE_EXISTS) {
          throw e;
        }
      }
    }
  }
}
