package de.kaliregion.obenunten;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.TilePack;
import de.kaliregion.obenunten.media.deliver.iiif.TileMaker;
import de.kaliregion.obenunten.operations.collection.Collection;
import de.kaliregion.obenunten.operations.collection.CollectionImport;
import de.kaliregion.obenunten.operations.collection.CollectionReader;
import de.kaliregion.obenunten.operations.collection.MediaPreparation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The whole service with the sample collection, on a free port, for the tests of one run to share.
 * They only read. Tests get it as a parameter: {@code @ExtendWith(SampleHouse.Key.class)}.
 */
public final class SampleHouse implements AutoCloseable {
  /** The base URL is deliberately not the address that the tests use. */
  public static final String BASE_URL = "https://erbe.example";

  /** A picture that can be looked at closely; the collection is shown as it is, without tiles. */
  public static final Slug LARGE_PICTURE = new Slug("kristallgrotte");

  private static final Path COLLECTION = Path.of("media");

  private final Path data;
  private final Service service;
  private final HttpClient client = HttpClient.newHttpClient();

  private SampleHouse() {
    try {
      data = Files.createTempDirectory("sample-house");
      Settings settings =
          Settings.of(
              Map.of(
                  "PORT", "0",
                  "OPS_PORT", "0",
                  "BASE_URL", BASE_URL,
                  "OTHER_HOSTS", "127.0.0.1",
                  "DATA_DIR", data.toString()));
      try (Stores stores = Stores.open(settings)) {
        new CollectionImport(
                stores.content(), stores.blobs(), MediaPreparation.AS_THEY_ARE, Clock.systemUTC())
            .run(withTiles(CollectionReader.read(COLLECTION), data));
      }
      service = new Service(settings, Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Collection withTiles(Collection collection, Path data) throws IOException {
    Map<Sha256, Path> files = new HashMap<>(collection.files());
    List<MediaItem> items = new ArrayList<>(collection.mediaItems());
    try (TileMaker maker = new TileMaker(data)) {
      for (MediaItem item : collection.mediaItems()) {
        if (item.slug().equals(LARGE_PICTURE)) {
          Rendition main = item.main();
          TilePack pack =
              maker.tiles(
                  files.get(main.sha256()), main.mediaType(), main.dimensions().orElseThrow());
          files.put(pack.sha256(), maker.file(pack));
          items.set(items.indexOf(item), item.withDerivatives(item.derivatives().withTiles(pack)));
        }
      }
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
    return new Collection(
        collection.organisations(),
        collection.places(),
        items,
        collection.holdings(),
        collection.stories(),
        collection.signs(),
        collection.routes(),
        collection.terms(),
        collection.notices(),
        files);
  }

  /** The answer to GET; headers as name, value, name, value. */
  public HttpResponse<byte[]> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  /** The answer to any method without a body. */
  public HttpResponse<byte[]> send(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The status that a request line gets whose target no client would send. */
  public int statusOfRaw(String target) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", service.port())) {
      String request =
          "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      return Integer.parseInt(answer.readLine().split(" ")[1]);
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
    service.close();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Lets tests in; the house closes when the run ends. */
  public static final class Key implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == SampleHouse.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(SampleHouse.class))
          .computeIfAbsent(SampleHouse.class, _ -> new SampleHouse());
    }
  }
}
