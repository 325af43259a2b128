package de.kaliregion.obenunten.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ResourceTest {
  private static HttpServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(routing ->
            routing.register(
                "/items",
                rules -> {
                  Resource.at("/").get((_, res) -> res.send("all")).register(rules);
                  Resource.at("/new").post((_, res) -> res.send("made")).register(rules);
                  Resource.at("/{id}")
                      .get((_, res) -> res.send("one"))
                      .delete((_, res) -> res.send("gone"))
                      .register(rules);
                }));
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void itsMethodsAreAnswered() throws IOException {
    assertThat(ask("GET /items").text()).isEqualTo("all");
    assertThat(ask("GET /items/1").text()).isEqualTo("one");
    assertThat(ask("DELETE /items/1").text()).isEqualTo("gone");
    assertThat(ask("POST /items/new").text()).isEqualTo("made");
  }

  @Test
  void otherMethodsAreToldWhichThereAre() throws IOException {
    for (String method : new String[] {"POST", "PUT", "PATCH", "TRACE", "BREW", "CONNECT"}) {
      Wire.Answer answer = ask(method + " /items/1");
      assertThat(answer.status()).as(method).isEqualTo(405);
      assertThat(answer.header("allow")).isEqualTo("GET, HEAD, DELETE, OPTIONS");
    }
    assertThat(ask("DELETE /items").header("allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(ask("GET /items/new").header("allow")).isEqualTo("POST, OPTIONS");
  }

  @Test
  void optionsTellsTheMethods() throws IOException {
    Wire.Answer answer = ask("OPTIONS /items/1");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("allow")).isEqualTo("GET, HEAD, DELETE, OPTIONS");
  }

  @Test
  void headFollowsFromGet() throws IOException {
    try (Wire wire = new Wire(server.port())) {
      Wire.Answer head = wire.send("HEAD /items/1 HTTP/1.1", "Host: localhost").head();
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("content-length")).isEqualTo("3");
      assertThat(wire.send("GET /items/1 HTTP/1.1", "Host: localhost").answer().text())
          .isEqualTo("one");
    }
  }

  private static Wire.Answer ask(String methodAndPath) throws IOException {
    return Wire.ask(server.port(), methodAndPath + " HTTP/1.1", "Host: localhost");
  }
}
