package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ServerMonitoringMode;
import de.kaliregion.obenunten.storage.StorageException;
import de.kaliregion.obenunten.storage.mongo.codec.ContentCodecs;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bson.UuidRepresentation;

/**
 * The one connection of the process to its database: an embedded server in a data folder, or a
 * MongoDB cluster. Opening does not wait for a cluster to answer; the first use does, for at most 3
 * seconds, and for an embedded server ten times as long.
 */
public final class MongoConnection implements AutoCloseable {
  private static final String DATABASE = "obenunten";
  private static final int SERVER_SELECTION_SECONDS = 3;
  private static final int CONNECT_SECONDS = 3;
  private static final int READ_SECONDS = 30;
  private static final int POOL_WAIT_SECONDS = 2;
  private static final int POOL_SIZE = 50;

  /** A server in the same process is not away; on a busy machine it may be slow to answer. */
  private static final int EMBEDDED_SECONDS = 30;

  /** Held, so that its level stays: the driver describes itself in many lines. */
  private static final Logger DRIVER_LOG = Logger.getLogger("org.mongodb.driver");

  private final AutoCloseable server;
  private final MongoClient client;
  private final MongoDatabase database;

  private MongoConnection(AutoCloseable server, MongoClient client, String database) {
    this.server = server;
    this.client = client;
    this.database = client.getDatabase(database);
  }

  /**
   * Starts the embedded server on the folder and connects to it.
   *
   * @throws StorageException when another process has the folder
   */
  public static MongoConnection embedded(Path folder) {
    EmbeddedMongo server = EmbeddedMongo.open(folder);
    try {
      MongoClient client = MongoClients.create(toEmbedded(new ServerAddress(server.address())));
      return new MongoConnection(server, client, DATABASE);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static MongoClientSettings toEmbedded(ServerAddress address) {
    return settings()
        .applyToClusterSettings(cluster ->
            cluster
                .mode(ClusterConnectionMode.SINGLE)
                .hosts(List.of(address))
                .serverSelectionTimeout(EMBEDDED_SECONDS, TimeUnit.SECONDS))
        .applyToSocketSettings(s -> s.connectTimeout(EMBEDDED_SECONDS, TimeUnit.SECONDS))
        // The embedded server has no streaming monitor protocol.
        .applyToServerSettings(s -> s.serverMonitoringMode(ServerMonitoringMode.POLL))
        .retryWrites(false)
        .build();
  }

  /**
   * Connects to a cluster. Writes are acknowledged by a majority of its members, whatever the
   * address says.
   *
   * @param uri such as {@code mongodb://a.example,b.example/?replicaSet=rs}; without a database in
   *     it, {@code obenunten}
   * @throws StorageException when the address is none
   */
  public static MongoConnection cluster(String uri) {
    ConnectionString address = parse(uri);
    MongoClientSettings settings =
        settings()
            .applyConnectionString(address)
            .writeConcern(WriteConcern.MAJORITY)
            .uuidRepresentation(UuidRepresentation.STANDARD)
            .build();
    String database = address.getDatabase() == null ? DATABASE : address.getDatabase();
    return new MongoConnection(() -> {}, MongoClients.create(settings), database);
  }

  private static ConnectionString parse(String uri) {
    try {
      return new ConnectionString(uri);
    } catch (IllegalArgumentException e) {
      // Not the address itself: it may hold a password.
      throw new StorageException("MONGODB_URI is no MongoDB address: " + e.getMessage());
    }
  }

  private static MongoClientSettings.Builder settings() {
    DRIVER_LOG.setLevel(Level.WARNING);
    return MongoClientSettings.builder()
        .codecRegistry(ContentCodecs.registry())
        .uuidRepresentation(UuidRepresentation.STANDARD)
        .applyToClusterSettings(
            s -> s.serverSelectionTimeout(SERVER_SELECTION_SECONDS, TimeUnit.SECONDS))
        .applyToSocketSettings(s ->
            s.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS))
        .applyToConnectionPoolSettings(
            s -> s.maxSize(POOL_SIZE).maxWaitTime(POOL_WAIT_SECONDS, TimeUnit.SECONDS));
  }

  /** The service's database, with the codecs of the vocabulary. */
  public MongoDatabase database() {
    return database;
  }

  /** Ends the connections, then the embedded server where there is one. */
  @Override
  public void close() {
    client.close();
    try {
      server.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new StorageException("The embedded database did not close", e);
    }
  }
}
