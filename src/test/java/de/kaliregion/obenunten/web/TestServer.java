package de.kaliregion.obenunten.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.webserver.http.HttpRouting;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Servers for tests: real ones, on free ports, with short patience where a test needs it. */
public final class TestServer {
  public static final String POLICY = "default-src 'self'";
  public static final URI BASE_URL = URI.create("http://localhost:8080");

  private TestServer() {}

  /** With the standard deadlines. */
  public static HttpServer start(Consumer<HttpRouting.Builder> routes) {
    return start(settings(Deadlines.standard()), Clock.systemUTC(), routes);
  }

  public static HttpServer start(
      HttpServerSettings settings, Clock clock, Consumer<HttpRouting.Builder> routes) {
    ObjectMapper json = JsonMedia.strictMapper();
    return HttpServer.start(
        settings, TestServer::plainPage, new LanguageChoice(), json, clock, routes);
  }

  public static HttpServerSettings settings(Deadlines deadlines) {
    return new HttpServerSettings(
        "127.0.0.1",
        0,
        BASE_URL,
        Set.of("erbe.example"),
        POLICY,
        deadlines,
        1 << 20,
        Map.of(),
        1_000,
        500,
        Duration.ofSeconds(10));
  }

  private static byte[] plainPage(
      Problem problem, de.kaliregion.obenunten.content.Language language) {
    return ("<!doctype html><html lang=\""
            + language.tag()
            + "\"><h1>"
            + problem.type().title().in(language)
            + "</h1>")
        .getBytes(StandardCharsets.UTF_8);
  }
}
