package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import de.kaliregion.obenunten.storage.mongo.MongoConnection;
import de.kaliregion.obenunten.storage.mongo.UploadStore;
import de.kaliregion.obenunten.web.Deadlines;
import de.kaliregion.obenunten.web.HttpServer;
import de.kaliregion.obenunten.web.HttpServerSettings;
import de.kaliregion.obenunten.web.JsonMedia;
import de.kaliregion.obenunten.web.LanguageChoice;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A server that takes uploads and does nothing else, over real stores in a folder. Who asks says so
 * in a header; everybody may upload for every organisation until the right is withdrawn.
 */
final class UploadHouse implements AutoCloseable {
  static final HeaderName ACCOUNT = HeaderNames.create("X-Account");

  final Path data;
  final UploadStore store;
  final BlobStore blobs;
  final Uploads uploads;
  final HttpServer server;

  /** What the intake was told, in order, told twice or not. */
  final List<CompletedUpload> received = new CopyOnWriteArrayList<>();

  final Set<String> withoutRight = ConcurrentHashMap.newKeySet();
  final Map<Slug, Long> usedBytes = new ConcurrentHashMap<>();
  volatile boolean intakeFails;
  volatile Consumer<CompletedUpload> listener = _ -> {};

  private final MongoConnection connection;

  UploadHouse(Path data, UploadLimits limits, Clock clock, Deadlines deadlines) throws IOException {
    this.data = data;
    connection = MongoConnection.embedded(data);
    store = UploadStore.open(connection.database());
    blobs = BlobStore.open(data);
    uploads =
        Uploads.open(
            data,
            store,
            blobs,
            new Gate(),
            this::receive,
            organisation -> usedBytes.getOrDefault(organisation, 0L),
            limits,
            clock);
    UploadService service = new UploadService(uploads, new Gate());
    HttpServerSettings settings =
        HttpServerSettings.of(
                "127.0.0.1",
                0,
                URI.create("http://localhost:8080"),
                Set.of("127.0.0.1"),
                "default-src 'none'")
            .withDeadlines(deadlines)
            .withLargerBodies(UploadService.PATH, service.maxBodyBytes());
    server =
        HttpServer.start(
            settings,
            (problem, language) -> new byte[0],
            new LanguageChoice(),
            JsonMedia.strictMapper(),
            clock,
            routing -> routing.register(UploadService.PATH, service));
  }

  static UploadHouse open(Path data) throws IOException {
    return open(data, limits());
  }

  static UploadHouse open(Path data, UploadLimits limits) throws IOException {
    return new UploadHouse(data, limits, Clock.systemUTC(), Deadlines.standard());
  }

  /** The usual ones, but the disk of the tests may be as full as it likes. */
  static UploadLimits limits() {
    return UploadLimits.standard(20L << 30).withReserve(0, 0);
  }

  int port() {
    return server.port();
  }

  private void receive(CompletedUpload upload) {
    if (intakeFails) {
      throw new IllegalStateException("the intake fails");
    }
    received.add(upload);
    listener.accept(upload);
  }

  private final class Gate implements UploadGate {
    @Override
    public Uploader admit(ServerRequest request) {
      return request
          .headers()
          .first(ACCOUNT)
          .map(Uploader::new)
          .orElseThrow(() -> Problem.of(ProblemType.UNAUTHORIZED).exception());
    }

    @Override
    public boolean mayUpload(String account, Slug organisation) {
      return !withoutRight.contains(account);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    uploads.close();
    blobs.close();
    connection.close();
  }
}
