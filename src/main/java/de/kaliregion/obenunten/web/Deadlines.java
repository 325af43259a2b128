package de.kaliregion.obenunten.web;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long a connection may make the server wait. A client that oversteps is cut off; time that the
 * server itself takes does not count.
 *
 * @param firstByte from the connection to the first byte of a request
 * @param keepAlive from an answer to the first byte of the next request
 * @param requestHead from the first byte of a request to the end of its headers
 * @param bodyStall without a byte of the body
 * @param bodyGrace how long a body may come slower than {@code bodyBytesPerSecond}
 * @param bodyBytesPerSecond the least rate of a body, once the grace is over
 * @param write in which the client must take 16 KiB of an answer
 * @param farewell how long unread bytes are taken from a refused client before closing, so that it
 *     can read why (a close with unread bytes resets the connection)
 */
public record Deadlines(
    Duration firstByte,
    Duration keepAlive,
    Duration requestHead,
    Duration bodyStall,
    Duration bodyGrace,
    int bodyBytesPerSecond,
    Duration write,
    Duration farewell) {

  public Deadlines {
    if (Stream.of(firstByte, keepAlive, requestHead, bodyStall, bodyGrace, write, farewell)
            .anyMatch(d -> d.isNegative() || d.isZero())
        || bodyBytesPerSecond < 1) {
      throw new IllegalArgumentException("each deadline must be positive");
    }
  }

  /** What the service promises: 15 s, 15 s, 10 s, 10 s, 1 KiB/s after 20 s, 20 s, 2 s. */
  public static Deadlines standard() {
    return new Deadlines(
        Duration.ofSeconds(15),
        Duration.ofSeconds(15),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        1024,
        Duration.ofSeconds(20),
        Duration.ofSeconds(2));
  }

  /** How often to look for connections that overstepped. */
  Duration tick() {
    long shortest =
        Stream.of(firstByte, keepAlive, requestHead, bodyStall, bodyGrace, write, farewell)
            .mapToLong(Duration::toMillis)
            .min()
            .orElseThrow();
    return Duration.ofMillis(Math.clamp(shortest / 8, 5, 500));
  }
}
