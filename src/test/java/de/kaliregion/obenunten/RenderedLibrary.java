package de.kaliregion.obenunten;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.storage.job.Job;
import de.kaliregion.obenunten.storage.job.JobQueue;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import de.kaliregion.obenunten.storage.mongo.StoredUpload;
import de.kaliregion.obenunten.storage.mongo.UploadStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a process has left in its data folder: every item with all that was made of it, every job
 * and every file.
 *
 * @param items by the name of the file that was sent
 * @param originals digests of the originals, by the name of the file that was sent
 * @param jobs by their kind and the name of the file that was sent
 * @param uploads that were not taken in
 * @param blobs the names of all files in the blob store, which are whole
 * @param named those of them that an original or a description names
 * @param leftovers other files and folders that nobody needs any more
 */
record RenderedLibrary(
    Map<String, Item> items,
    Map<String, Sha256> originals,
    Map<String, Job.State> jobs,
    List<StoredUpload> uploads,
    Set<String> blobs,
    Set<String> named,
    List<Path> leftovers) {

  /**
   * An item without what differs from run to run.
   *
   * @param made by each stage
   */
  record Item(
      String slug, boolean deleted, Master.State state, Description description, String made) {}

  /** Reads what is there; nobody else may have the folder. */
  static RenderedLibrary in(Path data) throws IOException {
    List<Path> leftovers = leftovers(data);
    Settings settings = Settings.of(Map.of("DATA_DIR", data.toString()));
    try (Stores stores = Stores.open(settings)) {
      Map<String, Master> masters = new TreeMap<>();
      MasterStore.open(stores.database())
          .all()
          .forEach(master -> assertThat(masters.put(master.id(), master)).isNull());
      Map<String, Item> items = new TreeMap<>();
      for (MediaDraft draft : MediaDraftStore.open(stores.database()).all()) {
        Master master = masters.get(draft.master());
        assertThat(items.put(master.fileName(), item(draft, master))).isNull();
      }
      assertThat(items).as("each original has one item").hasSameSizeAs(masters);
      Map<String, Sha256> originals = new TreeMap<>();
      masters.values().forEach(master -> originals.put(master.fileName(), master.sha256()));
      return new RenderedLibrary(
          items,
          originals,
          jobs(stores, masters),
          UploadStore.open(stores.database()).all().stream()
              .filter(upload -> upload.state() != StoredUpload.State.COMPLETE)
              .toList(),
          blobs(data.resolve("blobs")),
          named(stores),
          leftovers);
    }
  }

  private static Item item(MediaDraft draft, Master master) {
    assertThat(master.state())
        .as("%s: %s", master.fileName(), master.reason())
        .isIn(Master.State.READY, Master.State.REFUSED);
    assertThat(master.reason().isPresent()).isEqualTo(master.state() == Master.State.REFUSED);
    Map<String, Object> made = new TreeMap<>();
    master.made().forEach((stage, what) -> made.put(stage, what.derivatives()));
    return new Item(
        draft.slug().value(),
        draft.deletedAt().isPresent(),
        master.state(),
        draft.description(),
        made + " of " + master.facts() + master.reason());
  }

  private static Map<String, Job.State> jobs(Stores stores, Map<String, Master> masters) {
    Map<String, Job.State> jobs = new TreeMap<>();
    JobQueue.open(stores.database(), Clock.systemUTC(), System::nanoTime)
        .in(Job.State.values())
        .forEach(
            job -> jobs.put(masters.get(job.subject()).fileName() + " " + job.kind(), job.state()));
    return jobs;
  }

  private static Set<String> blobs(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Set<String> names =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.startsWith(folder.resolve("tmp")))
              .map(file -> file.getFileName().toString())
              .collect(Collectors.toSet());
      for (String name : names) {
        Path file = folder.resolve(name.substring(0, 2)).resolve(name.substring(2, 4));
        assertThat(Sha256.of(Files.readAllBytes(file.resolve(name))).hex()).isEqualTo(name);
      }
      return names;
    }
  }

  private static List<Path> leftovers(Path data) throws IOException {
    List<Path> left = new ArrayList<>();
    for (String room : List.of("jobs", "inspections", "uploads", "blobs/tmp")) {
      try (Stream<Path> content = Files.list(data.resolve(room))) {
        content.filter(path -> !path.endsWith(".lock")).forEach(left::add);
      }
    }
    return List.copyOf(left);
  }

  private static Set<String> named(Stores stores) {
    return Stream.concat(
            MasterStore.open(stores.database()).all().stream().flatMap(RenderedLibrary::files),
            MediaDraftStore.open(stores.database()).all().stream()
                .flatMap(draft -> draft.description().transcripts().stream())
                .map(transcript -> transcript.captions().sha256()))
        .map(Sha256::hex)
        .collect(Collectors.toSet());
  }

  private static Stream<Sha256> files(Master master) {
    return Stream.of(
            Stream.of(master.sha256()),
            master.derivatives().files().stream().map(Rendition::sha256),
            master.derivatives().tiles().stream().map(tiles -> tiles.sha256()))
        .flatMap(digests -> digests);
  }
}
