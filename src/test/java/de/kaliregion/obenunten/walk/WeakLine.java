package de.kaliregion.obenunten.walk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A line to the service that can be slow upwards, and cut. A browser's own emulation of either lets
 * an upload that is under way go through at full speed as soon as it changes.
 */
final class WeakLine implements AutoCloseable {
  private static final int PIECE = 4_096;

  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final int port;
  private volatile long bytesPerSecond;
  private volatile boolean cut;

  private WeakLine(int port, long bytesPerSecond) throws IOException {
    this.port = port;
    this.bytesPerSecond = bytesPerSecond;
    Thread.ofVirtual().start(this::listen);
  }

  /** A line that takes so many bytes in a second. */
  static WeakLine to(RunningService service, long bytesPerSecond) throws IOException {
    return new WeakLine(service.port(), bytesPerSecond);
  }

  /** The address of a path by way of this line. */
  String address(String path) {
    return "http://localhost:" + door.getLocalPort() + path;
  }

  /** Ends what is under way, and lets nothing through. */
  void cut() {
    cut = true;
    open.forEach(WeakLine::end);
  }

  /** Lets everything through, as fast as it comes. */
  void mend() {
    bytesPerSecond = Long.MAX_VALUE;
    cut = false;
  }

  private void listen() {
    while (!door.isClosed()) {
      try {
        connect(door.accept());
      } catch (IOException e) {
        // Closed, or the other side went away: the next one may come.
      }
    }
  }

  private void connect(Socket browser) throws IOException {
    open.add(browser);
    if (cut) {
      end(browser);
      return;
    }
    Socket service = new Socket(InetAddress.getLoopbackAddress(), port);
    open.add(service);
    Thread.ofVirtual().start(() -> copy(browser, service, true));
    Thread.ofVirtual().start(() -> copy(service, browser, false));
  }

  private void copy(Socket from, Socket to, boolean upwards) {
    byte[] piece = new byte[PIECE];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        out.write(piece, 0, n);
        out.flush();
        if (upwards) {
          LockSupport.parkNanos(n * 1_000_000_000L / bytesPerSecond);
        }
      }
    } catch (IOException e) {
      // Cut here, or ended there.
    } finally {
      end(from);
      end(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
