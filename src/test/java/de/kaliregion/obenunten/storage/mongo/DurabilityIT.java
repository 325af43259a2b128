package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.storage.ChildJvm;
import de.kaliregion.obenunten.storage.GeneratedContent;
import de.kaliregion.obenunten.storage.mongo.codec.ContentCodecs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the embedded server 50 times amid the work of several writers, each time after a random
 * number of acknowledged writes. What was acknowledged must be there afterwards, and the unique
 * index must fit the documents. A kill leaves the page cache, so this proves the order of commit
 * and reply, not that the disk keeps what it was told to sync.
 */
class DurabilityIT {
  private static final String DATABASE = "durability";
  private static final int KILLS = 50;
  private static final int WRITERS = 4;
  private static final int MOST_WRITES_PER_ROUND = 500;

  @TempDir Path folder;

  private final Random random = new Random(42);
  private final GeneratedContent generated = new GeneratedContent(42);
  private final Story story = generated.story();

  private final AtomicInteger lastId = new AtomicInteger();
  private final Set<Integer> inserted = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Integer> counters = new ConcurrentHashMap<>();
  private volatile Release published;

  @Test
  void noAcknowledgedWriteIsLostInFiftyKills() throws Exception {
    int acknowledged = 0;
    int checkedFrom = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int enough = 1 + random.nextInt(MOST_WRITES_PER_ROUND);
      try (ChildJvm server = startServer();
          MongoClient client = connect(server)) {
        MongoDatabase database = client.getDatabase(DATABASE);
        createIndex(database);
        checkDocuments(database);
        checkIndexOfDocumentsFrom(checkedFrom, database);
        checkRelease(database);
        checkedFrom = lastId.get();
        acknowledged += writeUntilKilled(client, server, enough);
      }
    }
    try (ChildJvm server = startServer();
        MongoClient client = connect(server)) {
      MongoDatabase database = client.getDatabase(DATABASE);
      checkDocuments(database);
      checkIndexOfDocumentsFrom(0, database);
      checkThatTheIndexHoldsNothingElse(database);
      checkRelease(database);
    }
    assertThat(acknowledged).isGreaterThan(KILLS * 20);
    System.out.printf(
        "%d kills, %d acknowledged writes, none lost, release %d%n",
        KILLS, acknowledged, published.number());
  }

  private ChildJvm startServer() throws IOException {
    return ChildJvm.start(ServerProcess.class, folder.toString());
  }

  private static MongoClient connect(ChildJvm server) throws IOException {
    int port = Integer.parseInt(server.awaitLine(ServerProcess.LISTENS));
    return MongoClients.create(
        MongoClientSettings.builder()
            .codecRegistry(ContentCodecs.registry())
            .applyToClusterSettings(cluster ->
                cluster
                    .hosts(List.of(new ServerAddress("127.0.0.1", port)))
                    .serverSelectionTimeout(30, TimeUnit.SECONDS))
            .build());
  }

  private static MongoCollection<Document> documents(MongoDatabase database) {
    return database.getCollection("inserts");
  }

  private static void createIndex(MongoDatabase database) {
    documents(database).createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
  }

  private int writeUntilKilled(MongoClient client, ChildJvm server, int enough) throws Exception {
    MongoDatabase database = client.getDatabase(DATABASE);
    ContentStore store = ContentStore.open(database);
    CountDownLatch reached = new CountDownLatch(enough);
    try (ExecutorService pool = Executors.newFixedThreadPool(WRITERS + 1)) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int own = writer;
        running.add(
            pool.submit(
                () -> repeatUntilKilled(reached, () -> insertAndCount(database, own, reached))));
      }
      running.add(pool.submit(() -> repeatUntilKilled(reached, () -> publish(store))));
      assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
      server.kill();
      // Or the writers would go on looking for it.
      client.close();
      int acknowledged = 0;
      for (Future<Integer> each : running) {
        acknowledged += each.get();
      }
      return acknowledged;
    }
  }

  private static int repeatUntilKilled(CountDownLatch reached, Runnable write) {
    int acknowledged = 0;
    while (true) {
      try {
        write.run();
        acknowledged++;
        reached.countDown();
      } catch (MongoException | IllegalStateException e) {
        assertThat(reached.getCount()).as("%s before the kill", e).isZero();
        return acknowledged;
      }
    }
  }

  private void insertAndCount(MongoDatabase database, int writer, CountDownLatch reached) {
    int id = lastId.incrementAndGet();
    documents(database)
        .insertOne(
            new Document("_id", id).append("name", "n" + id).append("text", "x".repeat(id % 900)));
    inserted.add(id);
    reached.countDown();
    Document counter =
        database
            .getCollection("counters")
            .findOneAndUpdate(
                Filters.eq(writer),
                Updates.inc("value", 1),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    counters.put(writer, counter.getInteger("value"));
  }

  private void publish(ContentStore store) {
    Edition edition = generated.edition(Language.GERMAN);
    published = store.publish(story, edition, Instant.now()).orElseThrow();
  }

  private void checkDocuments(MongoDatabase database) {
    Set<Integer> found = new HashSet<>();
    documents(database)
        .find()
        .projection(Projections.include("_id"))
        .forEach(document -> found.add(document.getInteger("_id")));
    assertThat(found).containsAll(inserted);

    counters.forEach(
        (writer, value) -> assertThat(counter(database, writer)).isGreaterThanOrEqualTo(value));
  }

  private static int counter(MongoDatabase database, int writer) {
    return database.getCollection("counters").find(Filters.eq(writer)).first().getInteger("value");
  }

  private void checkIndexOfDocumentsFrom(int after, MongoDatabase database) {
    for (int id : inserted) {
      if (id > after) {
        assertThat(documents(database).find(Filters.eq("name", "n" + id)).first())
            .as("by the index: %d", id)
            .isNotNull();
      }
    }
  }

  /** A name whose document is not there must be free. */
  private void checkThatTheIndexHoldsNothingElse(MongoDatabase database) {
    for (int id = 1; id <= lastId.get(); id++) {
      boolean there = documents(database).find(Filters.eq(id)).first() != null;
      assertThat(isNameFree(database, id)).as("name of %d", id).isNotEqualTo(there);
    }
  }

  private static boolean isNameFree(MongoDatabase database, int id) {
    try {
      documents(database).insertOne(new Document("_id", -id).append("name", "n" + id));
      return true;
    } catch (MongoWriteException e) {
      return false;
    }
  }

  private void checkRelease(MongoDatabase database) {
    if (published != null) {
      Release shown = ContentStore.open(database).published().releases().getFirst();
      assertThat(shown.number()).isGreaterThanOrEqualTo(published.number());
      assertThat(shown.number() > published.number() || shown.equals(published)).isTrue();
    }
  }
}
