package de.kaliregion.obenunten;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.media.library.MediaJournal;
import de.kaliregion.obenunten.operations.collection.Collection;
import de.kaliregion.obenunten.operations.collection.CollectionImport;
import de.kaliregion.obenunten.operations.collection.CollectionReader;
import de.kaliregion.obenunten.operations.collection.MediaPreparation;
import de.kaliregion.obenunten.operations.collection.MediaWay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** The command {@code import <folder>}: loads a collection and publishes it. */
final class ImportCommand {
  private ImportCommand() {}

  /** Its media go the way of every upload, as far as visitors need it at once. */
  static void importCollection(Settings settings, Path folder) throws IOException {
    Collection collection = CollectionReader.read(folder);
    try (Stores stores = Stores.open(settings);
        MediaWorks media = MediaWorks.open(settings, stores, MediaJournal.NONE, Clock.systemUTC());
        PutBack _ = PutBack.onExit(media)) {
      media
          .workshop()
          .obstacles()
          .forEach(obstacle -> System.err.println(obstacle.reason().in(Language.ENGLISH)));
      run(
          collection,
          stores,
          new MediaWay(
              media.adoption(),
              () -> !media.workshop().obstacles().isEmpty(),
              waiting ->
                  System.err.println(
                      "Media ready: %d of %d".formatted(waiting.done(), waiting.all()))));
    }
  }

  /** Its media are shown as they are. */
  static void importAsItIs(Settings settings, Path folder) throws IOException {
    Collection collection = CollectionReader.read(folder);
    try (Stores stores = Stores.open(settings)) {
      run(collection, stores, MediaPreparation.AS_THEY_ARE);
    }
  }

  private static void run(Collection collection, Stores stores, MediaPreparation preparation) {
    var outcome =
        new CollectionImport(stores.content(), stores.blobs(), preparation, Clock.systemUTC())
            .run(collection);
    System.out.println(
        outcome.changed()
            ? "Imported: %d things stored, %d editions published"
                .formatted(outcome.stored(), outcome.published())
            : "Nothing has changed.");
  }
}
