package de.kaliregion.obenunten;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.Role;
import de.kaliregion.obenunten.content.account.Roles;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import de.kaliregion.obenunten.studio.account.AccountServices;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A service with two museums and, in each, somebody of every role; beside them an operator and
 * somebody without a role. All are signed in already. The clock stands still.
 */
public final class StudioHouse implements AutoCloseable {
  public static final String BASE_URL = "https://erbe.example";
  public static final Slug HERE = new Slug("museum-merkers");
  public static final Slug THERE = new Slug("museum-heringen");

  /** A media item of the museum here, sent by its contributor; it was refused. */
  public static final Slug OF_CONTRIBUTOR = new Slug("grubenlampe");

  /** The same, sent by its editor. */
  public static final Slug OF_EDITOR = new Slug("bohrkern");

  public static final String PASSWORD = "acht Seilscheiben im Nebel";

  /** Held here, as the log manager drops loggers that nobody holds. */
  private static final Logger ACCESS_LOG = Logger.getLogger("de.kaliregion.obenunten.access");

  static {
    ACCESS_LOG.setLevel(Level.OFF);
  }

  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  /** Those who live in the house. */
  public enum Person {
    OPERATOR,
    ADMINISTRATOR_HERE,
    EDITOR_HERE,
    CONTRIBUTOR_HERE,
    ADMINISTRATOR_THERE,
    EDITOR_THERE,
    CONTRIBUTOR_THERE,
    ADMINISTRATOR_OF_BOTH,
    NOBODY_SPECIAL;

    public String email() {
      return name().toLowerCase(Locale.ROOT).replace('_', '.') + "@museum.example";
    }

    Roles roles() {
      return switch (this) {
        case ADMINISTRATOR_HERE -> Roles.of(HERE, Role.ADMINISTRATOR);
        case EDITOR_HERE -> Roles.of(HERE, Role.EDITOR);
        case CONTRIBUTOR_HERE -> Roles.of(HERE, Role.CONTRIBUTOR);
        case ADMINISTRATOR_THERE -> Roles.of(THERE, Role.ADMINISTRATOR);
        case EDITOR_THERE -> Roles.of(THERE, Role.EDITOR);
        case CONTRIBUTOR_THERE -> Roles.of(THERE, Role.CONTRIBUTOR);
        case ADMINISTRATOR_OF_BOTH ->
            new Roles(Map.of(HERE, Role.ADMINISTRATOR, THERE, Role.ADMINISTRATOR));
        case OPERATOR, NOBODY_SPECIAL -> Roles.NONE;
      };
    }
  }

  private final Path data;
  private final Service service;
  private final MovableClock clock = new MovableClock(Instant.parse("2026-05-01T12:00:00Z"));
  private final Map<Person, Account> accounts = new HashMap<>();
  private final Map<Person, String> tokens = new HashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  public StudioHouse() {
    this(Map.of());
  }

  /**
   * @param more settings
   */
  public StudioHouse(Map<String, String> more) {
    this(more, (_, _) -> {});
  }

  /** What is put into the house before its doors open. */
  @FunctionalInterface
  interface Furnishing {
    void of(StudioHouse house, Stores stores);
  }

  StudioHouse(Map<String, String> more, Furnishing furnishing) {
    try {
      data = Files.createTempDirectory("studio-house");
      Map<String, String> environment =
          new HashMap<>(
              Map.of(
                  "PORT", "0",
                  "OPS_PORT", "0",
                  "BASE_URL", BASE_URL,
                  "OTHER_HOSTS", "127.0.0.1",
                  "DATA_DIR", data.toString()));
      environment.putAll(more);
      Settings settings = Settings.of(environment);
      furnish(settings, furnishing);
      service = new Service(settings, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void furnish(Settings settings, Furnishing more) throws IOException {
    try (Stores stores = Stores.open(settings);
        AccountServices services =
            new AccountServices(stores.database(), settings.baseUrl(), clock)) {
      stores.content().put(new Organisation(HERE, named("Museum Merkers")));
      stores.content().put(new Organisation(THERE, named("Museum Heringen")));
      stores.content().raiseGeneration();
      for (Person person : Person.values()) {
        Account account =
            Account.invited(
                new EmailAddress(person.email()), nameOf(person), person.roles(), clock.instant());
        services.accounts().insert(account);
        if (person == Person.OPERATOR) {
          account = services.accounts().setOperator(account.id(), true).orElseThrow();
        }
        accounts.put(person, account);
        tokens.put(person, services.sessions().open(account).reveal());
      }
      hang(stores, OF_CONTRIBUTOR, accounts.get(Person.CONTRIBUTOR_HERE), "1".repeat(32));
      hang(stores, OF_EDITOR, accounts.get(Person.EDITOR_HERE), "2".repeat(32));
      more.of(this, stores);
    }
  }

  /** Refused, so that nothing happens to it by itself. */
  private void hang(Stores stores, Slug slug, Account maker, String id) throws IOException {
    stores.blobs().put(new ByteArrayInputStream(id.getBytes(StandardCharsets.US_ASCII)));
    MasterStore masters = MasterStore.open(stores.database());
    masters.insert(
        Master.received(
            id,
            HERE,
            maker.id().value(),
            slug + ".xyz",
            Sha256.of(id.getBytes(StandardCharsets.US_ASCII)),
            32,
            clock.instant()));
    masters.refuse(id, named("Das ist nichts, was man zeigen kann."));
    MediaDraftStore.open(stores.database())
        .insert(
            new MediaDraft(
                slug,
                HERE,
                id,
                1,
                Description.EMPTY,
                clock.instant(),
                maker.id().value(),
                Optional.empty(),
                Optional.empty()));
  }

  private static Wording named(String name) {
    return new Wording(Map.of(Language.GERMAN, name));
  }

  public static String nameOf(Person person) {
    return "Name of " + person;
  }

  public Account account(Person person) {
    return accounts.get(person);
  }

  public MovableClock clock() {
    return clock;
  }

  public int port() {
    return service.port();
  }

  Set<String> routes() {
    return service.studioRoutes();
  }

  /** A browser in which somebody is signed in. */
  public Browser browserOf(Person person) {
    return new Browser(Optional.of(tokens.get(person)));
  }

  /** A browser in which nobody is signed in. */
  public Browser newBrowser() {
    return new Browser(Optional.empty());
  }

  /** A client that keeps the session's cookie and behaves as browsers do, unless told otherwise. */
  public final class Browser {
    private Optional<String> session;
    private Optional<String> site = Optional.of("same-origin");

    private Browser(Optional<String> session) {
      this.session = session;
    }

    /** The same browser, whose requests are said to come from there. */
    public Browser from(String secFetchSite) {
      Browser other = new Browser(session);
      other.site = Optional.ofNullable(secFetchSite);
      return other;
    }

    public Optional<String> session() {
      return session;
    }

    public void useSession(String token) {
      session = Optional.of(token);
    }

    public HttpResponse<String> get(String path, String... headers) {
      return send("GET", path, "", headers);
    }

    /** Sends a form with the session's token; fields are names and values in turn. */
    public HttpResponse<String> post(String path, String... fields) {
      String form = form(fields);
      return postAsIs(
          path, session.isPresent() ? form + (form.isEmpty() ? "" : "&") + "csrf=" + csrf() : form);
    }

    /** Sends a form without the token. */
    public HttpResponse<String> postAsIs(String path, String body, String... headers) {
      return send("POST", path, body, headers);
    }

    public HttpResponse<String> signIn(String email, String password) {
      return postAsIs("/studio/sign-in", form("email", email, "password", password));
    }

    /** The token that the pages of this session carry. */
    public String csrf() {
      HttpResponse<String> page = get("/studio/account");
      Matcher token = CSRF.matcher(page.body());
      assertThat(token.find()).as("a token in %s: %s", page, page.body()).isTrue();
      return token.group(1);
    }

    /** Sends a form with files. */
    public HttpResponse<String> send(String path, FormBody form, String... headers) {
      return send(
          "POST",
          path,
          BodyPublishers.ofByteArray(form.bytes()),
          Stream.concat(Stream.of("Content-Type", form.contentType()), Stream.of(headers))
              .toArray(String[]::new));
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
      return send(
          method,
          path,
          body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
          headers);
    }

    private HttpResponse<String> send(
        String method, String path, HttpRequest.BodyPublisher body, String... headers) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
              .method(method, body)
              .header("Accept", "text/html")
              .header("Accept-Language", "en");
      if (body.contentLength() != 0 && Stream.of(headers).noneMatch("Content-Type"::equals)) {
        request.header("Content-Type", "application/x-www-form-urlencoded");
      }
      site.ifPresent(value -> request.header("Sec-Fetch-Site", value));
      session.ifPresent(token -> request.header("Cookie", "__Host-studio=" + token));
      for (int i = 0; i < headers.length; i += 2) {
        request.setHeader(headers[i], headers[i + 1]);
      }
      HttpResponse<String> answer = exchange(request.build());
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
      return answer;
    }

    private void keep(String cookie) {
      if (cookie.startsWith("__Host-studio=")) {
        String token = cookie.substring("__Host-studio=".length(), cookie.indexOf(';'));
        session = Optional.of(token).filter(value -> !value.isEmpty());
      }
    }
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String form(String... fields) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(form.isEmpty() ? "" : "&")
          .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return form.toString();
  }

  @Override
  public void close() {
    client.close();
    service.close();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
