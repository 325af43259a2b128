package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.storage.GeneratedContent;
import io.helidon.webserver.WebServer;
import java.io.ObjectInputFilter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Helidon 4.5.0 refuses all deserialization in the JVM once a server has started, and the embedded
 * database keeps its documents serialized: without {@code serial-config.properties} reads fail.
 */
class DeserializationFilterTest {
  @TempDir Path folder;

  @Test
  void documentsAreReadFromTheDiskBesideAWebServer() {
    WebServer web = WebServer.builder().host("127.0.0.1").port(0).build().start();
    try {
      assertThat(web.isRunning()).isTrue();
      assertThat(ObjectInputFilter.Config.getSerialFilter()).isNotNull();

      Document everyType = everyType();
      Published published;
      try (MongoConnection first = MongoConnection.embedded(folder)) {
        collection(first).createIndex(Indexes.ascending("text"), new IndexOptions().unique(true));
        collection(first).insertOne(everyType);
        published = fill(ContentStore.open(first.database()));
      }

      try (MongoConnection second = MongoConnection.embedded(folder)) {
        assertThat(collection(second).find(new Document("text", "Salz")).first())
            .isEqualTo(everyType);
        assertThat(ContentStore.open(second.database()).published()).isEqualTo(published);
      }
    } finally {
      web.stop();
    }
  }

  private static MongoCollection<Document> collection(MongoConnection connection) {
    return connection.database().getCollection("types");
  }

  private static Document everyType() {
    return new Document("_id", new ObjectId())
        .append("text", "Salz")
        .append("int", 1)
        .append("long", 1L << 40)
        .append("double", 0.5)
        .append("boolean", true)
        .append("date", Date.from(Instant.parse("2026-05-01T12:00:00Z")))
        .append("uuid", UUID.fromString("00000000-0000-4000-8000-000000000001"))
        .append("bytes", new Binary(new byte[] {1, 2, 3}))
        .append("decimal", Decimal128.parse("1.50"))
        .append("timestamp", new BsonTimestamp(7, 1))
        .append("nothing", null)
        .append("list", List.of(1, "zwei", new Document("drei", 3)))
        .append("inner", new Document("a", new Document("b", "c")));
  }

  private static Published fill(ContentStore store) {
    GeneratedContent generated = new GeneratedContent(3);
    for (int i = 0; i < 60; i++) {
      store.put(generated.place());
      store.put(generated.mediaItem());
      store.publish(generated.story(), generated.edition(Language.GERMAN), Instant.EPOCH);
    }
    store.raiseGeneration();
    return store.published();
  }
}
