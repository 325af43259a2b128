package de.kaliregion.obenunten.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.common.concurrency.limits.FixedLimit;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * An HTTP/1.1 server with the house's manners. One listens for visitors, a second one on loopback
 * for the operator.
 */
public final class HttpServer implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int MAX_REQUEST_LINE_BYTES = 4 * 1024;
  private static final Duration QUEUE_TIMEOUT = Duration.ofSeconds(2);

  private final WebServer server;
  private final DeadlineGuard guard;

  private HttpServer(WebServer server, DeadlineGuard guard) {
    this.server = server;
    this.guard = guard;
  }

  /**
   * Starts listening. No hook is left in the JVM: on SIGTERM the caller stops the server.
   *
   * @param page draws problems for people
   * @param json writes and reads JSON bodies
   * @param routes registers the services
   * @throws ServerStartException if the address cannot be bound
   */
  public static HttpServer start(
      HttpServerSettings settings,
      ErrorPage page,
      LanguageChoice languages,
      ObjectMapper json,
      Clock clock,
      Consumer<HttpRouting.Builder> routes) {
    Manners manners = new Manners(settings, page, languages, json, clock);
    DeadlineGuard guard =
        new DeadlineGuard(
            settings.deadlines(),
            Http1Config.builder()
                .maxHeadersSize(MAX_HEADER_BYTES)
                .maxPrologueLength(MAX_REQUEST_LINE_BYTES)
                .sendKeepAliveHeader(false));
    WebServer server =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .protocolsDiscoverServices(false)
            .addConnectionSelector(guard)
            .featuresDiscoverServices(false)
            .shutdownHook(false)
            .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
            .maxPayloadSize(settings.largestBodyBytes())
            .maxTcpConnections(settings.maxConnections())
            .concurrencyLimit(
                FixedLimit.builder()
                    .permits(settings.maxRequests())
                    .queueLength(settings.maxRequests())
                    .queueTimeout(QUEUE_TIMEOUT)
                    .build())
            .shutdownGracePeriod(settings.grace())
            .contentEncoding(
                ContentEncodingContext.builder().contentEncodingsDiscoverServices(false).build())
            .mediaContext(
                MediaContext.builder()
                    .mediaSupportsDiscoverServices(false)
                    .addMediaSupport(new JsonMedia(json))
                    .build())
            // The text is never sent on; it tells oversized headers from other faults.
            .errorHandling(ErrorHandling.builder().includeEntity(true).build())
            .directHandlers(manners.directHandlers())
            .routing(routing -> {
              manners.register(routing);
              routes.accept(routing);
            })
            .build();
    guard.start();
    server.start();
    if (!server.isRunning()) {
      guard.close();
      server.stop();
      throw startFailure(settings);
    }
    return new HttpServer(server, guard);
  }

  /** The port that the server listens on. */
  public int port() {
    return server.port();
  }

  /** Takes no more requests, lets the running ones end within the grace, and closes. */
  public void stop() {
    guard.stopIdle();
    server.stop();
    guard.close();
  }

  @Override
  public void close() {
    stop();
  }

  /** Helidon 4.5.0 only logs why it cannot start, so the reason is found by trying again. */
  private static ServerStartException startFailure(HttpServerSettings settings) {
    String address = settings.host() + ":" + settings.port();
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()));
      return new ServerStartException("The server could not listen on " + address + ".", null);
    } catch (IOException e) {
      return new ServerStartException(
          "The server cannot listen on "
              + address
              + " ("
              + e.getMessage()
              + "). Another program may have the port: stop it or choose another one.",
          e);
    }
  }
}
