package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAccumulator;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates leave waste in the file; compaction must keep up with them. */
class GrowthIT {
  private static final int DOCUMENTS = 200;
  private static final int UPDATES = 20_000;
  private static final int WRITERS = 4;
  private static final int TEXT = 10_000;
  private static final int UPDATES_BETWEEN_LOOKS = 100;

  @TempDir Path folder;

  @Test
  void theFileStaysBelowFiveTimesTheLiveData() throws Exception {
    LongAccumulator largest = new LongAccumulator(Math::max, 0);
    try (MongoConnection connection = MongoConnection.embedded(folder)) {
      MongoCollection<Document> documents = connection.database().getCollection("documents");
      Random first = new Random(0);
      for (int id = 0; id < DOCUMENTS; id++) {
        documents.insertOne(document(id, first));
      }
      try (ExecutorService pool = Executors.newFixedThreadPool(WRITERS)) {
        List<Future<?>> running = new ArrayList<>();
        for (int writer = 1; writer <= WRITERS; writer++) {
          Random random = new Random(writer);
          running.add(
              pool.submit(() -> {
                update(documents, random, largest);
                return null;
              }));
        }
        for (Future<?> each : running) {
          each.get();
        }
      }
      assertThat(documents.countDocuments()).isEqualTo(DOCUMENTS);
    }
    long live = (long) DOCUMENTS * TEXT;
    System.out.printf(
        "live %d kB, largest %d kB, closed %d kB%n",
        live >> 10, largest.get() >> 10, fileSize() >> 10);
    assertThat(largest.get()).isLessThan(5 * live);
    assertThat(fileSize()).isLessThan(5 * live);
  }

  private void update(MongoCollection<Document> documents, Random random, LongAccumulator largest)
      throws Exception {
    for (int i = 0; i < UPDATES / WRITERS; i++) {
      int id = random.nextInt(DOCUMENTS);
      documents.replaceOne(Filters.eq(id), document(id, random));
      if (i % UPDATES_BETWEEN_LOOKS == 0) {
        largest.accumulate(fileSize());
      }
    }
  }

  private long fileSize() throws Exception {
    return Files.size(folder.resolve("documents.mv"));
  }

  private static Document document(int id, Random random) {
    StringBuilder text = new StringBuilder(TEXT);
    for (int i = 0; i < TEXT; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return new Document("_id", id).append("text", text.toString());
  }
}
