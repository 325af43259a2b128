package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.PublishedStory;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.EmbeddedMongo;
import de.kaliregion.obenunten.storage.mongo.MongoConnection;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several services on one database, which comes and goes. */
class DatabaseAwayIT {
  private static final Slug STORY = new Slug("merkers-goldraum");
  private static final Duration SHOWN_WITHIN = Duration.ofSeconds(5);

  @TempDir private Path folder;
  private EmbeddedMongo database;
  private String uri;
  private int nodes;

  @BeforeEach
  void fillDatabase() throws IOException {
    database = EmbeddedMongo.open(folder.resolve("database"));
    uri = "mongodb://127.0.0.1:" + database.address().getPort() + "/?retryWrites=false";
    try (MongoConnection connection = MongoConnection.cluster(uri)) {
      SampleCollection.importInto(connection, folder.resolve("files"));
    }
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  /** On files of its own: one process takes uploads into a folder. */
  private RunningService start() throws IOException {
    Path files = folder.resolve("files-" + nodes++);
    copy(folder.resolve("files"), files);
    return RunningService.on(files, Map.of("MONGODB_URI", uri));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Test
  void what_is_published_goes_on_being_served_without_the_database() throws Exception {
    RunningService service = start();
    try {
      assertThat(scan(service).statusCode()).isEqualTo(200);
      database.close();

      // Pages that nobody has opened yet are made from what is in memory; counting must not wait.
      List<String> broken = new ArrayList<>();
      long start = System.nanoTime();
      for (String path : service.pages()) {
        if (service.get(path).statusCode() != 200) {
          broken.add(path);
        }
      }
      assertThat(broken).isEmpty();
      assertThat(scan(service).statusCode()).isEqualTo(200);
      assertThat(service.get("/de/search?q=Grotte").body()).contains("/de/stories/");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));

      assertThat(ready(service).statusCode()).isEqualTo(200);
      assertThat(media(service).statusCode()).isEqualTo(200);
    } finally {
      long start = System.nanoTime();
      service.stop();
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("it can still be stopped")
          .isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void a_publication_shows_on_every_service_within_five_seconds() throws Exception {
    RunningService one = start();
    RunningService other = start();
    try (MongoConnection connection = MongoConnection.cluster(uri)) {
      String title = "Frisch veröffentlicht: <Wessen> Gold?";
      String shown = "Frisch veröffentlicht: &lt;Wessen";
      assertThat(german(one).body()).doesNotContain("Frisch");
      String english = one.get("/en/stories/" + STORY).body();
      String oldTag = german(other).headers().firstValue("ETag").orElseThrow();

      publish(ContentStore.open(connection.database()), title);

      for (RunningService service : List.of(one, other)) {
        Patience.until(SHOWN_WITHIN, "the new title", () -> german(service).body().contains(shown));
        assertThat(service.get("/m/KSGYJNC", "Accept-Language", "de").body()).contains(shown);
        assertThat(service.get("/de/search?q=Frisch").body()).contains(shown);
        assertThat(service.get("/en/stories/" + STORY).body())
            .as("the other languages stay")
            .isEqualTo(english);
      }
      assertThat(other.get("/de/stories/" + STORY, "If-None-Match", oldTag).statusCode())
          .as("what a phone has kept is not taken for the new story")
          .isEqualTo(200);
    } finally {
      one.stop();
      other.stop();
    }
  }

  private static void publish(ContentStore store, String title) {
    PublishedStory now = new Exhibition(store.published()).story(STORY).orElseThrow();
    Story story = now.story();
    Edition edition = now.edition(Language.GERMAN);
    store.publish(
        story,
        new Edition(edition.language(), title, edition.teaser(), edition.blocks()),
        Instant.now());
    store.raiseGeneration();
  }

  private static HttpResponse<String> german(RunningService service) {
    return service.get("/de/stories/" + STORY);
  }

  private static HttpResponse<String> scan(RunningService service) {
    return service.get("/m/" + RunningService.SIGN, "Accept-Language", "de");
  }

  private static HttpResponse<byte[]> media(RunningService service) {
    String page = scan(service).body();
    int start = page.indexOf("/media/");
    return service.bytes(page.substring(start, page.indexOf('"', start)).split(" ", 2)[0]);
  }

  private static HttpResponse<String> ready(RunningService service) {
    return service.operations("/health/ready");
  }
}
