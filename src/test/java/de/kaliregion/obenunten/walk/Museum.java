package de.kaliregion.obenunten.walk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import com.mongodb.client.MongoDatabase;
import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Coordinates;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.FederalState;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Source;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.Role;
import de.kaliregion.obenunten.content.account.Roles;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.media.library.Arrival;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.media.render.Stages;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.job.JobQueue;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import de.kaliregion.obenunten.storage.mongo.MongoConnection;
import de.kaliregion.obenunten.studio.account.AccountServices;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Three museums at work with the running service: one with a place and a story, one that has just
 * begun, and one whose storage is full. Their curators are signed in.
 */
final class Museum implements AutoCloseable {
  static final Slug HERE = new Slug("museum-merkers");
  static final Slug NEW = new Slug("museum-heringen");
  static final Slug FULL = new Slug("museum-vacha");
  static final Slug PLACE = new Slug("foerderturm-merkers");

  /** Its story shows the items called {@code foerderturm} and {@code interview}. */
  static final Slug STORY = new Slug("der-foerderturm");

  private static final String SESSION = "__Host-studio";
  private static final long QUOTA = 1L << 30;
  private static final Clock CLOCK = Clock.systemUTC();

  /** Those who work there. */
  enum Curator {
    ERIKA(HERE, Role.EDITOR),
    KARL(HERE, Role.EDITOR),
    TONI(HERE, Role.CONTRIBUTOR),
    NEWCOMER(NEW, Role.EDITOR),
    HOARDER(FULL, Role.EDITOR);

    private final Slug museum;
    private final Role role;

    Curator(Slug museum, Role role) {
      this.museum = museum;
      this.role = role;
    }
  }

  private final Path folder = Files.createTempDirectory("obenunten-museum");
  private final Map<Curator, Account> accounts = new EnumMap<>(Curator.class);
  private final Map<Curator, List<String>> tokens = new EnumMap<>(Curator.class);
  private final Optional<String> cluster;
  private RunningService service;
  private int items;

  /** What is done before the doors open. */
  @FunctionalInterface
  interface Furnishing {
    void of(Museum museum, Stores stores) throws IOException;
  }

  /** Where things are put before the service runs. */
  record Stores(
      MongoDatabase database,
      ContentStore content,
      MasterStore masters,
      MediaDraftStore drafts,
      BlobStore blobs,
      MediaLibrary library) {}

  private Museum(Furnishing furnishing, Optional<String> cluster) throws IOException {
    this.cluster = cluster;
    try (MongoConnection database =
            cluster
                .map(MongoConnection::cluster)
                .orElseGet(() -> MongoConnection.embedded(folder));
        BlobStore blobs = BlobStore.open(folder)) {
      MasterStore masters = MasterStore.open(database.database());
      MediaDraftStore drafts = MediaDraftStore.open(database.database());
      ContentStore content = ContentStore.open(database.database());
      JobQueue queue = JobQueue.open(database.database(), CLOCK, System::nanoTime);
      MediaLibrary library =
          new MediaLibrary(masters, drafts, content, blobs, queue, Stages::of, _ -> {}, CLOCK);
      Stores stores = new Stores(database.database(), content, masters, drafts, blobs, library);
      build(stores);
      employ(database);
      hang(stores, "archivkiste.xyz", FULL, QUOTA - 1_000);
      furnishing.of(this, stores);
    }
    service = start(0);
  }

  private RunningService start(int port) {
    Map<String, String> settings =
        new TreeMap<>(Map.of("ORGANISATION_QUOTA", "1", "PORT", Integer.toString(port)));
    cluster.ifPresent(uri -> settings.put("MONGODB_URI", uri));
    return RunningService.on(folder, settings);
  }

  /** Ends the service and does something meanwhile; then it runs again where it was. */
  void restart(Runnable meanwhile) {
    int port = service.port();
    service.stop();
    meanwhile.run();
    service = start(port);
  }

  static Museum open(Furnishing furnishing) throws IOException {
    return new Museum(furnishing, Optional.empty());
  }

  /** The same with its records in a database that other services use as well. */
  static Museum openOn(String cluster, Furnishing furnishing) throws IOException {
    return new Museum(furnishing, Optional.of(cluster));
  }

  /** Where the files lie, for another service that is to share them. */
  Path blobs() {
    return folder.resolve("blobs");
  }

  private static void build(Stores stores) {
    stores.content().put(new Organisation(HERE, german("Museum Merkers")));
    stores.content().put(new Organisation(NEW, german("Museum Heringen")));
    stores.content().put(new Organisation(FULL, german("Museum Vacha")));
    stores
        .content()
        .put(
            new Place(
                PLACE,
                german("Förderturm Merkers"),
                HERE,
                "Merkers",
                "Wartburgkreis",
                List.of(FederalState.TH),
                new Coordinates(50.82, 10.12, 10),
                Level.ABOVE,
                Optional.empty(),
                Optional.empty()));
    Slug tower = new Slug("foerderturm");
    stores
        .content()
        .publish(
            new Story(
                STORY,
                PLACE,
                HERE,
                Tone.PLAIN,
                tower,
                List.of(new Source(Optional.of("G10"), "Quelle", Optional.empty()))),
            new Edition(
                Language.GERMAN,
                "Der Förderturm",
                "Ein Turm über dem Schacht.",
                List.of(
                    new Block.Text(Optional.empty(), Optional.of(new RichText("Er steht noch."))),
                    new Block.Picture(tower, Optional.empty()),
                    new Block.Audio(new Slug("interview"), Optional.empty()))),
            CLOCK.instant());
    stores.content().raiseGeneration();
  }

  private void employ(MongoConnection database) {
    try (AccountServices services =
        new AccountServices(database.database(), URI.create(RunningService.BASE_URL), CLOCK)) {
      for (Curator curator : Curator.values()) {
        Account account =
            Account.invited(
                new EmailAddress(curator.name().toLowerCase(Locale.ROOT) + "@museum.example"),
                curator.name(),
                Roles.of(curator.museum, curator.role),
                CLOCK.instant());
        services.accounts().insert(account);
        accounts.put(curator, account);
        tokens.put(
            curator,
            List.of(
                services.sessions().open(account).reveal(),
                services.sessions().open(account).reveal()));
      }
    }
  }

  /** A refused item: nothing happens to it by itself, and nothing can be seen of it. */
  Slug hang(Stores stores, String fileName, Slug museum, long bytes) {
    String id = nextId();
    Instant now = CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
    Slug slug = new Slug(fileName.replaceFirst("\\..*", ""));
    String maker = accounts.get(Curator.ERIKA).id().value();
    stores
        .masters()
        .insert(
            Master.received(
                id,
                museum,
                maker,
                fileName,
                Sha256.of(id.getBytes(StandardCharsets.US_ASCII)),
                bytes,
                now));
    stores.masters().refuse(id, german("Das ist nichts, was man zeigen kann."));
    stores
        .drafts()
        .insert(
            new MediaDraft(
                slug,
                museum,
                id,
                1,
                Description.EMPTY,
                now,
                maker,
                Optional.empty(),
                Optional.empty()));
    return slug;
  }

  /** A file that has arrived: the service will look into it. */
  String receive(Stores stores, Path file, Curator from) throws IOException {
    String id = nextId();
    try (InputStream bytes = Files.newInputStream(file)) {
      Blob blob = stores.blobs().put(bytes);
      stores
          .library()
          .receive(
              new Arrival(
                  id,
                  blob.sha256(),
                  blob.size(),
                  file.getFileName().toString(),
                  accounts.get(from).id().value(),
                  from.museum,
                  Optional.empty(),
                  Optional.empty(),
                  CLOCK.instant()));
    }
    return id;
  }

  private String nextId() {
    return "%032x".formatted(++items);
  }

  static Wording german(String text) {
    return new Wording(Map.of(Language.GERMAN, text));
  }

  RunningService service() {
    return service;
  }

  /** The id of the curator's account. */
  String account(Curator curator) {
    return accounts.get(curator).id().value();
  }

  /** Waits until a page, as Erika gets it, holds a text. A browser that asks takes much longer. */
  void await(Duration longest, String path, String text) throws Exception {
    String cookie = SESSION + "=" + tokens.get(Curator.ERIKA).getFirst();
    Patience.until(
        longest,
        text + " on " + path,
        () -> service.get(path, "Cookie", cookie).body().contains(text));
  }

  /** The curator with a phone on which they are signed in. */
  Reader phoneOf(Curator curator, Browser browser, String language) {
    return signedIn(curator, Reader.asking(browser, language));
  }

  /** The same on a phone that runs no scripts. */
  Reader plainPhoneOf(Curator curator, Browser browser, String language) {
    return signedIn(curator, Reader.withoutScripts(browser, language));
  }

  private Reader signedIn(Curator curator, Reader reader) {
    signIn(curator, 0, reader.phone());
    return reader;
  }

  /** As if they had signed in once more. */
  void signInAgain(Curator curator, BrowserContext phone) {
    signIn(curator, 1, phone);
  }

  private void signIn(Curator curator, int time, BrowserContext phone) {
    phone.addCookies(
        List.of(
            new Cookie(SESSION, tokens.get(curator).get(time))
                .setUrl("https://localhost/")
                .setSecure(true)
                .setHttpOnly(true)
                .setSameSite(SameSiteAttribute.LAX)));
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
