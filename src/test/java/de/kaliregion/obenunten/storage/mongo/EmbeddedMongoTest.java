package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import de.kaliregion.obenunten.storage.ChildJvm;
import de.kaliregion.obenunten.storage.StorageException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTest {
  @TempDir Path folder;

  @Test
  void keepsDocumentsAndUniqueIndexesOverARestart() {
    try (MongoConnection first = MongoConnection.embedded(folder)) {
      MongoCollection<Document> things = things(first.database());
      things.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
      things.insertOne(new Document("_id", 1).append("name", "Schacht"));
    }

    try (MongoConnection second = MongoConnection.embedded(folder)) {
      MongoCollection<Document> things = things(second.database());
      assertThat(things.find(Filters.eq("name", "Schacht")).first()).containsEntry("_id", 1);
      assertThatThrownBy(() -> things.insertOne(new Document("_id", 2).append("name", "Schacht")))
          .isInstanceOf(MongoWriteException.class);
    }
  }

  private static MongoCollection<Document> things(MongoDatabase database) {
    return database.getCollection("things");
  }

  @Test
  void listensOnLoopbackOnly() {
    try (EmbeddedMongo server = EmbeddedMongo.open(folder)) {
      assertThat(server.address().getAddress().isLoopbackAddress()).isTrue();
      assertThat(server.address().getPort()).isPositive();
    }
  }

  @Test
  void refusesAFolderThatAnotherProcessHas() throws Exception {
    try (ChildJvm holder = ChildJvm.start(ServerProcess.class, folder.toString())) {
      holder.awaitLine(ServerProcess.LISTENS);

      try (ChildJvm second = ChildJvm.start(ServerProcess.class, folder.toString())) {
        assertThat(second.awaitLine(ServerProcess.REFUSED))
            .contains(folder.toString())
            .contains("in use by another process")
            .contains("DATA_DIR");
        assertThat(second.awaitEnd()).isEqualTo(1);
      }
    }
  }

  @Test
  void opensAFolderWhoseProcessWasKilled() throws Exception {
    try (ChildJvm holder = ChildJvm.start(ServerProcess.class, folder.toString())) {
      holder.awaitLine(ServerProcess.LISTENS);
      holder.kill();
    }

    EmbeddedMongo.open(folder).close();
  }

  @Test
  void refusesAFolderThatThisProcessHasAlreadyAndKeepsHoldingIt() throws Exception {
    try (EmbeddedMongo first = EmbeddedMongo.open(folder)) {
      assertThat(first.address()).isNotNull();
      assertThatThrownBy(() -> EmbeddedMongo.open(folder)).isInstanceOf(StorageException.class);

      try (ChildJvm second = ChildJvm.start(ServerProcess.class, folder.toString())) {
        second.awaitLine(ServerProcess.REFUSED);
      }
    }
  }

  @Test
  void saysWhichFileCannotBeOpened() throws Exception {
    Path file = folder.resolve("documents.mv");
    Files.writeString(file, "no database at all ".repeat(1_000));

    assertThatThrownBy(() -> EmbeddedMongo.open(folder))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(file.toString());

    Files.delete(file);
    EmbeddedMongo.open(folder).close();
  }

  /** A folder can be written but not opened without the right to read it; root may always. */
  @Test
  void letsGoOfTheFolderWhenItCannotBeSynced() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("-wx------"));
    assumeThat(Files.isReadable(folder)).as("root reads everything").isFalse();

    assertThatThrownBy(() -> EmbeddedMongo.open(folder)).isInstanceOf(UncheckedIOException.class);

    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    EmbeddedMongo.open(folder).close();
  }

  @Test
  void leavesNoThreadBehindWhenClosed() throws Exception {
    Set<Thread> ofOthers = Thread.getAllStackTraces().keySet();
    EmbeddedMongo.open(folder).close();

    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("mongo-server") && !ofOthers.contains(thread)) {
        assertThat(thread.join(Duration.ofSeconds(5))).as(thread.getName()).isTrue();
      }
    }
  }

  @Test
  void aReaderNeverSeesHalfOfAWrite() throws Exception {
    try (MongoConnection connection = MongoConnection.embedded(folder)) {
      MongoCollection<Document> things = things(connection.database());
      things.insertOne(uniform(0));
      AtomicBoolean done = new AtomicBoolean();
      try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
        List<Future<Integer>> readers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          readers.add(pool.submit(() -> readUntil(done, things)));
        }
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          int from = i * 1_000;
          writers.add(pool.submit(() -> write(things, from)));
        }
        for (Future<?> writer : writers) {
          writer.get();
        }
        done.set(true);
        for (Future<Integer> reader : readers) {
          assertThat(reader.get()).isPositive();
        }
      }
    }
  }

  private static void write(MongoCollection<Document> things, int from) {
    for (int n = from; n < from + 200; n++) {
      things.replaceOne(Filters.eq(1), uniform(n), new ReplaceOptions().upsert(true));
    }
  }

  private static int readUntil(AtomicBoolean done, MongoCollection<Document> things) {
    int reads = 0;
    while (!done.get()) {
      Document found = things.find(Filters.eq(1)).first();
      Object first = found.get("f0");
      for (int i = 0; i < 50; i++) {
        assertThat(found.get("f" + i)).isEqualTo(first);
      }
      reads++;
    }
    return reads;
  }

  private static Document uniform(int n) {
    Document document = new Document("_id", 1);
    for (int i = 0; i < 50; i++) {
      document.append("f" + i, n);
    }
    return document;
  }
}
