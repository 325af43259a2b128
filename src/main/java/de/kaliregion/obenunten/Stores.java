package de.kaliregion.obenunten;

import com.mongodb.client.MongoDatabase;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.MongoConnection;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The database and the files of this installation. */
record Stores(MongoConnection connection, ContentStore content, BlobStore blobs)
    implements AutoCloseable {

  static Stores open(Settings settings) {
    MongoConnection connection =
        settings
            .mongodbUri()
            .map(MongoConnection::cluster)
            .orElseGet(() -> MongoConnection.embedded(settings.dataFolder()));
    try {
      return new Stores(
          connection,
          ContentStore.open(connection.database()),
          BlobStore.open(settings.dataFolder()));
    } catch (IOException e) {
      connection.close();
      throw new UncheckedIOException(
          "The data folder " + settings.dataFolder() + " cannot be used", e);
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  MongoDatabase database() {
    return connection.database();
  }

  @Override
  public void close() throws IOException {
    try (connection) {
      blobs.close();
    }
  }
}
