package de.kaliregion.obenunten.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllowedHostsTest {
  @Test
  void theBaseUrlsHostAndTheConfiguredOnesWithAnyPort() {
    AllowedHosts hosts =
        new AllowedHosts(URI.create("https://Erbe.example/"), Set.of("192.168.1.5"));
    assertThat(hosts.allows("erbe.example")).isTrue();
    assertThat(hosts.allows("ERBE.example:8443")).isTrue();
    assertThat(hosts.allows("192.168.1.5:8080")).isTrue();
    assertThat(hosts.allows("localhost")).isFalse();
    assertThat(hosts.allows("evil.example")).isFalse();
    assertThat(hosts.allows("erbe.example.evil.example")).isFalse();
    assertThat(hosts.allows("evil.example:erbe.example")).isFalse();
    assertThat(hosts.allows("erbe.example@evil.example")).isFalse();
    assertThat(hosts.allows("")).isFalse();
  }

  @Test
  void allNamesOfTheLoopbackWhenTheBaseUrlIsLocal() {
    AllowedHosts hosts = new AllowedHosts(URI.create("http://localhost:8080"), Set.of());
    assertThat(hosts.allows("localhost:8080")).isTrue();
    assertThat(hosts.allows("127.0.0.1")).isTrue();
    assertThat(hosts.allows("[::1]:8080")).isTrue();
    assertThat(hosts.allows("[::1]")).isTrue();
    assertThat(hosts.allows("0.0.0.0")).isFalse();
  }

  @Test
  void aForgedHostIsMisdirectedAndNothingForgedIsRepeated() throws IOException {
    try (HttpServer server =
        TestServer.start(
            routing -> Resource.at("/x").get((_, res) -> res.send("x")).register(routing))) {
      for (String host : new String[] {"evil.example", "evil.example:80", "10.0.0.1"}) {
        Wire.Answer answer =
            Wire.ask(server.port(), "GET /x HTTP/1.1", "Host: " + host, "Accept: */*");
        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.text()).contains("/problems/misdirected").doesNotContain(host);
      }
      Wire.Answer answer =
          Wire.ask(
              server.port(),
              "GET /nowhere HTTP/1.1",
              "Host: erbe.example",
              "X-Forwarded-Host: evil.example",
              "X-Forwarded-Proto: gopher",
              "X-Forwarded-Prefix: /evil",
              "Forwarded: host=evil.example",
              "X-Original-URL: /x",
              "X-Rewrite-URL: /x",
              "Accept: application/json");
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text()).contains("http://localhost:8080/problems/not-found");
      assertThat(answer.text() + answer.headers()).doesNotContain("evil").doesNotContain("gopher");
    }
  }
}
