package de.kaliregion.obenunten.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Helidon 4.5.0 waits for ever at each of these places. */
class DeadlinesTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Deadlines PATIENT =
      new Deadlines(LONG, LONG, LONG, LONG, LONG, 1024, LONG, Duration.ofMillis(100));

  private final CompletableFuture<Throwable> seenByHandler = new CompletableFuture<>();
  private HttpServer server;

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void aConnectionWithoutAByteIsClosed() throws IOException {
    start(new Deadlines(SHORT, LONG, LONG, LONG, LONG, 1024, LONG, SHORT));
    try (Wire wire = connect()) {
      assertClosedAfter(SHORT, wire);
    }
  }

  @Test
  void aRequestLineThatStopsIsClosed() throws IOException {
    start(new Deadlines(LONG, LONG, SHORT, LONG, LONG, 1024, LONG, SHORT));
    try (Wire wire = connect()) {
      assertClosedAfter(SHORT, wire.raw("GET / HT"));
    }
  }

  @Test
  void headersThatDripAreClosedAtTheEndOfTheirTimeAltogether() throws Exception {
    start(new Deadlines(LONG, LONG, SHORT, LONG, LONG, 1024, LONG, SHORT));
    try (Wire wire = connect()) {
      wire.raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
      Thread drip = drip(wire, Duration.ofMillis(50));
      assertClosedAfter(SHORT, wire);
      drip.interrupt();
      drip.join();
    }
  }

  @Test
  void anIdleConnectionIsClosedAfterItsAnswer() throws IOException {
    start(new Deadlines(LONG, SHORT, LONG, LONG, LONG, 1024, LONG, SHORT));
    try (Wire wire = connect()) {
      assertThat(wire.send("GET / HTTP/1.1", "Host: localhost").answer().text()).isEqualTo("hello");
      assertThat(wire.send("GET / HTTP/1.1", "Host: localhost").answer().text()).isEqualTo("hello");
      assertClosedAfter(SHORT, wire);
    }
  }

  @Test
  void aBodyThatStallsEndsTheHandler() throws Exception {
    start(new Deadlines(LONG, LONG, LONG, SHORT, LONG, 1024, LONG, SHORT));
    try (Wire wire = connect()) {
      wire.send("POST /count HTTP/1.1", "Host: localhost", "Content-Length: 10").raw("abc");
      assertClosedAfter(SHORT, wire);
      assertThat(seenByHandler.get(5, TimeUnit.SECONDS)).hasMessage("the client took too long");
    }
  }

  @Test
  void aBodyThatDripsIsClosedAfterItsGrace() throws Exception {
    start(new Deadlines(LONG, LONG, LONG, LONG, SHORT, 1024, LONG, SHORT));
    try (Wire wire = connect()) {
      wire.send("POST /count HTTP/1.1", "Host: localhost", "Content-Length: 1000");
      Thread drip = drip(wire, Duration.ofMillis(50));
      assertClosedAfter(SHORT, wire);
      drip.interrupt();
      drip.join();
    }
  }

  @Test
  void aBodyCutShortByTheClientEndsTheHandler() throws Exception {
    start(PATIENT);
    try (Wire wire = connect()) {
      wire.send("POST /count HTTP/1.1", "Host: localhost", "Content-Length: 10").raw("abc");
    }
    assertThat(seenByHandler.get(5, TimeUnit.SECONDS)).hasMessage("the client is gone");
  }

  @Test
  void aSlowBodyThatKeepsTheLeastRateIsTaken() throws Exception {
    start(new Deadlines(LONG, LONG, LONG, LONG, SHORT, 1024, LONG, SHORT));
    try (Wire wire = connect()) {
      wire.send("POST /count HTTP/1.1", "Host: localhost", "Content-Length: 5000");
      for (int i = 0; i < 10; i++) {
        Thread.sleep(100);
        wire.raw(new byte[500]);
      }
      assertThat(wire.answer().text()).isEqualTo("5000");
    }
  }

  @Test
  void timeThatTheHandlerTakesIsNotTheClients() throws Exception {
    start(new Deadlines(SHORT, SHORT, SHORT, SHORT, SHORT, 1024, SHORT, SHORT));
    try (Wire wire = connect()) {
      assertThat(wire.send("GET /slow HTTP/1.1", "Host: localhost").answer().text())
          .isEqualTo("slow");
    }
  }

  @Test
  void aBodyThatTheHandlerLeftGetsNoMoreTimeThanANewRequest() throws Exception {
    start(new Deadlines(LONG, SHORT, SHORT, LONG, LONG, 1024, LONG, SHORT));
    try (Wire wire = connect()) {
      wire.send("POST /ignore HTTP/1.1", "Host: localhost", "Content-Length: 1000");
      assertThat(wire.answer().status()).isEqualTo(200);
      Thread drip = drip(wire, Duration.ofMillis(50));
      assertThat(wire.timeUntilClosed()).isLessThan(Duration.ofSeconds(5));
      drip.interrupt();
      drip.join();
    }
  }

  @Test
  void aClientThatDoesNotReadIsCutAndOneThatReadsSlowlyIsNot() throws Exception {
    start(new Deadlines(LONG, LONG, LONG, LONG, LONG, 1024, SHORT, SHORT));
    try (Wire deaf = connect();
        Wire slow = connect()) {
      deaf.send("GET /large HTTP/1.1", "Host: localhost");
      assertThat(seenByHandler.get(10, TimeUnit.SECONDS)).hasMessage("the client took too long");

      slow.send("GET /medium HTTP/1.1", "Host: localhost");
      assertThat(slow.head().status()).isEqualTo(200);
      long read = 0;
      while (slow.read() >= 0 && ++read < MEDIUM) {
        if (read % (MEDIUM / 10) == 0) {
          Thread.sleep(60);
        }
      }
      assertThat(read).isEqualTo(MEDIUM);
    }
  }

  @Test
  void twoHundredSlowConnectionsDoNotKeepAnyoneWaiting() throws Exception {
    Duration patience = Duration.ofMillis(1_500);
    start(new Deadlines(patience, LONG, patience, LONG, LONG, 1024, LONG, SHORT));
    List<Wire> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        slow.add(i % 2 == 0 ? connect() : connect().raw("GET / HTTP/1.1\r\nHost: loc"));
      }
      long start = System.nanoTime();
      assertThat(Wire.ask(server.port(), "GET / HTTP/1.1", "Host: localhost").text())
          .isEqualTo("hello");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      for (Wire wire : slow) {
        assertThat(wire.untilClosed()).isEmpty();
      }
    } finally {
      for (Wire wire : slow) {
        wire.close();
      }
    }
  }

  @Test
  void theStandardIsWhatTheServicePromises() {
    start(PATIENT);
    assertThat(Deadlines.standard())
        .isEqualTo(
            new Deadlines(
                Duration.ofSeconds(15),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                1024,
                Duration.ofSeconds(20),
                Duration.ofSeconds(2)));
  }

  private static final int MEDIUM = 2_000_000;

  private void start(Deadlines deadlines) {
    server =
        TestServer.start(
            TestServer.settings(deadlines),
            Clock.systemUTC(),
            routing ->
                routing
                    .get("/", (_, res) -> res.send("hello"))
                    .get(
                        "/slow",
                        (_, res) -> {
                          Thread.sleep(SHORT.multipliedBy(3));
                          res.send("slow");
                        })
                    .post("/count", this::count)
                    .post("/ignore", (_, res) -> res.send("ignored"))
                    .get("/medium", (_, res) -> res.send(new byte[MEDIUM]))
                    .get("/large", (_, res) -> sendLarge(res)));
  }

  private void count(ServerRequest request, ServerResponse response) throws IOException {
    long count = 0;
    try (InputStream in = request.content().inputStream()) {
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        count += n;
      }
    } catch (RuntimeException e) {
      seenByHandler.complete(e);
      throw e;
    }
    response.send(Long.toString(count));
  }

  private void sendLarge(ServerResponse response) throws IOException {
    response.headers().set(HeaderNames.CONTENT_LENGTH, Long.toString(1L << 30));
    try (var out = response.outputStream()) {
      for (int i = 0; i < 1 << 14; i++) {
        out.write(new byte[1 << 16]);
      }
    } catch (RuntimeException e) {
      seenByHandler.complete(e);
      throw e;
    }
  }

  private Wire connect() throws IOException {
    return new Wire(server.port());
  }

  private static void assertClosedAfter(Duration deadline, Wire wire) throws IOException {
    assertThat(wire.timeUntilClosed())
        .isBetween(deadline.minusMillis(150), deadline.plusSeconds(3));
  }

  /** A byte now and then, until the server has enough. */
  private static Thread drip(Wire wire, Duration pause) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            while (true) {
              Thread.sleep(pause);
              wire.raw("x");
            }
          } catch (IOException | InterruptedException e) {
            // Cut, as it should be.
          }
        });
  }
}
