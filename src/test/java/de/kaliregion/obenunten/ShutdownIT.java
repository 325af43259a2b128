package de.kaliregion.obenunten;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.media.library.Arrival;
import de.kaliregion.obenunten.media.library.MediaJournal;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.media.render.Stages;
import de.kaliregion.obenunten.storage.ChildJvm;
import de.kaliregion.obenunten.storage.Orphans;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.job.Job;
import de.kaliregion.obenunten.storage.job.JobQueue;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program is asked to end while it works on a film. */
class ShutdownIT {
  private static final Path FILM =
      Path.of("/usr/share/forensics-samples/original-files/movie2/movie-hello.mp4");
  private static final String ID = "f".repeat(32);

  @TempDir Path data;

  @Test
  void itEndsSoonAndWhatItWasAtWaitsUntried() throws Exception {
    receiveFilm();
    try (ChildJvm service = serve()) {
      service.awaitLine("Listening on");
      awaitFilmInWork();

      long start = System.nanoTime();
      service.terminate();

      assertThat(service.awaitEnd()).as("128 and SIGTERM").isEqualTo(143);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }
    assertThatWorkWaitsUntried();
    try (ChildJvm service = serve()) {
      service.awaitLine("Listening on");
      awaitFilmInWork();
    }
  }

  @Test
  void anImportThatIsBrokenOffCostsNoTryEither() throws Exception {
    Path folder = Files.createDirectory(data.resolve("stick"));
    Files.copy(FILM, folder.resolve("film.mp4"));
    try (Stores stores = stores()) {
      stores
          .content()
          .put(
              new Organisation(new Slug("museum"), new Wording(Map.of(Language.GERMAN, "Museum"))));
      stores.content().raiseGeneration();
    }
    try (ChildJvm command =
        ChildJvm.start(
            environment(),
            Main.class,
            "media",
            "import",
            folder.toString(),
            "--organisation",
            "museum")) {
      awaitFilmInWork();

      command.terminate();

      assertThat(command.awaitEnd()).as("128 and SIGTERM").isEqualTo(143);
    }
    assertThatWorkWaitsUntried();
  }

  private void assertThatWorkWaitsUntried() throws Exception {
    assertThat(Orphans.of(data)).isEmpty();
    assertThat(data.resolve("jobs")).isEmptyDirectory();
    try (Stores stores = stores()) {
      assertThat(queue(stores).in(Job.State.READY, Job.State.LEASED, Job.State.DEAD))
          .isNotEmpty()
          .allSatisfy(job -> {
            assertThat(job.state()).isEqualTo(Job.State.READY);
            assertThat(job.tries()).isZero();
            assertThat(job.reason()).isEmpty();
          });
    }
  }

  private void receiveFilm() throws IOException {
    try (Stores stores = stores();
        InputStream film = Files.newInputStream(FILM)) {
      Blob blob = stores.blobs().put(film);
      library(stores)
          .receive(
              new Arrival(
                  ID,
                  blob.sha256(),
                  blob.size(),
                  "film.mp4",
                  "c".repeat(32),
                  new Slug("museum"),
                  Optional.empty(),
                  Optional.empty(),
                  Instant.now()));
    }
  }

  private Stores stores() {
    return Stores.open(Settings.of(Map.of("DATA_DIR", data.toString())));
  }

  private static JobQueue queue(Stores stores) {
    return JobQueue.open(stores.database(), Clock.systemUTC(), System::nanoTime);
  }

  private static MediaLibrary library(Stores stores) {
    return new MediaLibrary(
        MasterStore.open(stores.database()),
        MediaDraftStore.open(stores.database()),
        stores.content(),
        stores.blobs(),
        queue(stores),
        Stages::of,
        MediaJournal.NONE,
        Clock.systemUTC());
  }

  private ChildJvm serve() throws IOException {
    return ChildJvm.start(environment(), Main.class);
  }

  private Map<String, String> environment() {
    return Map.of(
        "DATA_DIR", data.toString(),
        "PORT", "0",
        "OPS_PORT", "0",
        "BASE_URL", "http://localhost",
        "MONGODB_URI", "");
  }

  /** Until the folder of its first rendering is there, with a file in it. */
  private void awaitFilmInWork() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!isFilmInWork()) {
      assertThat(System.nanoTime()).as("the film is not begun").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private boolean isFilmInWork() throws IOException {
    try (Stream<Path> all = Files.find(data.resolve("jobs"), 3, (path, _) -> isOfFilm(path))) {
      return all.findAny().isPresent();
    } catch (NoSuchFileException | UncheckedIOException e) {
      return false; // It is not there yet, or what was in it was deleted meanwhile.
    }
  }

  private static boolean isOfFilm(Path path) {
    return path.getParent().getFileName().toString().startsWith("FILM_SMALL");
  }
}
