package de.kaliregion.obenunten.media.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A bad line between a client and a server: slow, and broken off at given places. It counts what it
 * passes on to the server.
 */
final class ChaosProxy implements AutoCloseable {
  private static final int PIECE = 16 << 10;

  /** Slow enough for the server to take each piece before the next. */
  private static final long NANOS_PER_PIECE = TimeUnit.MILLISECONDS.toNanos(2);

  /** How a line breaks. */
  enum Cut {
    /** Both sides hear a proper end. */
    FIN,
    /** Both sides hear a reset. */
    RESET,
    /** The client hears a reset; the server hears nothing, and goes on waiting. */
    SILENCE
  }

  /** What happens once this many bytes have been passed on. */
  private record Mishap(long after, Cut cut, Runnable meanwhile) {}

  private final ServerSocket listener;
  private final Queue<Mishap> mishaps = new ArrayDeque<>();
  private final List<Socket> silent = new ArrayList<>();
  private volatile int serverPort;
  private long passed;
  private int cuts;

  ChaosProxy(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Plans a break; in the order of the bytes. */
  ChaosProxy breakAfter(long bytes, Cut cut) {
    return breakAfter(bytes, cut, () -> {});
  }

  /** Plans a break, before which something else happens. */
  ChaosProxy breakAfter(long bytes, Cut cut, Runnable meanwhile) {
    mishaps.add(new Mishap(bytes, cut, meanwhile));
    return this;
  }

  ChaosProxy start() {
    Thread.startVirtualThread(() -> {
      while (!listener.isClosed()) {
        try {
          Socket client = listener.accept();
          Thread.startVirtualThread(() -> connect(client));
        } catch (IOException e) {
          // Closed.
        }
      }
    });
    return this;
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The server has moved. */
  void serverAt(int port) {
    serverPort = port;
  }

  synchronized long passed() {
    return passed;
  }

  synchronized int cuts() {
    return cuts;
  }

  private void connect(Socket client) {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      server.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      Thread.startVirtualThread(() -> copyBack(server, client));
      copyForth(client, server);
    } catch (IOException e) {
      close(client);
    }
  }

  private static void copyBack(Socket server, Socket client) {
    try (client) {
      server.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // Either side has closed, or the line was broken.
    }
  }

  private void copyForth(Socket client, Socket server) throws IOException {
    byte[] piece = new byte[PIECE];
    try {
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        LockSupport.parkNanos(NANOS_PER_PIECE);
        out.write(piece, 0, n);
        Mishap mishap = count(n);
        if (mishap != null) {
          mishap.meanwhile.run();
          cut(mishap.cut, client, server);
          return;
        }
      }
      close(server);
    } catch (IOException e) {
      close(server);
      close(client);
    }
  }

  private synchronized Mishap count(int bytes) {
    passed += bytes;
    if (mishaps.isEmpty() || passed < mishaps.peek().after) {
      return null;
    }
    cuts++;
    return mishaps.poll();
  }

  private void cut(Cut cut, Socket client, Socket server) throws IOException {
    switch (cut) {
      case FIN -> {
        close(server);
        close(client);
      }
      case RESET -> {
        reset(server);
        reset(client);
      }
      case SILENCE -> {
        synchronized (this) {
          silent.add(server);
        }
        reset(client);
      }
    }
  }

  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed now.
    }
  }

  @Override
  public synchronized void close() throws IOException {
    listener.close();
    silent.forEach(ChaosProxy::close);
  }
}
