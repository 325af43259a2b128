package de.kaliregion.obenunten.storage.job;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import de.kaliregion.obenunten.storage.job.Job.State;
import de.kaliregion.obenunten.storage.mongo.DocumentCollection;
import de.kaliregion.obenunten.storage.mongo.DocumentFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** How many jobs there are, and how many leases there have been. */
final class JobTallies {
  static final String JOBS = "jobs";
  static final String LEASES = "leases";
  private static final String ONLY = "jobs";
  private static final String NUMBER = "number";

  private final MongoCollection<BsonDocument> jobs;
  private final MongoCollection<BsonDocument> leases;

  private JobTallies(MongoDatabase database) {
    this.jobs = database.getCollection(JOBS, BsonDocument.class);
    this.leases = database.getCollection(LEASES, BsonDocument.class);
  }

  static JobTallies open(MongoDatabase database) {
    DocumentCollection.create(database, List.of(JOBS, LEASES));
    return new JobTallies(database);
  }

  /**
   * A number greater than any before, for whatever job: so a fence still rises when a job was
   * forgotten and comes again.
   */
  long nextFence() {
    BsonDocument raised = raise();
    if (raised == null) {
      DocumentCollection.upsert(this::begin);
      raised = raise();
    }
    return raised.getInt64(NUMBER).longValue();
  }

  private BsonDocument raise() {
    return leases.findOneAndUpdate(
        Filters.eq(ONLY),
        Updates.inc(NUMBER, 1L),
        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
  }

  private void begin() {
    if (leases.find(Filters.eq(ONLY)).first() == null) {
      leases.insertOne(
          new BsonDocument(DocumentFormat.ID, new BsonString(ONLY))
              .append(DocumentFormat.VERSION, new BsonInt32(1))
              .append(NUMBER, new BsonInt64(0)));
    }
  }

  Map<State, Long> counts() {
    Map<State, Long> counts = new EnumMap<>(State.class);
    jobs.aggregate(List.of(Aggregates.group("$state", Accumulators.sum("count", 1))))
        .forEach(group ->
            counts.put(
                State.valueOf(group.getString(DocumentFormat.ID).getValue()),
                group.getNumber("count").longValue()));
    return counts;
  }
}
