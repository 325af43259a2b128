package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import de.kaliregion.obenunten.content.SignCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * How often each sign was scanned on each day: a document for each sign and month, found by its
 * name. As in the counts by the hour, each writer keeps totals of its own and only raises them; a
 * day's total of a writer is the sum of that writer's hours, so that adding up the hours again, on
 * whichever node and however often, changes nothing.
 */
final class ScanDays {
  static final String COLLECTION = "scanDays";
  private static final String TOTALS = "by";
  private static final String ADDED_UP = "added-up";
  private static final int IDS_PER_QUERY = 500;

  private final MongoCollection<BsonDocument> documents;

  ScanDays(MongoDatabase database) {
    documents = database.getCollection(COLLECTION, BsonDocument.class);
  }

  /** Notes what a writer has counted in all on these days. */
  void raise(String writer, Map<ScanDay, Long> totals) {
    Map<String, List<Bson>> changes = new HashMap<>();
    Map<String, ScanDay> any = new HashMap<>();
    totals.forEach((day, total) -> {
      any.putIfAbsent(day.document(), day);
      changes
          .computeIfAbsent(day.document(), _ -> new ArrayList<>())
          .add(Updates.max(TOTALS + "." + writer + "." + day.field(), total));
    });
    List<WriteModel<BsonDocument>> writes = new ArrayList<>();
    changes.forEach((name, raised) -> writes.add(write(name, any.get(name), raised)));
    ScanCountStore.write(documents, writes);
  }

  private static WriteModel<BsonDocument> write(String name, ScanDay day, List<Bson> raised) {
    List<Bson> all = new ArrayList<>(raised);
    all.add(Updates.setOnInsert(DocumentFormat.VERSION, 1));
    all.add(Updates.setOnInsert("sign", day.sign().value()));
    all.add(Updates.setOnInsert("month", YearMonth.from(day.day()).toString()));
    return new UpdateOneModel<>(
        Filters.eq(name), Updates.combine(all), new UpdateOptions().upsert(true));
  }

  /** Adds up what was counted by the hour before there were days. */
  void addUpOnce(MongoCollection<BsonDocument> hours) {
    if (documents.find(Filters.eq(ADDED_UP)).first() != null) {
      return;
    }
    Map<String, Map<ScanDay, Long>> byWriter = new HashMap<>();
    for (BsonDocument hour : hours.find()) {
      ScanDay day =
          ScanDay.of(
              new SignCode(hour.getString("sign").getValue()),
              Instant.ofEpochMilli(hour.getDateTime("hour").getValue()));
      hour.getDocument(TOTALS)
          .forEach((writer, total) ->
              byWriter
                  .computeIfAbsent(writer, _ -> new HashMap<>())
                  .merge(day, total.asNumber().longValue(), Long::sum));
    }
    byWriter.forEach(this::raise);
    DocumentCollection.upsert(() ->
        documents.updateOne(
            Filters.eq(ADDED_UP),
            Updates.setOnInsert(DocumentFormat.VERSION, 1),
            new UpdateOptions().upsert(true)));
  }

  /** The counts of these signs from the first day to the last, without days that have none. */
  Map<SignCode, Map<LocalDate, Long>> counts(
      Collection<SignCode> signs, LocalDate first, LocalDate last) {
    Map<SignCode, Map<LocalDate, Long>> counts = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (SignCode sign : signs) {
      for (YearMonth month = YearMonth.from(first);
          !month.isAfter(YearMonth.from(last));
          month = month.plusMonths(1)) {
        names.add(ScanDay.document(sign, month));
      }
    }
    for (int from = 0; from < names.size(); from += IDS_PER_QUERY) {
      List<String> part = names.subList(from, Math.min(names.size(), from + IDS_PER_QUERY));
      documents
          .find(Filters.in(DocumentFormat.ID, part))
          .forEach(document -> add(document, counts));
    }
    counts
        .values()
        .forEach(days -> days.keySet().removeIf(day -> day.isBefore(first) || day.isAfter(last)));
    counts.values().removeIf(Map::isEmpty);
    return counts;
  }

  private static void add(BsonDocument document, Map<SignCode, Map<LocalDate, Long>> counts) {
    YearMonth month = YearMonth.parse(document.getString("month").getValue());
    Map<LocalDate, Long> days =
        counts.computeIfAbsent(
            new SignCode(document.getString("sign").getValue()), _ -> new TreeMap<>());
    for (BsonValue totals : document.getDocument(TOTALS).values()) {
      totals
          .asDocument()
          .forEach((field, total) ->
              days.merge(
                  month.atDay(Integer.parseInt(field.substring(1))),
                  total.asNumber().longValue(),
                  Long::sum));
    }
  }
}
