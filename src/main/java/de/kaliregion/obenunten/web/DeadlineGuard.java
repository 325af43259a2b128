package de.kaliregion.obenunten.web;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Speaks HTTP/1.1 on each connection and cuts those that overstep a deadline, as Helidon 4.5.0 sets
 * none. One thread looks over all connections a few times a second.
 */
final class DeadlineGuard implements ServerConnectionSelector, AutoCloseable {
  private final Http1ConnectionSelector http1;
  private final WatchedConnection.Limits limits;
  private final Set<WatchedConnection> connections = ConcurrentHashMap.newKeySet();
  private final CoarseClock clock = new CoarseClock();
  private final Thread watchman;
  private volatile boolean stopping;

  /**
   * @param deadlines of each connection
   * @param http1 settings of the protocol; its listeners are added to
   */
  DeadlineGuard(Deadlines deadlines, Http1Config.Builder http1) {
    this.limits = WatchedConnection.Limits.of(deadlines);
    this.http1 =
        Http1ConnectionSelector.builder()
            .config(
                http1
                    .addReceiveListener(new RequestEvents())
                    .addSendListener(new AnswerEvents())
                    .buildPrototype())
            .build();
    Duration tick = deadlines.tick();
    this.watchman = Thread.ofPlatform().daemon().name("deadlines").unstarted(() -> watch(tick));
  }

  void start() {
    watchman.start();
  }

  /**
   * Closes idle connections from now on. Helidon 4.5.0 interrupts them when it stops, but overlooks
   * those that become idle just then, and waits for them.
   */
  void stopIdle() {
    stopping = true;
  }

  /** Ends the watch; connections that are open then have no deadlines any more. */
  @Override
  public void close() {
    watchman.interrupt();
  }

  private void watch(Duration tick) {
    try {
      while (true) {
        Thread.sleep(tick);
        long now = clock.advance();
        for (WatchedConnection connection : connections) {
          if (connection.isOverdue(now) || (stopping && connection.isIdle())) {
            connection.cut();
          }
        }
      }
    } catch (InterruptedException e) {
      // The server has stopped.
    }
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http1.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http1.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http1.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    WatchedConnection connection = new WatchedConnection(context, limits, clock);
    return new Watched(connection, http1.connection(connection));
  }

  /** The connection as the server sees it: on the watchman's list while it is handled. */
  private final class Watched implements ServerConnection, InterruptableTask<Void> {
    private final WatchedConnection connection;
    private final ServerConnection http;

    Watched(WatchedConnection connection, ServerConnection http) {
      this.connection = connection;
      this.http = http;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
      connections.add(connection);
      try {
        http.handle(limit);
      } finally {
        connection.farewell();
        connections.remove(connection);
      }
    }

    @Override
    public Duration idleTime() {
      return http.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
      http.close(interrupt);
    }

    /** Idle connections end at once when the server stops. */
    @Override
    public boolean canInterrupt() {
      return http instanceof InterruptableTask<?> task && task.canInterrupt();
    }
  }

  private static final class RequestEvents implements Http1ConnectionListener {
    @Override
    public void prologue(ConnectionContext context, HttpPrologue prologue) {
      ((WatchedConnection) context).requestStarted(prologue.method());
    }

    @Override
    public void headers(ConnectionContext context, Headers headers) {
      ((WatchedConnection) context).headRead(headers);
    }
  }

  private static final class AnswerEvents implements Http1ConnectionListener {
    // Helidon tells the status just before the headers, on the same thread.
    @Override
    public void status(ConnectionContext context, Status status) {
      ((WatchedConnection) context).answerStarted(status);
    }

    @Override
    public void headers(ConnectionContext context, Headers headers) {
      if (headers instanceof WritableHeaders<?> writable) {
        ((WatchedConnection) context).repairLength(writable);
      }
    }
  }
}
