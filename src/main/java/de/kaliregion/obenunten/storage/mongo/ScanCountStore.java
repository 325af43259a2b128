package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import de.kaliregion.obenunten.content.SignCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * How often each sign was scanned, by language and hour, and beside that by day alone: a year of a
 * sign's hours is 26,000 look-ups, a year of its days 13 ({@link ScanDays}).
 *
 * <p>Each writer keeps its own total in the document and only ever raises it ({@code $max}); the
 * count is the sum over the writers. So an addition whose answer was lost on the way can be sent
 * again: plain {@code $inc} would count it twice.
 */
public final class ScanCountStore {
  private static final String COLLECTION = "scanCounts";
  private static final String TOTALS = "by";
  private static final int WRITES_PER_COMMAND = 500;
  private static final int KEYS_PER_WRITER = 20_000;
  private static final int TRIES = 3;

  private final MongoCollection<BsonDocument> documents;
  private final ScanDays days;
  private final Map<ScanKey, Long> stored = new HashMap<>();
  private final Map<ScanDay, Long> storedDays = new HashMap<>();
  private String writer = newWriter();

  private ScanCountStore(MongoDatabase database) {
    this.documents = database.getCollection(COLLECTION, BsonDocument.class);
    this.days = new ScanDays(database);
  }

  /**
   * Opens the store, creating the collections that are missing. What was counted before there were
   * days is added up once.
   */
  public static ScanCountStore open(MongoDatabase database) {
    DocumentCollection.create(database, List.of(COLLECTION, ScanDays.COLLECTION));
    ScanCountStore store = new ScanCountStore(database);
    store.days.addUpOnce(store.documents);
    return store;
  }

  /**
   * Adds to the counts. When it throws, some or none may be stored: add the same again later, with
   * what has come since, and nothing is lost or counted twice.
   *
   * @param counts how many came, each at least 1
   */
  public synchronized void add(Map<ScanKey, Long> counts) {
    Map<ScanKey, Long> totals = new HashMap<>();
    counts.forEach((key, count) -> totals.put(key, stored.getOrDefault(key, 0L) + count));
    List<WriteModel<BsonDocument>> writes = new ArrayList<>();
    totals.forEach((key, total) -> writes.add(raise(key, total)));
    write(documents, writes);
    Map<ScanDay, Long> totalDays = new HashMap<>();
    counts.forEach((key, count) -> totalDays.merge(ScanDay.of(key), count, Long::sum));
    totalDays.replaceAll((day, count) -> storedDays.getOrDefault(day, 0L) + count);
    days.raise(writer, totalDays);
    stored.putAll(totals);
    storedDays.putAll(totalDays);
    forgetWhenMany();
  }

  /** How often these signs were scanned on each of these days; days without scans are left out. */
  public Map<SignCode, Map<LocalDate, Long>> days(
      Collection<SignCode> signs, LocalDate first, LocalDate last) {
    return days.counts(signs, first, last);
  }

  private WriteModel<BsonDocument> raise(ScanKey key, long total) {
    return new UpdateOneModel<>(
        Filters.eq(key.id()),
        Updates.combine(
            Updates.max(TOTALS + "." + writer, total),
            Updates.setOnInsert(DocumentFormat.VERSION, 1),
            Updates.setOnInsert("sign", key.sign().value()),
            Updates.setOnInsert("language", key.language().tag()),
            Updates.setOnInsert("hour", key.hour())),
        new UpdateOptions().upsert(true));
  }

  static void write(
      MongoCollection<BsonDocument> documents, List<WriteModel<BsonDocument>> writes) {
    for (int from = 0; from < writes.size(); from += WRITES_PER_COMMAND) {
      writePart(
          documents, writes.subList(from, Math.min(writes.size(), from + WRITES_PER_COMMAND)));
    }
  }

  /** Unordered, because the embedded server goes on after an error whatever it was told. */
  private static void writePart(
      MongoCollection<BsonDocument> documents, List<WriteModel<BsonDocument>> writes) {
    for (int attempt = 1; ; attempt++) {
      try {
        documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        return;
      } catch (MongoBulkWriteException e) {
        if (attempt == TRIES || !onlyRaces(e)) {
          throw e;
        }
      }
    }
  }

  /** Whether all that failed were upserts of a document that another node inserted just then. */
  private static boolean onlyRaces(MongoBulkWriteException e) {
    return e.getWriteConcernError() == null
        && e.getWriteErrors().stream()
            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
  }

  /** All is stored now, so a new writer may start from nothing, and memory stays bounded. */
  private void forgetWhenMany() {
    if (stored.size() > KEYS_PER_WRITER) {
      stored.clear();
      storedDays.clear();
      writer = newWriter();
    }
  }

  private static String newWriter() {
    return "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  }

  /** The counts under these keys, without those that have none. */
  public Map<ScanKey, Long> counts(Collection<ScanKey> keys) {
    Map<String, ScanKey> byId = new HashMap<>();
    keys.forEach(key -> byId.put(key.id(), key));
    Map<ScanKey, Long> counts = new HashMap<>();
    for (BsonDocument document : documents.find(Filters.in(DocumentFormat.ID, byId.keySet()))) {
      counts.put(byId.get(document.getString(DocumentFormat.ID).getValue()), sum(document));
    }
    return counts;
  }

  private static long sum(BsonDocument document) {
    return document.getDocument(TOTALS).values().stream()
        .map(BsonValue::asNumber)
        .mapToLong(n -> n.longValue())
        .sum();
  }
}
