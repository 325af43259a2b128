package de.kaliregion.obenunten.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.MovableClock;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which requests come from the same network. */
class ClientNetworksTest {
  private final MovableClock clock = new MovableClock(Instant.parse("2026-05-01T23:59:59Z"));
  private final AtomicReference<ClientNetworks> networks = new AtomicReference<>();
  private final AtomicReference<NetworkKey> seen = new AtomicReference<>();
  private HttpServer server;

  @BeforeEach
  void open() {
    server =
        TestServer.start(routing ->
            routing.get(
                "/",
                (request, response) -> {
                  seen.set(networks.get().of(request));
                  response.send();
                }));
    trust("127.0.0.1", "10.0.0.1");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void anAddressOfVersionFourIsANetwork() throws Exception {
    assertThat(forwarded("203.0.113.7")).isEqualTo(forwarded("203.0.113.7"));
    assertThat(forwarded("203.0.113.7")).isNotEqualTo(forwarded("203.0.113.8"));
    assertThat(forwarded("::ffff:203.0.113.7")).isEqualTo(forwarded("203.0.113.7"));
  }

  @Test
  void ofVersionSixTheFirstHalfIs() throws Exception {
    assertThat(forwarded("2001:db8:1:2::1")).isEqualTo(forwarded("2001:db8:1:2:ffff::9"));
    assertThat(forwarded("2001:db8:1:2::1")).isNotEqualTo(forwarded("2001:db8:1:3::1"));
  }

  @Test
  void theNearestAddressThatIsNoProxyOfOursCounts() throws Exception {
    assertThat(forwarded("198.51.100.1, 203.0.113.7")).isEqualTo(forwarded("203.0.113.7"));
    assertThat(forwarded("203.0.113.7, 10.0.0.1")).isEqualTo(forwarded("203.0.113.7"));
    assertThat(forwarded("203.0.113.7, nonsense, 10.0.0.1")).isEqualTo(forwarded("10.0.0.1"));
    assertThat(forwarded("localhost")).isEqualTo(direct());
    assertThat(forwarded("")).isEqualTo(direct());
  }

  @Test
  void whoIsNotTrustedIsNotBelieved() throws Exception {
    trust();

    assertThat(forwarded("203.0.113.7")).isEqualTo(direct());
  }

  @Test
  void tomorrowNobodyIsRecognised() throws Exception {
    NetworkKey today = forwarded("203.0.113.7");
    clock.pass(Duration.ofSeconds(1));

    assertThat(forwarded("203.0.113.7")).isNotEqualTo(today);
    assertThat(today.toString()).doesNotContain("203");
  }

  private void trust(String... proxies) {
    networks.set(
        new ClientNetworks(
            Set.of(proxies).stream()
                .map(InetAddress::ofLiteral)
                .collect(java.util.stream.Collectors.toSet()),
            clock));
  }

  private NetworkKey forwarded(String header) throws Exception {
    Wire.ask(server.port(), "GET / HTTP/1.1", "Host: localhost", "X-Forwarded-For: " + header);
    return seen.get();
  }

  private NetworkKey direct() throws Exception {
    Wire.ask(server.port(), "GET / HTTP/1.1", "Host: localhost");
    return seen.get();
  }
}
