package de.kaliregion.obenunten.walk;

import de.kaliregion.obenunten.operations.collection.Collection;
import de.kaliregion.obenunten.operations.collection.CollectionImport;
import de.kaliregion.obenunten.operations.collection.CollectionReader;
import de.kaliregion.obenunten.operations.collection.MediaPreparation;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.MongoConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** The stories and media that come with the service. */
final class SampleCollection {
  static final Path FOLDER = Path.of("media");

  private SampleCollection() {}

  /** Loads it into a new data folder, as the command {@code import} does. */
  static void importInto(Path dataFolder) throws IOException {
    try (MongoConnection database = MongoConnection.embedded(dataFolder)) {
      importInto(database, dataFolder);
    }
  }

  /** Loads it into a database, and its files into a data folder. */
  static void importInto(MongoConnection database, Path dataFolder) throws IOException {
    Collection collection = CollectionReader.read(FOLDER);
    try (BlobStore blobs = BlobStore.open(dataFolder)) {
      new CollectionImport(
              ContentStore.open(database.database()),
              blobs,
              MediaPreparation.AS_THEY_ARE,
              Clock.systemUTC())
          .run(collection);
    }
  }
}
