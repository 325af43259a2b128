package de.kaliregion.obenunten;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.media.library.MediaJournal;
import de.kaliregion.obenunten.media.library.Transfer;
import de.kaliregion.obenunten.operations.archive.SafeFolder;
import de.kaliregion.obenunten.operations.archive.UnpackedZip;
import de.kaliregion.obenunten.operations.collection.BelongingsWay;
import de.kaliregion.obenunten.operations.collection.Collection;
import de.kaliregion.obenunten.operations.collection.CollectionImport;
import de.kaliregion.obenunten.operations.collection.CollectionReader;
import de.kaliregion.obenunten.operations.collection.DraftImport;
import de.kaliregion.obenunten.operations.collection.Fitting;
import de.kaliregion.obenunten.operations.collection.MediaPreparation;
import de.kaliregion.obenunten.operations.collection.MediaWay;
import de.kaliregion.obenunten.storage.job.JobQueue;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import de.kaliregion.obenunten.storage.mongo.StoryDraftStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;

/** The command {@code import <folder or ZIP>}: loads a collection or an export and publishes it. */
final class ImportCommand {
  private final Settings settings;
  private final Clock clock = Clock.systemUTC();

  private ImportCommand(Settings settings) {
    this.settings = settings;
  }

  /** Its media go the way of every upload, as far as visitors need it at once. */
  static void importCollection(Settings settings, Path source) throws IOException {
    new ImportCommand(settings).run(source, false);
  }

  /** Its media are shown as they are. */
  static void importAsItIs(Settings settings, Path source) throws IOException {
    new ImportCommand(settings).run(source, true);
  }

  private void run(Path source, boolean asItIs) throws IOException {
    if (Files.isRegularFile(source)) {
      try (UnpackedZip zip = UnpackedZip.open(source, settings.dataFolder())) {
        load(zip.folder(), asItIs);
      }
    } else {
      load(source, asItIs);
    }
  }

  private void load(Path folder, boolean asItIs) throws IOException {
    SafeFolder.check(folder, Files.createDirectories(settings.dataFolder()));
    Collection collection = CollectionReader.read(folder);
    try (Stores stores = Stores.open(settings)) {
      if (asItIs) {
        asItIs(collection, stores);
      } else {
        rendered(collection, stores);
      }
    }
  }

  private void asItIs(Collection collection, Stores stores) {
    if (collection.belongings().isPresent()) {
      Transfer transfer =
          new Transfer(
              MasterStore.open(stores.database()),
              MediaDraftStore.open(stores.database()),
              JobQueue.open(stores.database(), clock, System::nanoTime),
              clock);
      takeIn(collection, stores, BelongingsWay.asTheyAre(transfer));
    } else {
      publish(collection, stores, MediaPreparation.AS_THEY_ARE);
    }
  }

  private void rendered(Collection collection, Stores stores) throws IOException {
    try (MediaWorks media = MediaWorks.open(settings, stores, MediaJournal.NONE, clock);
        PutBack _ = PutBack.onExit(media)) {
      media
          .workshop()
          .obstacles()
          .forEach(obstacle -> System.err.println(obstacle.reason().in(Language.ENGLISH)));
      if (collection.belongings().isPresent()) {
        takeIn(
            collection,
            stores,
            BelongingsWay.rendered(
                media.transfer(), media.adoption(), () -> isHindered(media), ImportCommand::tell));
      } else {
        publish(
            collection,
            stores,
            new MediaWay(media.adoption(), () -> isHindered(media), ImportCommand::tell));
      }
    }
  }

  private static boolean isHindered(MediaWorks media) {
    return !media.workshop().obstacles().isEmpty();
  }

  private static void tell(MediaWay.Waiting waiting) {
    System.err.println("Media ready: %d of %d".formatted(waiting.done(), waiting.all()));
  }

  private void publish(Collection collection, Stores stores, MediaPreparation preparation) {
    tell(published(collection, stores, preparation), 0);
  }

  private CollectionImport.Outcome published(
      Collection collection, Stores stores, MediaPreparation preparation) {
    return new CollectionImport(stores.content(), stores.blobs(), preparation, clock)
        .run(collection);
  }

  /** An export, which brings drafts besides. */
  private void takeIn(Collection export, Stores stores, BelongingsWay way) {
    StoryDraftStore stories = StoryDraftStore.open(stores.database());
    EditionDraftStore editions = EditionDraftStore.open(stores.database());
    MediaDraftStore items = MediaDraftStore.open(stores.database());
    Collection fitting = new Fitting(stores.content(), stories, editions, items).fit(export);
    CollectionImport.Outcome outcome = published(fitting, stores, way);
    int drafts =
        new DraftImport(stores.content(), stories, editions, clock)
            .run(fitting.belongings().orElseThrow());
    tell(outcome, drafts + way.changes());
    if (!way.waiting().isEmpty()) {
      System.out.println(
          way.waiting().stream()
              .map(Slug::value)
              .collect(
                  Collectors.joining(
                      ", ",
                      "Not shown yet, as files for visitors could not be made of: ",
                      ". Import again when that is possible.")));
    }
  }

  private static void tell(CollectionImport.Outcome outcome, int inTheStudio) {
    if (!outcome.changed() && inTheStudio == 0) {
      System.out.println("Nothing has changed.");
      return;
    }
    System.out.println(
        "Imported: %d things stored, %d editions published"
            .formatted(outcome.stored(), outcome.published()));
    if (inTheStudio > 0) {
      System.out.println("In the studio: %d changes".formatted(inTheStudio));
    }
  }
}
