package de.kaliregion.obenunten.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.kaliregion.obenunten.content.InvalidContentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMediaTest {
  private static HttpServer server;

  record Station(String name, int depth, List<Point> points) {
    Station {
      if (depth < 0) {
        throw new InvalidContentException("depth", "must not be negative");
      }
    }
  }

  record Point(double x, double y) {}

  @BeforeAll
  static void start() {
    server =
        TestServer.start(routing ->
            Resource.at("/stations")
                .post((req, res) -> res.send(req.content().as(Station.class)))
                .register(routing));
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void recordsComeAndGo() throws IOException {
    String station = "{\"name\":\"Schacht\",\"depth\":807,\"points\":[{\"x\":1.0,\"y\":2.0}]}";
    Wire.Answer answer = post(station, "application/json");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.text()).isEqualTo(station);
    assertThat(post(station, "application/merge-patch+json; charset=utf-8").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "nonsense",
        "{\"name\":}",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{} {}",
        "[1,2"
      })
  void whatIsNotJsonIs400(String body) throws IOException {
    Wire.Answer answer = post(body, "application/json");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(json(answer).path("type").asText()).endsWith("/problems/bad-request");
    assertThat(answer.text()).doesNotContain("jackson").doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"depth\":1,\"nmae\":\"x\"}|nmae",
        "{\"name\":\"x\"}|depth",
        "{\"depth\":\"deep\"}|depth",
        "{\"depth\":null}|depth",
        "{\"points\":[{\"x\":1,\"y\":2},{\"x\":\"east\"}]}|points[1].x",
        "{\"points\":{\"x\":1}}|points",
      })
  void theFieldAtFaultIsNamed(String body, String field) throws IOException {
    Wire.Answer answer = post(body, "application/json");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(json(answer).path("errors").path(0).path("field").asText()).isEqualTo(field);
  }

  @Test
  void whatTheVocabularyRefusesIs422WithItsReason() throws IOException {
    Wire.Answer answer = post("{\"name\":\"x\",\"depth\":-1}", "application/json");
    assertThat(answer.status()).isEqualTo(422);
    JsonNode error = json(answer).path("errors").path(0);
    assertThat(error.path("field").asText()).isEqualTo("depth");
    assertThat(error.path("detail").asText()).contains("must not be negative");
  }

  @Test
  void moreThan256KibIs413() throws IOException {
    String name = "x".repeat(JsonMedia.MAX_BYTES);
    assertThat(post("{\"name\":\"" + name + "\"}", "application/json").status()).isEqualTo(413);
    String fits = "x".repeat(JsonMedia.MAX_BYTES - 100);
    assertThat(post("{\"name\":\"" + fits + "\",\"depth\":1}", "application/json").status())
        .isEqualTo(200);
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    assertThat(post("{\"points\":" + "[".repeat(100_000), "application/json").status())
        .isEqualTo(400);
  }

  private static JsonNode json(Wire.Answer answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }

  private static Wire.Answer post(String body, String type) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (Wire wire = new Wire(server.port())) {
      return wire.send(
              "POST /stations HTTP/1.1",
              "Host: localhost",
              "Accept-Language: en",
              "Content-Type: " + type,
              "Content-Length: " + bytes.length)
          .raw(bytes)
          .answer();
    }
  }
}
