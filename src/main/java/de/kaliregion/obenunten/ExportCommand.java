package de.kaliregion.obenunten;

import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.operations.collection.CollectionExport;
import de.kaliregion.obenunten.operations.collection.Export;
import de.kaliregion.obenunten.operations.collection.ExportFolder;
import de.kaliregion.obenunten.storage.StorageException;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import de.kaliregion.obenunten.storage.mongo.StoryDraftStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The command {@code export <organisation> <folder>}: everything of a museum as files. */
final class ExportCommand {
  private ExportCommand() {}

  /** Writes the folder, which must be new or empty. */
  static void run(Settings settings, String name, Path folder) throws IOException {
    ExportFolder.requireEmpty(folder);
    try (Stores stores = Stores.open(settings)) {
      Export export = exportOf(stores).of(organisation(stores, name));
      ExportFolder.write(export, folder);
      Export.Counts counts = export.counts();
      System.out.println(
          "Exported to %s: %d files; %d places, %d stories, %d routes, %d signs, %d media (%.1f MB)"
              .formatted(
                  folder,
                  export.parts().size(),
                  counts.places(),
                  counts.stories(),
                  counts.routes(),
                  counts.signs(),
                  counts.items(),
                  counts.mediaBytes() / 1e6));
    }
  }

  /** What gathers exports from these stores. */
  static CollectionExport exportOf(Stores stores) {
    return new CollectionExport(
        stores.content(),
        stores.blobs(),
        MasterStore.open(stores.database()),
        MediaDraftStore.open(stores.database()),
        StoryDraftStore.open(stores.database()),
        EditionDraftStore.open(stores.database()));
  }

  /** The organisation of this name. */
  static Slug organisation(Stores stores, String name) {
    if (Slug.isValid(name) && stores.content().organisation(new Slug(name)).isPresent()) {
      return new Slug(name);
    }
    String known =
        stores.content().organisations().stream()
            .map(Organisation::slug)
            .sorted()
            .map(Slug::value)
            .collect(Collectors.joining(", "));
    throw new StorageException(
        "There is no organisation \"%s\". There are: %s"
            .formatted(name, known.isEmpty() ? "none yet; import a collection first" : known));
  }
}
