package de.kaliregion.obenunten.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class AccessLogTest {
  @Test
  void nobodyCanBeKnownFromIt() throws Exception {
    List<LogRecord> log = new CopyOnWriteArrayList<>();
    Logger logger = Logger.getLogger(AccessLog.NAME);
    Handler collector = new ProblemAnswersTest.Collector(log);
    Clock clock = Clock.fixed(Instant.parse("2026-11-05T07:08:09.123Z"), ZoneOffset.UTC);
    logger.addHandler(collector);
    logger.setUseParentHandlers(false);
    Level before = logger.getLevel();
    logger.setLevel(Level.INFO); // Other tests of the same run may have silenced it.
    try (HttpServer server =
        TestServer.start(
            TestServer.settings(Deadlines.standard()),
            clock,
            routing -> {
              Resource.at("/m/{code}").get((_, res) -> res.send("story")).register(routing);
              routing.register(
                  "/class",
                  rules ->
                      Resource.at("/{code}/answers")
                          .post((_, res) -> res.send("kept"))
                          .register(rules));
            })) {
      ask(server, "GET /m/7K3Q9XD?token=secret");
      awaitSize(log, 1);
      ask(server, "POST /class/K7QM9XD2R/answers");
      awaitSize(log, 2);
      ask(server, "GET /unknown/7K3Q9XD");
      awaitSize(log, 3);
      ask(server, "K7QM9XD2R /m/7K3Q9XD");
      awaitSize(log, 4);
    } finally {
      logger.removeHandler(collector);
      logger.setUseParentHandlers(true);
      logger.setLevel(before);
    }
    assertThat(log)
        .extracting(LogRecord::getMessage)
        .satisfiesExactly(
            line -> assertThat(line).matches("GET /m/\\{code} 200 \\d+ \\d+"),
            line -> assertThat(line).matches("POST /class/\\{code}/answers 200 \\d+ \\d+"),
            line -> assertThat(line).matches("GET - 404 \\d+ \\d+"),
            line -> assertThat(line).matches("OTHER .* 405 \\d+ \\d+"));
    assertThat(log)
        .extracting(LogRecord::getInstant)
        .containsOnly(Instant.parse("2026-11-05T07:08:00Z"));
    assertThat(log.toString())
        .doesNotContain("7K3Q9XD")
        .doesNotContain("K7QM9XD2R")
        .doesNotContain("127.0.0.1");
  }

  private static void ask(HttpServer server, String methodAndPath) throws IOException {
    Wire.ask(server.port(), methodAndPath + " HTTP/1.1", "Host: localhost");
  }

  /** The line is written after the answer has been sent. */
  private static void awaitSize(List<LogRecord> log, int size) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(5));
    while (log.size() < size && Instant.now().isBefore(end)) {
      Thread.sleep(5);
    }
  }
}
