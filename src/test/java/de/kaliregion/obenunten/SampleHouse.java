package de.kaliregion.obenunten;

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
import java.util.Comparator;
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
            .run(CollectionReader.read(Path.of("media")));
      }
      service = new Service(settings, Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
