package de.kaliregion.obenunten.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachedPageTest {
  private static final byte[] CONTENT =
      "<!doctype html><p>Glück auf!</p>\n".repeat(500).getBytes(StandardCharsets.UTF_8);
  private static final CachedPage PAGE =
      CachedPage.of(
          CONTENT,
          "text/html; charset=utf-8",
          "r42-de",
          "public, max-age=60, stale-while-revalidate=600",
          "Accept-Language");

  private static HttpServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(routing -> Resource.at("/page").get(PAGE::send).register(routing));
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "GZIP",
        "gzip, deflate, br, zstd",
        "gzip, deflate, br",
        "br;q=1.0, gzip;q=0.1",
        "x-gzip",
        "*",
        "br, *;q=0.5"
      })
  void whoTakesGzipGetsTheFinishedBytes(String accepted) throws IOException {
    Wire.Answer answer = get("Accept-Encoding: " + accepted);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-encoding")).isEqualTo("gzip");
    assertThat(answer.header("etag")).isEqualTo("\"r42-de\"");
    assertThat(answer.body()).hasSize(PAGE.compressedLength());
    try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(in.readAllBytes()).isEqualTo(CONTENT);
    }
    assertManners(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept-Encoding: gzip;q=0",
        "Accept-Encoding: gzip;q=0.000, *",
        "Accept-Encoding: *;q=0",
        "Accept-Encoding: br",
        "Accept-Encoding: identity",
        "Accept-Encoding:",
        "X: no such header"
      })
  void whoDoesNotGetsItPlainUnderItsOwnTag(String header) throws IOException {
    Wire.Answer answer = get(header);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-encoding")).isNull();
    assertThat(answer.header("etag")).isEqualTo("\"r42-de-plain\"");
    assertThat(answer.body()).isEqualTo(CONTENT);
    assertManners(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"r42-de\"",
        "W/\"r42-de\"",
        "*",
        "\"a\", \"b,c\", \"r42-de\"",
        "\"a\",W/\"r42-de\" , \"z\"",
        " \"r42-de\" "
      })
  void whoHasItIsToldSo(String tags) throws IOException {
    Wire.Answer answer = get("Accept-Encoding: gzip", "If-None-Match: " + tags);
    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.header("etag")).isEqualTo("\"r42-de\"");
    assertThat(answer.header("content-length")).isNull();
    assertThat(answer.header("content-type")).isNull();
    assertManners(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"r41-de\"", "r42-de", "\"r42-de", "\"r42-de-plain\"", "\"x\"r42-de\"", "", "\""})
  void whoHasAnotherGetsTheNewOne(String tags) throws IOException {
    assertThat(get("Accept-Encoding: gzip", "If-None-Match: " + tags).status()).isEqualTo(200);
  }

  @Test
  void severalIfNoneMatchLinesAreOneList() throws IOException {
    assertThat(get("If-None-Match: \"a\"", "If-None-Match: \"r42-de-plain\"").status())
        .isEqualTo(304);
  }

  @Test
  void headTellsTheSameWithoutTheBody() throws IOException {
    try (Wire wire = new Wire(server.port())) {
      Wire.Answer head =
          wire.send("HEAD /page HTTP/1.1", "Host: localhost", "Accept-Encoding: gzip").head();
      assertThat(head.header("content-length")).isEqualTo("" + PAGE.compressedLength());
      assertThat(head.header("etag")).isEqualTo("\"r42-de\"");
      assertThat(wire.send("GET /page HTTP/1.1", "Host: localhost").answer().body())
          .isEqualTo(CONTENT);
    }
  }

  @Test
  void anyContentComesBackAsItWas() {
    Random random = new Random(7);
    for (int size : new int[] {0, 1, 100, 8_191, 8_192, 8_193, 300_000}) {
      byte[] content = new byte[size];
      random.nextBytes(content);
      assertThat(CachedPage.of(content, "text/plain", "t", "no-cache").content())
          .isEqualTo(content);
    }
  }

  @Test
  void aTagIsPlainText() {
    for (String tag : new String[] {"a\"b", "a b", "ä", "a\r\nb"}) {
      assertThatThrownBy(() -> CachedPage.of(CONTENT, "text/plain", tag, "no-cache"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void assertManners(Wire.Answer answer) {
    assertThat(answer.header("vary")).isEqualTo("Accept-Encoding, Accept-Language");
    assertThat(answer.header("cache-control"))
        .isEqualTo("public, max-age=60, stale-while-revalidate=600");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
  }

  private static Wire.Answer get(String... headers) throws IOException {
    String[] lines = new String[headers.length + 2];
    lines[0] = "GET /page HTTP/1.1";
    lines[1] = "Host: localhost";
    System.arraycopy(headers, 0, lines, 2, headers.length);
    return Wire.ask(server.port(), lines);
  }
}
