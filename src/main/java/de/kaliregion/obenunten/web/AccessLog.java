package de.kaliregion.obenunten.web;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * One line for each request, from which nobody can be known: method, pattern of the route (never
 * the path, which may hold a code), status, bytes, milliseconds; the time only to the minute.
 */
final class AccessLog implements Filter {
  /** The logger's name, for the logging configuration. */
  static final String NAME = "de.kaliregion.obenunten.access";

  private static final Logger LOG = Logger.getLogger(NAME);

  private final Clock clock;

  AccessLog(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (!LOG.isLoggable(Level.INFO)) {
      chain.proceed();
      return;
    }
    long start = System.nanoTime();
    boolean finished = false;
    try {
      chain.proceed();
      finished = true;
    } finally {
      log(request, response, finished, System.nanoTime() - start);
    }
  }

  private void log(
      RoutingRequest request, RoutingResponse response, boolean finished, long nanoseconds) {
    String line =
        knownMethod(request.prologue().method().text())
            + ' '
            + request.matchingPattern().orElse("-")
            + ' '
            + response.status().code()
            + ' '
            + response.bytesWritten()
            + ' '
            + TimeUnit.NANOSECONDS.toMillis(nanoseconds)
            + (finished ? "" : " cut");
    LogRecord entry = new LogRecord(Level.INFO, line);
    entry.setLoggerName(NAME);
    entry.setSourceClassName(null);
    entry.setSourceMethodName(null);
    entry.setInstant(clock.instant().truncatedTo(ChronoUnit.MINUTES));
    LOG.log(entry);
  }

  /** A made-up method is as free a text as a path. */
  private static String knownMethod(String method) {
    return switch (method) {
      case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
      default -> "OTHER";
    };
  }
}
