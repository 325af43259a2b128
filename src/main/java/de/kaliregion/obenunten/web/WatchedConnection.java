package de.kaliregion.obenunten.web;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * One HTTP/1.1 connection whose reads and writes carry a deadline. Before each call that can block,
 * the connection's thread notes when its patience ends; {@link DeadlineGuard} closes the socket of
 * those whose time has come. Nothing else is shared between the two, and no lookup is needed.
 *
 * <p>It also repairs the framing of answers where Helidon 4.5.0 errs: no body after HEAD (RFC 9110
 * 9.3.2), no {@code Content-Length} with 204 and 304 (RFC 9110 8.6).
 */
final class WatchedConnection implements ConnectionContext {
  private static final int SLICE = 16 * 1024;
  private static final long NONE = 0;
  private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private enum Phase {
    WAITING,
    HEAD,
    HANDLING,
    ANSWERING
  }

  private final ConnectionContext connection;
  private final HelidonSocket socket;
  private final Limits limits;
  private final CoarseClock clock;
  private final DataReader reader;
  private final DataWriter writer = new Writer();

  /** When to cut the connection, on the guard's clock; 0 while it is working. */
  private volatile long deadline = NONE;

  private volatile boolean cut;

  // Only the connection's own thread writes what follows, and each change before the deadline.
  private Phase phase = Phase.WAITING;
  private boolean served;
  private boolean ended;
  private long headUntil;
  private long bodyBytes;
  private long bodyWaited;
  private boolean hasBody;
  private boolean refused;
  private boolean withoutBody;
  private boolean headSent;
  private int status;

  /** The deadlines in nanoseconds. */
  record Limits(
      long firstByte,
      long keepAlive,
      long requestHead,
      long bodyStall,
      long bodyGrace,
      long bodyBytesPerSecond,
      long write,
      long farewell) {

    /** A tick longer than promised, for the clock is up to a tick behind: never cut too early. */
    static Limits of(Deadlines deadlines) {
      long tick = deadlines.tick().toNanos();
      return new Limits(
          deadlines.firstByte().toNanos() + tick,
          deadlines.keepAlive().toNanos() + tick,
          deadlines.requestHead().toNanos() + tick,
          deadlines.bodyStall().toNanos() + tick,
          deadlines.bodyGrace().toNanos() + tick,
          deadlines.bodyBytesPerSecond(),
          deadlines.write().toNanos() + tick,
          deadlines.farewell().toNanos() + tick);
    }
  }

  WatchedConnection(ConnectionContext connection, Limits limits, CoarseClock clock) {
    this.connection = connection;
    this.socket = connection.serverSocket();
    this.limits = limits;
    this.clock = clock;
    this.reader = DataReader.create(this::read);
  }

  /** Whether the client has used up its time. Called by the guard's thread. */
  boolean isOverdue(long now) {
    long until = deadline;
    return until != NONE && until - now < 0;
  }

  /** Whether no request has begun. Called by the guard's thread. */
  boolean isIdle() {
    return deadline != NONE && phase == Phase.WAITING;
  }

  /** Closes the socket under the connection's thread, which ends with an exception at once. */
  void cut() {
    cut = true;
    try {
      socket.close();
    } catch (UncheckedIOException e) {
      // It was closed already: that is what we want.
    }
  }

  /** The request line has been read. */
  void requestStarted(Method method) {
    if (phase != Phase.HEAD) {
      startHead(clock.now());
    }
    withoutBody = method.equals(Method.HEAD);
    headSent = false;
  }

  /** The headers have been read: what comes now is the body. */
  void headRead(Headers headers) {
    phase = Phase.HANDLING;
    bodyBytes = 0;
    bodyWaited = 0;
    hasBody =
        headers.contains(HeaderNames.TRANSFER_ENCODING)
            || headers.contains(HeaderNames.CONTENT_LENGTH);
  }

  /** The answer is about to be written. */
  void answerStarted(Status status) {
    refused = phase != Phase.HANDLING;
    phase = Phase.ANSWERING;
    served = true;
    this.status = status.code();
  }

  /** Takes away the length that Helidon gives to answers that have none. */
  void repairLength(WritableHeaders<?> headers) {
    if (status == 204 || status == 304) {
      headers.remove(HeaderNames.CONTENT_LENGTH);
    }
  }

  /**
   * Takes what a refused client is still sending, for a short while, so that it reads the answer.
   */
  void farewell() {
    if (ended || !(refused || hasBody)) {
      return;
    }
    deadline = soon(limits.farewell());
    try {
      while (socket.get() != null) {
        // Thrown away.
      }
    } catch (UncheckedIOException e) {
      // The client, or the deadline, has closed: we are done either way.
    } finally {
      deadline = NONE;
    }
  }

  private byte[] read() {
    if (phase == Phase.ANSWERING) {
      // Also for the rest of a body that the handler left: it gets no more time than a new request.
      phase = Phase.WAITING;
    }
    long before = clock.now();
    deadline = mark(patience(before));
    byte[] bytes;
    try {
      bytes = socket.get();
    } catch (UncheckedIOException e) {
      ended = true;
      throw gone(e);
    } finally {
      deadline = NONE;
    }
    if (bytes == null) {
      ended = true;
      if (phase == Phase.HANDLING) {
        throw gone(null);
      }
    } else if (phase == Phase.WAITING) {
      startHead(clock.now());
    } else if (phase == Phase.HANDLING) {
      bodyBytes += bytes.length;
      bodyWaited += clock.now() - before;
    }
    return bytes;
  }

  private CloseConnectionException gone(UncheckedIOException cause) {
    return new CloseConnectionException(
        cut ? "the client took too long" : "the client is gone", cause);
  }

  private long patience(long now) {
    return switch (phase) {
      case WAITING -> now + (served ? limits.keepAlive() : limits.firstByte());
      case HEAD -> headUntil;
      case HANDLING, ANSWERING -> now + Math.min(limits.bodyStall(), bodyCredit());
    };
  }

  /** How much longer the client may let us wait before the body's rate falls below the least. */
  private long bodyCredit() {
    long earned = bodyBytes * 1_000_000_000L / limits.bodyBytesPerSecond();
    return Math.max(limits.bodyGrace(), earned) - bodyWaited;
  }

  private void startHead(long now) {
    phase = Phase.HEAD;
    headUntil = now + limits.requestHead();
  }

  private long soon(long nanoseconds) {
    return mark(clock.now() + nanoseconds);
  }

  private static long mark(long time) {
    return time == NONE ? 1 : time;
  }

  private final class Writer implements DataWriter {
    @Override
    public void write(BufferData... buffers) {
      write(BufferData.create(buffers));
    }

    @Override
    public void write(BufferData buffer) {
      if (withoutBody && phase == Phase.ANSWERING) {
        writeHeadOnly(buffer);
      } else if (buffer.available() <= SLICE) {
        writeWatched(buffer);
      } else {
        writeSlices(buffer);
      }
    }

    @Override
    public void writeNow(BufferData... buffers) {
      write(buffers);
    }

    @Override
    public void writeNow(BufferData buffer) {
      write(buffer);
    }

    /** Helidon hands over the whole head with the first buffer of an answer. */
    private void writeHeadOnly(BufferData buffer) {
      if (headSent) {
        return;
      }
      headSent = true;
      byte[] bytes = new byte[buffer.available()];
      int length = headLength(bytes, buffer.read(bytes));
      writeWatched(BufferData.create(bytes, 0, length));
    }

    private static int headLength(byte[] bytes, int length) {
      for (int i = 0; i + END_OF_HEADERS.length <= length; i++) {
        if (bytes[i] == '\r'
            && bytes[i + 1] == '\n'
            && bytes[i + 2] == '\r'
            && bytes[i + 3] == '\n') {
          return i + END_OF_HEADERS.length;
        }
      }
      return length;
    }

    /** In slices, so that a slow client that makes progress is not taken for a stalled one. */
    private void writeSlices(BufferData buffer) {
      byte[] slice = new byte[SLICE];
      while (!buffer.consumed()) {
        int length = buffer.read(slice);
        writeWatched(BufferData.create(slice, 0, length));
      }
    }

    private void writeWatched(BufferData buffer) {
      deadline = soon(limits.write());
      try {
        socket.write(buffer);
      } catch (UncheckedIOException e) {
        ended = true;
        throw gone(e);
      } finally {
        deadline = NONE;
      }
    }
  }

  @Override
  public DataReader dataReader() {
    return reader;
  }

  @Override
  public DataWriter dataWriter() {
    return writer;
  }

  @Override
  public ListenerContext listenerContext() {
    return connection.listenerContext();
  }

  @Override
  public ExecutorService executor() {
    return connection.executor();
  }

  @Override
  public Router router() {
    return connection.router();
  }

  @Override
  public Optional<ProxyProtocolData> proxyProtocolData() {
    return connection.proxyProtocolData();
  }

  @Override
  public HelidonSocket serverSocket() {
    return socket;
  }

  @Override
  public PeerInfo remotePeer() {
    return connection.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return connection.localPeer();
  }

  @Override
  public boolean isSecure() {
    return connection.isSecure();
  }

  @Override
  public String socketId() {
    return connection.socketId();
  }

  @Override
  public String childSocketId() {
    return connection.childSocketId();
  }
}
