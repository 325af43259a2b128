package de.kaliregion.obenunten.walk;

import de.kaliregion.obenunten.Packaged;
import de.kaliregion.obenunten.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The service with the whole sample collection, on a port of its own. Its base URL is not the
 * address that it is reached by, as behind a proxy.
 */
final class RunningService implements AutoCloseable {
  static final String BASE_URL = "https://erbe.example";

  /** The first sign of the collection: the visitor mine of Merkers. */
  static final String SIGN = "FR23R19";

  /** Held here, as the log manager drops loggers that nobody holds. */
  private static final Logger ACCESS_LOG = Logger.getLogger("de.kaliregion.obenunten.access");

  private static final Logger DATABASE_DRIVER = Logger.getLogger("org.mongodb.driver");

  static {
    ACCESS_LOG.setLevel(Level.OFF);
    DATABASE_DRIVER.setLevel(Level.OFF);
  }

  private static final Pattern LOCATION = Pattern.compile("<loc>([^<]*)</loc>");

  /** A sign of the collection that has no story yet, and one that was taken down. */
  static final String NEW_SIGN = "J0MHYYP";

  static final String RETIRED_SIGN = "SDVA8H7";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path folder;
  private final Service service;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();

  private RunningService(Path folder, Service service) {
    this.folder = folder;
    this.service = service;
  }

  /** With a database of its own, in a folder that is deleted afterwards. */
  static RunningService withSampleCollection() throws IOException {
    Path folder = Files.createTempDirectory("obenunten-walk");
    SampleCollection.importInto(folder);
    return on(folder, Map.of());
  }

  /**
   * On a folder that is there.
   *
   * @param settings beside the folder, the ports and the base URL
   */
  static RunningService on(Path folder, Map<String, String> settings) {
    Map<String, String> environment =
        new TreeMap<>(
            Map.of(
                "PORT",
                "0",
                "OPS_PORT",
                "0",
                "BASE_URL",
                BASE_URL,
                "OTHER_HOSTS",
                "localhost,127.0.0.1",
                "DATA_DIR",
                folder.toString(),
                "CACHE_DIR",
                Packaged.cache().toString()));
    environment.putAll(settings);
    return new RunningService(folder, new Service(environment, Clock.systemUTC()));
  }

  int port() {
    return service.port();
  }

  /** What the operator is told. */
  HttpResponse<String> operations(String path) {
    return send(
        "GET",
        URI.create("http://localhost:" + service.operationsPort() + path),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The full address of a path, or of an address under the base URL, on this machine. */
  String address(String path) {
    String local = "http://localhost:" + port();
    return path.startsWith(BASE_URL) ? local + path.substring(BASE_URL.length()) : local + path;
  }

  /** The paths of all pages of the site map, in all languages. */
  List<String> pages() {
    List<String> pages =
        LOCATION
            .matcher(get("/sitemap.xml").body())
            .results()
            .map((MatchResult loc) -> loc.group(1).substring(BASE_URL.length()))
            .toList();
    if (pages.size() < 100) {
      throw new AssertionError("the site map names only " + pages);
    }
    return pages;
  }

  /** Pages that the site map leaves out, in all languages: what a search or a code leads to. */
  List<String> pagesOfTheMoment() {
    return Stream.of("de", "en", "de-simple")
        .flatMap(language ->
            Stream.of(
                "/" + language + "/search",
                "/" + language + "/search?q=Merkers",
                "/" + language + "/search?q=Xylophon",
                "/m/" + NEW_SIGN + "?lang=" + language,
                "/m/" + RETIRED_SIGN + "?lang=" + language,
                "/m/FR23R91?lang=" + language,
                "/m?lang=" + language,
                "/" + language + "/nothing"))
        .toList();
  }

  /** Gets a page; headers are names and values in turn. */
  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  HttpResponse<String> send(String method, String path, String... headers) {
    return send(
        method,
        URI.create(address(path)),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8),
        headers);
  }

  HttpResponse<byte[]> bytes(String path, String... headers) {
    return send("GET", URI.create(address(path)), HttpResponse.BodyHandlers.ofByteArray(), headers);
  }

  private <T> HttpResponse<T> send(
      String method, URI address, HttpResponse.BodyHandler<T> body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .method(method, HttpRequest.BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return client.send(request.build(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + address, e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Stops it; the folder stays. */
  void stop() {
    service.close();
    client.close();
  }

  @Override
  public void close() throws IOException {
    stop();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
