package de.kaliregion.obenunten.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages on the wire: framing by RFC 9112, and what is refused before it is routed. */
class WireFormTest {
  private static final Clock FIFTH_OF_NOVEMBER =
      Clock.fixed(Instant.parse("2026-11-05T07:08:09Z"), ZoneId.of("Europe/Berlin"));

  private static HttpServer server;

  @BeforeAll
  static void start() {
    Duration second = Duration.ofSeconds(5);
    Deadlines deadlines =
        new Deadlines(second, second, second, second, second, 1024, second, Duration.ofMillis(200));
    server =
        TestServer.start(
            TestServer.settings(deadlines),
            FIFTH_OF_NOVEMBER,
            routing -> {
              Resource.at("/hello").get((_, res) -> res.send("hello")).register(routing);
              Resource.at("/stream")
                  .get((_, res) -> {
                    try (var out = res.outputStream()) {
                      out.write(new byte[100_000]);
                      out.write(new byte[100_000]);
                    }
                  })
                  .register(routing);
              Resource.at("/echo")
                  .post((req, res) -> res.send(req.content().as(String.class)))
                  .put((_, res) -> res.status(Status.NO_CONTENT_204).send())
                  .register(routing);
              Resource.at("/refuse")
                  .post((_, _) -> {
                    throw Problem.of(ProblemType.FORBIDDEN).exception();
                  })
                  .register(routing);
              Resource.at("/same")
                  .get((_, res) -> {
                    res.headers().set(HeaderNames.ETAG, "\"1\"");
                    res.status(Status.NOT_MODIFIED_304).send();
                  })
                  .register(routing);
            });
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void theDateIsImfFixdateWhateverTheZone() throws IOException {
    assertThat(ask("GET /hello HTTP/1.1", "Host: localhost").header("date"))
        .isEqualTo("Thu, 05 Nov 2026 07:08:09 GMT");
    assertThat(ask("GET /nowhere HTTP/1.1", "Host: localhost").header("date"))
        .isEqualTo("Thu, 05 Nov 2026 07:08:09 GMT");
    assertThat(ask("rubbish").header("date")).isEqualTo("Thu, 05 Nov 2026 07:08:09 GMT");
  }

  @Test
  void aConnectionGoesOnUntilCloseIsAsked() throws IOException {
    try (Wire wire = new Wire(server.port())) {
      assertThat(wire.send("GET /hello HTTP/1.1", "Host: localhost").answer().header("connection"))
          .isNull();
      Wire.Answer last =
          wire.send("GET /hello HTTP/1.1", "Host: localhost", "Connection: close").answer();
      assertThat(last.text()).isEqualTo("hello");
      assertThat(last.header("connection")).isEqualTo("close");
      assertThat(wire.timeUntilClosed()).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void requestsSentTogetherAreAnsweredInOrder() throws IOException {
    try (Wire wire = new Wire(server.port())) {
      wire.raw(
          "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n"
              + "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
              + "Content-Length: 3\r\n\r\nabc"
              + "GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(wire.answer().text()).isEqualTo("hello");
      assertThat(wire.answer().text()).isEqualTo("abc");
      assertThat(wire.answer().status()).isEqualTo(404);
    }
  }

  @Test
  void headHasTheHeadersOfGetAndNoBody() throws IOException {
    try (Wire wire = new Wire(server.port())) {
      Wire.Answer head = wire.send("HEAD /hello HTTP/1.1", "Host: localhost").head();
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("content-length")).isEqualTo("5");
      head = wire.send("HEAD /stream HTTP/1.1", "Host: localhost").head();
      assertThat(head.header("transfer-encoding")).isEqualTo("chunked");
      head = wire.send("HEAD /nowhere HTTP/1.1", "Host: localhost").head();
      assertThat(head.status()).isEqualTo(404);
      assertThat(wire.send("GET /hello HTTP/1.1", "Host: localhost").answer().text())
          .isEqualTo("hello");
    }
  }

  @Test
  void answersWithoutContentHaveNoLength() throws IOException {
    try (Wire wire = new Wire(server.port())) {
      Wire.Answer same = wire.send("GET /same HTTP/1.1", "Host: localhost").answer();
      assertThat(same.status()).isEqualTo(304);
      assertThat(same.header("etag")).isEqualTo("\"1\"");
      assertThat(same.header("content-length")).isNull();
      Wire.Answer none =
          wire.send("PUT /echo HTTP/1.1", "Host: localhost", "Content-Length: 0").answer();
      assertThat(none.status()).isEqualTo(204);
      assertThat(none.header("content-length")).isNull();
      assertThat(wire.send("GET /hello HTTP/1.1", "Host: localhost").answer().text())
          .isEqualTo("hello");
    }
  }

  @Test
  void expectContinueIsToldToGoOn() throws IOException {
    try (Wire wire = new Wire(server.port())) {
      wire.send(
          "POST /echo HTTP/1.1",
          "Host: localhost",
          "Content-Type: text/plain",
          "Content-Length: 3",
          "Expect: 100-continue");
      assertThat(wire.head().status()).isEqualTo(100);
      assertThat(wire.raw("abc").answer().text()).isEqualTo("abc");
    }
  }

  @Test
  void aRefusalIsReadableEvenWhileALargeBodyIsBeingSent() throws IOException {
    try (Wire wire = new Wire(server.port())) {
      wire.send("POST /refuse HTTP/1.1", "Host: localhost", "Content-Length: 900000");
      wire.raw(new byte[900_000]);
      assertThat(wire.answer().status()).isEqualTo(403);
    }
  }

  @Test
  void aRefusalAfterExpectContinueNeverAsksForTheBody() throws IOException {
    try (Wire wire = new Wire(server.port())) {
      wire.send(
          "POST /refuse HTTP/1.1",
          "Host: localhost",
          "Content-Length: 100",
          "Expect: 100-continue");
      Wire.Answer answer = wire.answer();
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(wire.untilClosed()).isEmpty();
    }
  }

  @Test
  void aSmallRefusedBodyLeavesTheConnectionOpen() throws IOException {
    try (Wire wire = new Wire(server.port())) {
      wire.send("POST /refuse HTTP/1.1", "Host: localhost", "Content-Length: 100");
      wire.raw(new byte[100]);
      assertThat(wire.answer().status()).isEqualTo(403);
      assertThat(wire.send("GET /hello HTTP/1.1", "Host: localhost").answer().text())
          .isEqualTo("hello");
    }
  }

  @Test
  void aBodyBeyondTheLimitIs413() throws IOException {
    Wire.Answer answer =
        ask(
            "POST /echo HTTP/1.1",
            "Host: localhost",
            "Accept: application/json",
            "Content-Length: 99999999");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
  }

  @Test
  void headersBeyondTheLimitAre431() throws IOException {
    Wire.Answer answer = ask("GET /hello HTTP/1.1", "Host: localhost", "X: " + "x".repeat(20_000));
    assertThat(answer.status()).isEqualTo(431);
    assertThat(answer.header("connection")).isEqualTo("close");
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      many.append("\r\nX-").append(i).append(": 1234567");
    }
    assertThat(ask("GET /hello HTTP/1.1", "Host: localhost" + many).status()).isEqualTo(431);
  }

  @Test
  void anAddressBeyondTheLimitIs414AsAPage() throws IOException {
    Wire.Answer answer = ask("GET /" + "a".repeat(5_000) + " HTTP/1.1", "Host: localhost");
    assertThat(answer.status()).isEqualTo(414);
    assertThat(answer.header("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.header("content-security-policy")).contains("default-src 'self'");
  }

  @Test
  void http10Is505() throws IOException {
    assertThat(ask("GET /hello HTTP/1.0", "Host: localhost").status()).isEqualTo(505);
  }

  @Test
  void chunkedBodiesAreRefusedForHelidonKeepsEachChunkInMemory() throws IOException {
    for (String chunks :
        new String[] {"3\r\nabc\r\n0\r\n\r\n", "zz\r\n", "7fffffff\r\n", "5;a=b\r\nhello\r\n"}) {
      try (Wire wire = new Wire(server.port())) {
        wire.send("POST /echo HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked");
        wire.raw(chunks);
        Wire.Answer answer = wire.answer();
        assertThat(answer.status()).isEqualTo(411);
        assertThat(answer.header("connection")).isEqualTo("close");
        assertThat(wire.untilClosed()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
            + "Content-Length: 4\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n"
            + "Content-Length: 5\r\n\r\nabcde",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4, 5\r\n\r\nabcde",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: -4\r\n\r\nabcd",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: +4\r\n\r\nabcd",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0x4\r\n\r\nabcd",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\nab",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: identity\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: localhost\r\n X: a\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: localhost\r\nX: a\u0000b\r\n\r\n",
        "GET /hello HTTP/1.1\nHost: localhost\n\n",
        "GET /hello HTTP/1.1\r\nHost: localhost\rX: a\r\n\r\n",
        "GET  /hello HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /hello HTTP/1.1 \r\nHost: localhost\r\n\r\n",
        "GET /hello HTTP/3.0\r\nHost: localhost\r\n\r\n",
        "GET /hello HTTP/1.1\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost:\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: local host\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: localhost:abc\r\n\r\n",
      })
  void whatCouldSmuggleARequestIs400AndTheEnd(String request) throws IOException {
    try (Wire wire = new Wire(server.port())) {
      wire.raw(request);
      String all = new String(wire.untilClosed(), StandardCharsets.UTF_8);
      assertThat(all).startsWith("HTTP/1.1 4").contains("Connection: close");
      assertThat(all.split("HTTP/1.1 \\d{3} ", -1)).hasSize(2);
      assertThat(all).doesNotContain("hello");
    }
  }

  private static Wire.Answer ask(String... lines) throws IOException {
    return Wire.ask(server.port(), lines);
  }
}
