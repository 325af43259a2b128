package de.kaliregion.obenunten.media;

import com.mongodb.client.MongoDatabase;
import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Licence;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.content.draft.Stage;
import de.kaliregion.obenunten.media.library.Arrival;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.library.MediaJournal;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.media.library.MediaProduction;
import de.kaliregion.obenunten.media.library.Purge;
import de.kaliregion.obenunten.media.render.Stages;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.job.JobQueue;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import de.kaliregion.obenunten.storage.mongo.MongoConnection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A media library on the embedded database, with a clock that the test moves. */
public final class MediaHouse implements AutoCloseable {
  public static final Slug MUSEUM = new Slug("museum");
  public static final String CURATOR = "c".repeat(32);

  public final List<MediaJournal.Entry> journal = new ArrayList<>();
  public final MovableClock clock = new MovableClock();
  public final MasterStore masters;
  public final MediaDraftStore drafts;
  public final ContentStore content;
  public final BlobStore blobs;
  public final JobQueue queue;
  public final MediaLibrary library;
  public final MediaProduction production;
  public final Purge purge;
  public final Path folder;
  private final MongoConnection connection;

  /** A clock that stands still until it is moved. */
  public static final class MovableClock extends Clock {
    private Instant now = Instant.parse("2026-05-01T10:00:00Z");

    public synchronized void pass(Duration time) {
      now = now.plus(time);
    }

    public synchronized void set(Instant instant) {
      now = instant;
    }

    @Override
    public synchronized Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  public MediaHouse(Path folder) {
    this.folder = folder;
    try {
      connection = MongoConnection.embedded(folder);
      blobs = BlobStore.open(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    masters = MasterStore.open(connection.database());
    drafts = MediaDraftStore.open(connection.database());
    content = ContentStore.open(connection.database());
    queue = JobQueue.open(connection.database(), clock, System::nanoTime);
    library =
        new MediaLibrary(masters, drafts, content, blobs, queue, Stages::of, journal::add, clock);
    production = new MediaProduction(masters, drafts, content, blobs, queue, Stages::of, clock);
    purge = new Purge(masters, drafts, content, blobs, queue, journal::add, clock);
    content.put(new Organisation(MUSEUM, german("Museum")));
    content.raiseGeneration();
  }

  /** Where all of it is stored. */
  public MongoDatabase database() {
    return connection.database();
  }

  /** The queue as another process sees it. */
  public JobQueue anotherQueue() {
    return JobQueue.open(connection.database(), clock, System::nanoTime);
  }

  /** The id of the upload of this number. */
  public static String id(int number) {
    return "%032x".formatted(number);
  }

  public Blob blob(String bytes) {
    try {
      return blobs.put(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of this upload, with the number as its bytes. */
  public Arrival arrival(int number, String fileName) {
    Blob blob = blob("original " + number);
    return new Arrival(
        id(number),
        blob.sha256(),
        blob.size(),
        fileName,
        CURATOR,
        MUSEUM,
        Optional.empty(),
        Optional.empty(),
        clock.instant());
  }

  /** The same in place of the original of an item. */
  public Arrival replacement(int number, String fileName, Slug replaces) {
    Arrival plain = arrival(number, fileName);
    return new Arrival(
        plain.id(),
        plain.sha256(),
        plain.bytes(),
        plain.fileName(),
        plain.account(),
        plain.organisation(),
        Optional.of(replaces),
        Optional.empty(),
        plain.receivedAt());
  }

  /** The item of an upload that was received. */
  public MediaEntry entry(int number) {
    return library.ofUpload(id(number)).orElseThrow();
  }

  public static Facts facts(MediaItem.Kind kind) {
    return facts(Optional.of(kind), Facts.Suggestion.NONE);
  }

  public static Facts facts(Optional<MediaItem.Kind> kind, Facts.Suggestion suggestion) {
    return new Facts(
        kind.map(k -> k.timed() ? "audio/wav" : "image/jpeg").orElse("text/vtt"),
        kind,
        Optional.of(new Rendition.Dimensions(800, 600)),
        Optional.of(1_000L),
        Optional.empty(),
        false,
        false,
        suggestion,
        List.of());
  }

  /** A file in the store that a stage may have made. */
  public Rendition rendition(String name, String mediaType, String bytes) {
    Blob blob = blob(bytes);
    return new Rendition(
        blob.sha256(),
        name,
        mediaType,
        blob.size(),
        Optional.of(new Rendition.Dimensions(800, 600)),
        Optional.of(1_000L));
  }

  /** What a stage makes of an upload. */
  public Derivatives derivatives(int number, Stage stage) {
    return Derivatives.of(
        List.of(rendition(stage + "-" + number + ".jpg", "image/jpeg", stage + " of " + number)));
  }

  /** A picture that was received, inspected and rendered. */
  public MediaEntry readyPicture(int number, String fileName) {
    library.receive(arrival(number, fileName));
    production.accepted(id(number), facts(MediaItem.Kind.PICTURE));
    production.made(id(number), Stage.PICTURES, number, derivatives(number, Stage.PICTURES));
    return entry(number);
  }

  public static Wording german(String text) {
    return new Wording(Map.of(Language.GERMAN, text));
  }

  /** All that visitors need to know of a picture in which nobody is seen. */
  public static Description complete(String title) {
    return new Description(
        Optional.of(german(title)),
        Optional.of(german("Ein Stollen")),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Licence.CC_BY),
        Optional.of("Erika Muster"),
        Optional.empty(),
        Optional.of("1925-06"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of());
  }

  /** A picture that visitors have. */
  public MediaEntry releasedPicture(int number, String fileName) {
    MediaEntry ready = readyPicture(number, fileName);
    library.save(ready.slug(), ready.draft().version(), complete("Titel " + number), CURATOR);
    library.release(ready.slug(), CURATOR);
    return entry(number);
  }

  /** Whether the store has this file. */
  public boolean has(Sha256 sha256) {
    try {
      return blobs.find(sha256).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try (connection) {
      blobs.close();
    }
  }
}
