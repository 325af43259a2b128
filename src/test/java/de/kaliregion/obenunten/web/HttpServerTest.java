package de.kaliregion.obenunten.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class HttpServerTest {
  private static final String[] GET = {"GET / HTTP/1.1", "Host: localhost"};

  @Test
  void sayWhoHasThePortInsteadOfBeingSilent() throws IOException {
    Logger logger = Logger.getLogger("io.helidon.webserver");
    Level before = logger.getLevel();
    logger.setLevel(Level.OFF);
    try (ServerSocket other = new ServerSocket(0)) {
      HttpServerSettings settings =
          HttpServerSettings.of(
              "0.0.0.0",
              other.getLocalPort(),
              URI.create("http://localhost"),
              Set.of(),
              TestServer.POLICY);
      assertThatThrownBy(() -> TestServer.start(settings, Clock.systemUTC(), _ -> {}))
          .isInstanceOf(ServerStartException.class)
          .hasMessageContaining("0.0.0.0:" + other.getLocalPort())
          .hasMessageContaining("choose another");
    } finally {
      logger.setLevel(before);
    }
  }

  @Test
  void twoServersRunSideBySide() throws IOException {
    try (HttpServer visitors =
            TestServer.start(routing -> routing.get("/", (_, res) -> res.send("visitors")));
        HttpServer operator =
            TestServer.start(routing -> routing.get("/", (_, res) -> res.send("operator")))) {
      assertThat(Wire.ask(visitors.port(), GET).text()).isEqualTo("visitors");
      assertThat(Wire.ask(operator.port(), GET).text()).isEqualTo("operator");
    }
  }

  @Test
  void stoppingLetsARunningAnswerEnd() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    HttpServer server =
        TestServer.start(routing ->
            routing.get(
                "/",
                (_, res) -> {
                  try (var out = res.outputStream()) {
                    out.write(new byte[100_000]);
                    running.countDown();
                    mayEnd.await(10, TimeUnit.SECONDS);
                    out.write(new byte[100_000]);
                  }
                }));
    try (Wire wire = new Wire(server.port())) {
      wire.send(GET);
      assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Void> stop = CompletableFuture.runAsync(server::stop);
      awaitRefused(server.port());
      assertThat(stop).isNotDone();
      mayEnd.countDown();
      byte[] all = wire.untilClosed();
      assertThat(all.length).isGreaterThan(200_000);
      assertThat(new String(all, all.length - 5, 5, java.nio.charset.StandardCharsets.US_ASCII))
          .isEqualTo("0\r\n\r\n");
      stop.get(10, TimeUnit.SECONDS);
    }
  }

  @RepeatedTest(10)
  void stoppingDoesNotWaitForIdleConnections() throws Exception {
    HttpServer server = TestServer.start(routing -> routing.get("/", (_, res) -> res.send("x")));
    try (Wire idle = new Wire(server.port());
        Wire fresh = new Wire(server.port())) {
      assertThat(idle.send(GET).answer().status()).isEqualTo(200);
      long start = System.nanoTime();
      server.stop();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      assertThat(idle.untilClosed()).isEmpty();
      assertThat(fresh.untilClosed()).isEmpty();
    }
  }

  @Test
  void moreRequestsThanCanBeHandledAreToldToComeBack() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    HttpServerSettings few =
        new HttpServerSettings(
            "127.0.0.1",
            0,
            TestServer.BASE_URL,
            Set.of(),
            TestServer.POLICY,
            Deadlines.standard(),
            1 << 20,
            Map.of(),
            100,
            1,
            Duration.ofSeconds(10));
    try (HttpServer server =
            TestServer.start(
                few,
                Clock.systemUTC(),
                routing ->
                    routing.get(
                        "/",
                        (_, res) -> {
                          mayEnd.await(20, TimeUnit.SECONDS);
                          res.send("late");
                        }));
        Wire first = new Wire(server.port());
        Wire second = new Wire(server.port());
        Wire third = new Wire(server.port())) {
      first.send(GET);
      second.send(GET);
      third.send(GET);
      // One runs, one waits, one is refused at once; the one that waits is refused after 2 s.
      CompletableFuture<Wire.Answer> refused = new CompletableFuture<>();
      for (Wire wire : new Wire[] {first, second, third}) {
        Thread.ofVirtual()
            .start(() -> {
              try {
                Wire.Answer answer = wire.answer();
                if (answer.status() == 503) {
                  refused.complete(answer);
                }
              } catch (IOException e) {
                refused.completeExceptionally(e);
              }
            });
      }
      Wire.Answer answer = refused.get(10, TimeUnit.SECONDS);
      mayEnd.countDown();
      assertThat(answer.header("retry-after")).isEqualTo("2");
      assertThat(answer.header("content-type")).startsWith("text/html");
    }
  }

  private static void awaitRefused(int port) throws InterruptedException {
    for (int i = 0; i < 500; i++) {
      try (Wire probe = new Wire(port)) {
        probe.raw("");
      } catch (IOException e) {
        return;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("the server still takes connections");
  }
}
