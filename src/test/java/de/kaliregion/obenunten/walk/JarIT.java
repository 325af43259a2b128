package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.storage.mongo.EmbeddedMongo;
import de.kaliregion.obenunten.storage.mongo.MongoConnection;
import de.kaliregion.obenunten.web.Wire;
import de.kaliregion.obenunten.web.Wire.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as the operator starts and ends it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class JarIT {
  private static final int SIGTERM_EXIT = 128 + 15;
  private static final long MAX_RESIDENT_KIB = 350 * 1024;
  private static final int SCANS = 200;

  @TempDir private static Path folder;

  @BeforeAll
  static void importCollection() throws Exception {
    try (JarProcess jar =
        JarProcess.start(folder, "0", "import", SampleCollection.FOLDER.toString(), "--as-is")) {
      assertThat(jar.awaitEnd()).isZero();
      assertThat(jar.output()).contains("Imported: ");
    }
  }

  @Test
  void the_first_scan_is_answered_and_little_memory_is_needed() throws Exception {
    long start = System.nanoTime();
    try (JarProcess jar = JarProcess.start(folder, "0")) {
      int port = jar.awaitPort();
      Answer first = scan(port);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertThat(first.status()).isEqualTo(200);
      assertThat(first.text()).contains("<html lang=\"de\"");
      for (int i = 0; i < SCANS; i++) {
        assertThat(scan(port).status()).isEqualTo(200);
      }
      long resident = jar.residentKib();
      System.out.printf(
          "jar: first scan after %d ms, %d MiB resident after %d scans%n",
          took.toMillis(), resident / 1024, SCANS);
      assertThat(resident).isLessThan(MAX_RESIDENT_KIB);
    }
  }

  @Test
  void importing_again_changes_nothing() throws Exception {
    try (JarProcess jar =
        JarProcess.start(folder, "0", "import", SampleCollection.FOLDER.toString(), "--as-is")) {
      assertThat(jar.awaitEnd()).isZero();
      assertThat(jar.output()).contains("Nothing has changed.");
    }
  }

  @Test
  void on_sigterm_a_running_download_comes_to_its_end() throws Exception {
    try (JarProcess jar = JarProcess.start(folder, "0")) {
      int port = jar.awaitPort();
      String film = firstFilm(port);
      int size =
          Integer.parseInt(
              Wire.ask(port, "GET " + film + " HTTP/1.1", "Host: localhost")
                  .header("Content-Length"));
      try (SlowReader reader = SlowReader.ask(port, film)) {
        reader.read(10_000);
        jar.terminate();
        Patience.until(Duration.ofSeconds(10), "no new visitors", () -> !accepts(port));
        assertThat(jar.isAlive()).as("waits for the download").isTrue();

        assertThat(reader.readBodyToItsEnd()).as("bytes of the film").isEqualTo(size);
      }
      assertThat(jar.awaitEnd()).isIn(0, SIGTERM_EXIT);
      assertThat(jar.output()).as("log").containsPattern("(?s)(GET /media/\\S+ 200 .*){2}");
    }
  }

  @Test
  void sigterm_ends_an_idle_service_at_once() throws Exception {
    try (JarProcess jar = JarProcess.start(folder, "0")) {
      int port = jar.awaitPort();
      try (Socket idle = new Socket("127.0.0.1", port)) {
        assertThat(scan(port).status()).isEqualTo(200);
        idle.setSoTimeout(20_000);
        long start = System.nanoTime();
        jar.terminate();
        assertThat(idle.getInputStream().read()).as("closed in order").isEqualTo(-1);
        assertThat(jar.awaitEnd()).isIn(0, SIGTERM_EXIT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      }
      assertThat(jar.output())
          .as("log")
          .containsPattern("GET \\S+code\\S+ 200 ")
          .doesNotContain("Exception");
    }
  }

  @Test
  void what_goes_wrong_at_the_end_is_told(@TempDir Path other) throws Exception {
    EmbeddedMongo database = EmbeddedMongo.open(other.resolve("database"));
    String uri = "mongodb://127.0.0.1:" + database.address().getPort() + "/?retryWrites=false";
    Path files = other.resolve("files");
    try (MongoConnection connection = MongoConnection.cluster(uri)) {
      SampleCollection.importInto(connection, files);
    }
    try (JarProcess jar = JarProcess.start(files, Map.of("MONGODB_URI", uri))) {
      assertThat(scan(jar.awaitPort()).status()).isEqualTo(200);
      putSomethingInTheWayOfTidying(files.resolve("blobs/tmp"));
      database.close();
      jar.terminate();
      assertThat(jar.awaitEnd()).isIn(0, SIGTERM_EXIT);
      assertThat(jar.output())
          .contains("scan counts wait for the database", "did not close cleanly");
    } finally {
      database.close();
    }
  }

  private static void putSomethingInTheWayOfTidying(Path room) throws IOException {
    try (Stream<Path> writers = Files.list(room)) {
      Path writer = writers.filter(Files::isDirectory).findFirst().orElseThrow();
      Files.createDirectories(writer.resolve("not/empty"));
    }
  }

  @Test
  void a_second_process_on_the_same_folder_is_refused_with_what_to_do() throws Exception {
    try (JarProcess first = JarProcess.start(folder, "0")) {
      first.awaitPort();
      try (JarProcess second = JarProcess.start(folder, "0")) {
        assertThat(second.awaitEnd()).isEqualTo(1);
        assertThat(second.output())
            .contains(folder.toString(), "in use by another process", "DATA_DIR")
            .doesNotContain("\tat ");
      }
      assertThat(first.isAlive()).isTrue();
    }
  }

  @Test
  void a_taken_port_is_told() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        JarProcess jar = JarProcess.start(folder, Integer.toString(taken.getLocalPort()))) {
      assertThat(jar.awaitEnd()).isEqualTo(1);
      assertThat(jar.output())
          .contains("127.0.0.1:" + taken.getLocalPort(), "Another program may have the port")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void a_setting_that_cannot_be_used_is_named() throws Exception {
    try (JarProcess jar = JarProcess.start(folder, "eighty")) {
      assertThat(jar.awaitEnd()).isEqualTo(1);
      assertThat(jar.output()).contains("PORT must be a port").doesNotContain("\tat ");
    }
  }

  @Test
  void an_address_without_a_host_is_refused() throws Exception {
    assertRefused(folder, Map.of("BASE_URL", "http://127.0.0.300"), "BASE_URL must be an address");
  }

  @Test
  void a_database_that_cannot_be_reached_is_told() throws Exception {
    assertRefused(
        folder,
        Map.of("MONGODB_URI", "mongodb://127.0.0.1:1"),
        "The database cannot be used; see whether it runs and MONGODB_URI is right");
  }

  @Test
  void a_data_folder_that_cannot_be_used_is_told(@TempDir Path other) throws Exception {
    Path file = Files.createFile(other.resolve("file"));
    assertRefused(file, Map.of(), "The data folder " + file + " cannot be used");
    assertRefused(
        file.resolve("below"), Map.of(), "The data folder " + file + "/below cannot be used");
  }

  @Test
  void what_is_no_code_is_told_instead_of_a_qr_code() throws Exception {
    try (JarProcess jar = JarProcess.start(folder, "0", "serve", "--show-sign", "WRONG")) {
      jar.awaitPort();
      Patience.until(
          Duration.ofSeconds(10),
          "a sentence",
          () -> jar.output().contains("No QR code is shown: \"WRONG\" is no sign's code."));
    }
  }

  private static void assertRefused(Path folder, Map<String, String> settings, String sentence)
      throws Exception {
    try (JarProcess jar = JarProcess.start(folder, settings)) {
      assertThat(jar.awaitEnd()).isEqualTo(1);
      assertThat(jar.output()).contains(sentence).doesNotContain("\tat ");
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Answer scan(int port) throws IOException {
    return Wire.ask(
        port,
        "GET /m/" + RunningService.SIGN + " HTTP/1.1",
        "Host: localhost",
        "Accept: text/html",
        "Accept-Language: de");
  }

  private static String firstFilm(int port) throws IOException {
    Matcher film = Pattern.compile("\"(/media/[^\"]+\\.mp4)\"").matcher(scan(port).text());
    assertThat(film.find()).isTrue();
    return film.group(1);
  }

  /** A phone on a bad line, which takes little at a time. */
  private static final class SlowReader implements AutoCloseable {
    private static final int WINDOW = 8_192;

    private final Socket socket;
    private final InputStream in;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

    private SlowReader(Socket socket) throws IOException {
      this.socket = socket;
      this.in = socket.getInputStream();
    }

    static SlowReader ask(int port, String path) throws IOException {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(WINDOW);
      socket.setSoTimeout(20_000);
      socket.connect(new InetSocketAddress("127.0.0.1", port));
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new SlowReader(socket);
    }

    void read(int bytes) throws IOException {
      answer.write(in.readNBytes(bytes));
    }

    /** Returns how many bytes the body had in all. */
    int readBodyToItsEnd() throws IOException {
      in.transferTo(answer);
      String text = answer.toString(StandardCharsets.ISO_8859_1);
      return text.length() - text.indexOf("\r\n\r\n") - 4;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
