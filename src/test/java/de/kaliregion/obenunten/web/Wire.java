package de.kaliregion.obenunten.web;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP client that sends exactly what it is told, byte for byte. */
public final class Wire implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  /** An answer as it came. */
  public record Answer(int status, Map<String, List<String>> headers, byte[] body) {
    /** The only value of a header, or null. */
    public String header(String name) {
      List<String> values = headers.getOrDefault(name, List.of());
      if (values.size() > 1) {
        throw new AssertionError(name + " came more than once: " + values);
      }
      return values.isEmpty() ? null : values.getFirst();
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  public Wire(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** One request on its own connection; lines are joined by CR LF. */
  public static Answer ask(int port, String... lines) throws IOException {
    try (Wire wire = new Wire(port)) {
      return wire.send(lines).answer();
    }
  }

  /** Sends the lines of a head, each with CR LF, and the empty line. */
  public Wire send(String... lines) throws IOException {
    return raw(String.join("\r\n", lines) + "\r\n\r\n");
  }

  public Wire raw(String text) throws IOException {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public Wire raw(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Reads one answer to a request other than HEAD. */
  public Answer answer() throws IOException {
    Answer head = head();
    int status = head.status();
    if (status == 204 || status == 304) {
      return head;
    }
    String length = head.header("content-length");
    if (length == null) {
      throw new AssertionError("no length: " + head.headers());
    }
    byte[] body = in.readNBytes(Integer.parseInt(length));
    if (body.length < Integer.parseInt(length)) {
      throw new EOFException("the answer was cut at " + body.length + " of " + length);
    }
    return new Answer(status, head.headers(), body);
  }

  /** Reads the head of an answer and leaves what follows. */
  public Answer head() throws IOException {
    String statusLine = line();
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return new Answer(Integer.parseInt(statusLine.substring(9, 12)), headers, new byte[0]);
  }

  /** All bytes until the server closes; a reset counts as a close. */
  public byte[] untilClosed() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      in.transferTo(all);
    } catch (java.net.SocketException e) {
      // Reset.
    }
    return all.toByteArray();
  }

  /** How long the server keeps the connection open from now, throwing away what it sends. */
  public Duration timeUntilClosed() throws IOException {
    long start = System.nanoTime();
    untilClosed();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  public int read() throws IOException {
    return in.read();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("closed after \"" + line + "\"");
      }
      line.append((char) c);
    }
    if (line.isEmpty() || line.charAt(line.length() - 1) != '\r') {
      throw new AssertionError("a line without CR: " + line);
    }
    return line.substring(0, line.length() - 1);
  }

  /** Breaks the connection off, losing what is under way. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
