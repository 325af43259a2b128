package de.kaliregion.obenunten.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.http.BadRequestException;
import io.helidon.http.HeaderNames;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProblemAnswersTest {
  private static final String CHROME =
      "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

  private static HttpServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(routing -> {
          Resource.at("/api/v1/version")
              .put((_, _) -> {
                throw Problem.of(ProblemType.PRECONDITION_FAILED)
                    .withDetail("Neuer: 8.", "Newer: 8.", "Jemand war schneller.")
                    .withField("title", "Zu lang.", "Too long.", "Zu lang.")
                    .withMember("version", 8)
                    .withHeader(HeaderNames.ETAG, "\"8\"")
                    .exception();
              })
              .register(routing);
          Resource.at("/prepared")
              .get((_, res) -> {
                res.headers().set(HeaderNames.ETAG, "\"old\"");
                res.headers().set(HeaderNames.CACHE_CONTROL, "max-age=99");
                res.headers().set(HeaderNames.CONTENT_LENGTH, "99");
                res.headers().set(HeaderNames.CONTENT_ENCODING, "gzip");
                throw new IllegalStateException("the secret of the house");
              })
              .register(routing);
          Resource.at("/begun")
              .get((_, res) -> {
                res.headers().set(HeaderNames.CONTENT_LENGTH, "1000000");
                try (var out = res.outputStream()) {
                  out.write(new byte[100_000]);
                  throw new IllegalStateException("half way");
                }
              })
              .register(routing);
          Resource.at("/helidon")
              .get((_, _) -> {
                throw new BadRequestException("<b>from inside</b>");
              })
              .register(routing);
          Resource.at("/typed")
              .post((req, res) -> res.send(req.content().as(JsonNode.class)))
              .register(routing);
          Resource.at("/silent").get((_, _) -> {}).register(routing);
        });
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void programsGetProblemJson() throws IOException {
    Wire.Answer answer =
        ask("PUT /api/v1/version HTTP/1.1", CHROME, "Accept-Language: en", "Content-Length: 0");
    assertThat(answer.status()).isEqualTo(412);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.header("content-language")).isEqualTo("en");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.header("vary")).isEqualTo("Accept, Accept-Language");
    assertThat(answer.header("etag")).isEqualTo("\"8\"");
    assertThat(json(answer))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"type": "http://localhost:8080/problems/changed-meanwhile",
                     "title": "Changed meanwhile", "status": 412, "detail": "Newer: 8.",
                     "errors": [{"field": "title", "detail": "Too long."}], "version": 8}
                    """));
  }

  @Test
  void peopleGetAPageInTheirLanguage() throws IOException {
    Wire.Answer answer = ask("GET /nowhere HTTP/1.1", CHROME, "Accept-Language: de-simple");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.text()).contains("lang=\"de-simple\"").contains("Hier ist nichts");
    assertThat(ask("GET /en/nowhere HTTP/1.1", CHROME).text()).contains("Nothing here");
    assertThat(ask("GET /nowhere?lang=en HTTP/1.1", CHROME).text()).contains("Nothing here");
  }

  @Test
  void whoAsksForNothingInParticularGetsJson() throws IOException {
    for (String accept :
        List.of(
            "Accept: */*",
            "X: none",
            "Accept: application/json, text/html;q=0.9",
            "Accept: text/html;q=0",
            "Accept: image/avif,image/webp")) {
      assertThat(ask("GET /nowhere HTTP/1.1", accept).header("content-type"))
          .as(accept)
          .isEqualTo("application/problem+json");
    }
  }

  @Test
  void everyRefusalCarriesTheSecurityHeaders() throws IOException {
    for (String line : List.of("GET /nowhere HTTP/1.1", "GET /prepared HTTP/1.1", "rubbish")) {
      Wire.Answer answer = quietly(line);
      assertThat(answer.header("content-security-policy"))
          .isEqualTo("default-src 'self'; frame-ancestors 'none'");
      assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
      assertThat(answer.header("referrer-policy")).isEqualTo("same-origin");
      assertThat(answer.header("permissions-policy")).contains("microphone=()");
      assertThat(answer.header("cross-origin-opener-policy")).isEqualTo("same-origin");
      assertThat(answer.header("cross-origin-resource-policy")).isEqualTo("same-origin");
    }
  }

  @Test
  void whatWasPreparedForTheAnswerIsTakenBack() throws IOException {
    Wire.Answer answer = quietly("GET /prepared HTTP/1.1");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.header("etag")).isNull();
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.header("content-encoding")).isNull();
    assertThat(json(answer).path("status").asInt()).isEqualTo(500);
  }

  @Test
  void anUnexpectedErrorTellsANumberAndTheLogTellsTheRest() throws IOException {
    List<LogRecord> log = new CopyOnWriteArrayList<>();
    Wire.Answer answer = withLog(log, "GET /prepared HTTP/1.1");
    String instance = json(answer).path("instance").asText();
    assertThat(answer.text()).doesNotContain("secret").doesNotContain("IllegalState");
    assertThat(instance).startsWith("urn:uuid:");
    assertThat(log).hasSize(1);
    assertThat(log.getFirst().getMessage())
        .isEqualTo("incident " + instance.substring("urn:uuid:".length()));
    assertThat(log.getFirst().getThrown()).hasMessage("the secret of the house");
  }

  @Test
  void anErrorInTheMiddleOfAnAnswerEndsTheConnection() throws IOException {
    try (Wire wire = new Wire(server.port())) {
      wire.send("GET /begun HTTP/1.1", "Host: localhost");
      assertThat(wire.head().status()).isEqualTo(200);
      assertThat(wire.untilClosed().length).isLessThan(1_000_000);
    }
  }

  @Test
  void messagesFromInsideAreNotPassedOn() throws IOException {
    Wire.Answer answer = ask("GET /helidon HTTP/1.1");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("/problems/bad-request").doesNotContain("inside");
  }

  @Test
  void anUnknownKindOfContentIs415() throws IOException {
    try (Wire wire = new Wire(server.port())) {
      wire.send(
          "POST /typed HTTP/1.1",
          "Host: localhost",
          "Content-Type: application/x-odd",
          "Content-Length: 2");
      assertThat(wire.raw("{}").answer().status()).isEqualTo(415);
    }
  }

  @Test
  void aHandlerThatForgetsToAnswerIsOurFault() throws IOException {
    Wire.Answer answer = quietly("GET /silent HTTP/1.1");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).contains("Fehler bei uns");
  }

  @Test
  void everyGeneralTypeHasItsOwnAddress() {
    assertThat(ProblemType.general()).extracting(ProblemType::slug).doesNotHaveDuplicates();
    assertThat(ProblemType.general()).extracting(ProblemType::status).doesNotHaveDuplicates();
  }

  private static JsonNode json(Wire.Answer answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }

  private static Wire.Answer ask(String requestLine, String... headers) throws IOException {
    String[] lines = new String[headers.length + 2];
    lines[0] = requestLine;
    lines[1] = "Host: localhost";
    System.arraycopy(headers, 0, lines, 2, headers.length);
    return Wire.ask(server.port(), lines);
  }

  private static Wire.Answer quietly(String requestLine) throws IOException {
    return withLog(new CopyOnWriteArrayList<>(), requestLine);
  }

  private static Wire.Answer withLog(List<LogRecord> log, String requestLine) throws IOException {
    Logger logger = Logger.getLogger(ProblemAnswers.class.getName());
    Handler collector = new Collector(log);
    logger.addHandler(collector);
    logger.setUseParentHandlers(false);
    try {
      return ask(requestLine, "Accept: application/json");
    } finally {
      logger.removeHandler(collector);
      logger.setUseParentHandlers(true);
    }
  }

  /** Keeps what is logged. */
  static final class Collector extends Handler {
    private final List<LogRecord> log;

    Collector(List<LogRecord> log) {
      this.log = log;
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord entry) {
      log.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
