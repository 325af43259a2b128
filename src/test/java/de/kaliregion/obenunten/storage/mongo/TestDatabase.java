package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.kaliregion.obenunten.storage.mongo.codec.ContentCodecs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/** An empty database on one of the servers that must behave alike; gone after the test. */
public record TestDatabase(MongoDatabase database, Runnable end) implements AutoCloseable {
  private static final String URI = System.getenv("MONGODB_URI");

  /**
   * The servers of the contract tests: the embedded one, and the cluster when its address is set.
   */
  public enum Server {
    EMBEDDED,
    CLUSTER;

    public TestDatabase open() {
      return this == EMBEDDED ? embedded() : cluster();
    }
  }

  /** For {@code @MethodSource}. */
  public static Stream<Server> servers() {
    return URI == null ? Stream.of(Server.EMBEDDED) : Stream.of(Server.values());
  }

  private static TestDatabase embedded() {
    try {
      Path folder = Files.createTempDirectory("obenunten-test");
      MongoConnection connection = MongoConnection.embedded(folder);
      return new TestDatabase(
          connection.database(),
          () -> {
            connection.close();
            delete(folder);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestDatabase cluster() {
    MongoClient client = MongoClients.create(new ConnectionString(URI));
    MongoDatabase database =
        client
            .getDatabase("contract_" + UUID.randomUUID().toString().replace("-", ""))
            .withCodecRegistry(ContentCodecs.registry())
            .withWriteConcern(WriteConcern.MAJORITY);
    return new TestDatabase(
        database,
        () -> {
          database.drop();
          client.close();
        });
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    end.run();
  }
}
