package de.kaliregion.obenunten.media.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.web.Wire;
import de.kaliregion.obenunten.web.Wire.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The protocol, case by case: numbered as in the list of conformance cases that the service keeps
 * to. What has to do with lines that break is in {@link BrokenLineTest} (28 to 31, 51), what has to
 * do with disks and crashes in {@link DiskFaultsIT} (49, 50).
 */
class TusConformanceTest {
  private static final byte[] NOTHING = {};
  private static final byte[] HELLO = "hello".getBytes(UTF_8);
  private static final String HELLO_SHA256 = Sha256.of(HELLO).hex();
  private static final AtomicInteger ACCOUNTS = new AtomicInteger();

  @TempDir static Path data;
  private static UploadHouse house;

  /** Everybody has uploads of their own. */
  private final TusClient client =
      new TusClient(house.port(), "account-" + ACCOUNTS.incrementAndGet());

  @BeforeAll
  static void open() throws Exception {
    house = UploadHouse.open(data);
  }

  @AfterAll
  static void close() throws Exception {
    house.close();
  }

  private List<CompletedUpload> received() {
    return house.received.stream()
        .filter(upload -> upload.account().equals(client.account()))
        .toList();
  }

  @Test
  @DisplayName("1: OPTIONS tells what the server can do, to anybody")
  void options() throws Exception {
    Map<String, String> stranger = new HashMap<>();
    stranger.put("Tus-Resumable", null);
    stranger.put("X-Account", null);

    Answer answer = client.ask("OPTIONS", UploadService.PATH, stranger, NOTHING);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("tus-version")).isEqualTo("1.0.0");
    assertThat(answer.header("tus-max-size")).isEqualTo("4294967296");
    assertThat(answer.header("tus-checksum-algorithm")).isEqualTo("sha1,sha256");
    assertThat(answer.header("tus-extension").split(","))
        .containsExactlyInAnyOrder(
            "creation", "creation-with-upload", "expiration", "termination", "checksum");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"POST", "HEAD", "PATCH", "DELETE"})
  @DisplayName("2, 3: a request without the version, or with another one, does nothing")
  void versions(String method) throws Exception {
    String location = client.create(5);
    String path = method.equals("POST") ? UploadService.PATH : location;
    for (String version : new String[] {null, "0.2.2", "1.0.1", ""}) {
      Map<String, String> headers = new HashMap<>();
      headers.put("Tus-Resumable", version);
      headers.put("Content-Type", TusClient.PART);
      headers.put("Upload-Offset", "0");
      headers.put("Upload-Length", "5");
      byte[] body = method.equals("PATCH") ? HELLO : NOTHING;

      Answer answer = client.ask(method, path, headers, body);

      assertThat(answer.status()).isEqualTo(412);
      assertThat(answer.header("tus-version")).isEqualTo("1.0.0");
    }
    assertThat(client.offset(location)).isZero();
  }

  @Test
  @DisplayName("4: POST begins an upload")
  void creation() throws Exception {
    Answer answer = client.post(Map.of("Upload-Length", "5"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("location")).matches("/api/v1/studio/uploads/[0-9a-f]{32}");
    assertThat(answer.header("tus-resumable")).isEqualTo("1.0.0");
    assertThat(client.offset(answer.header("location"))).isZero();
  }

  @ParameterizedTest(name = "Upload-Length: {0}")
  @CsvSource({
    ",400",
    "'',400",
    "-1,400",
    "abc,400",
    "1e3,400",
    "0x10,400",
    "+5,400",
    "5.0,400",
    "5 5,400",
    "٥,400",
    "9223372036854775808,413",
    "100000000000000000000000,413",
    "4294967297,413"
  })
  @DisplayName("5, 6, 7, 10: a length that is none, or more than is taken")
  void badLengths(String length, int status) throws Exception {
    Map<String, String> headers = new HashMap<>();
    headers.put("Upload-Length", length);

    Answer answer = client.post(headers);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.header("tus-resumable")).isEqualTo("1.0.0");
    assertThat(answer.header("location")).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"1,5", "2,", "1,", "1,''"})
  @DisplayName("8, 9, 39: the length is told at the beginning or not at all")
  void noDeferredLength(String defer, String length) throws Exception {
    Map<String, String> headers = new HashMap<>();
    headers.put("Upload-Defer-Length", defer);
    headers.put("Upload-Length", length);

    assertThat(client.post(headers).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("11: an empty file is whole at once")
  void emptyFile() throws Exception {
    Answer answer = client.post(Map.of("Upload-Length", "0"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("upload-offset")).isEqualTo("0");
    assertThat(received()).singleElement().matches(upload -> upload.size() == 0);
    Answer head = client.head(answer.header("location"));
    assertThat(head.header("upload-length")).isEqualTo("0");
    assertThat(head.header("upload-expires")).isNull();
  }

  @Test
  @DisplayName("12: what is said of the file can be read again as it was sent")
  void metadata() throws Exception {
    String metadata =
        TusClient.ORGANISATION
            + ",filename "
            + TusClient.base64("Fördergerüst & Grube – Ф文.jpg")
            + ",is_confidential,empty ,filetype "
            + TusClient.base64("image/jpeg");

    Answer answer = client.post(Map.of("Upload-Length", "5", "Upload-Metadata", metadata));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(client.head(answer.header("location")).header("upload-metadata"))
        .isEqualTo(metadata);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "filename ???",
        "filename YQ",
        "filename YQ=",
        "filename Y===",
        "filename Y_-=",
        "filename YQ==,filename YQ==",
        " YQ==",
        "filename  YQ==",
        "filename YQ== x",
        "filename YQ==,",
        ",filename YQ==",
        "filename YQ==,,place YQ==",
        "filename YQ==, place YQ==",
        "dateiname-mit-ü YQ==",
        "organisation YQ=="
      })
  @DisplayName("13: what is said of the file in another form than agreed is not understood")
  void badMetadata(String metadata) throws Exception {
    Answer answer =
        client.ask(
            "POST",
            UploadService.PATH,
            Map.of(
                "Upload-Length", "5", "Upload-Metadata", TusClient.ORGANISATION + "," + metadata),
            NOTHING);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("location")).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'',organisation",
    "organisation,organisation",
    "organisation Tm8gc2x1Zw==,organisation",
    "'organisation bXVzZXVt,replaces Li4vLi4=',replaces",
    "'organisation bXVzZXVt,place L2V0Yw==',place",
    "'organisation bXVzZXVt,sha256 YWJj',sha256"
  })
  @DisplayName("13: the field that is missing or wrong is named")
  void badFields(String metadata, String field) throws Exception {
    Answer answer = client.post(Map.of("Upload-Length", "5", "Upload-Metadata", metadata));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("\"field\":\"" + field + "\"");
  }

  @Test
  @DisplayName("14: the name that the client gives a file is no path")
  void hostileName() throws Exception {
    String metadata = TusClient.ORGANISATION + ",filename " + TusClient.base64("../../../etc/pwn");

    Answer answer =
        client.post(
            Map.of(
                "Upload-Length", "5", "Upload-Metadata", metadata, "Content-Type", TusClient.PART),
            HELLO);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(received()).singleElement().matches(upload -> upload.name().equals("pwn"));
    try (Stream<Path> files = Files.walk(data)) {
      assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("pwn", "etc");
    }
  }

  @Test
  @DisplayName("15: HEAD tells how far it is, to be kept by nobody")
  void head() throws Exception {
    Answer head = client.head(client.create(5));

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("upload-offset")).isEqualTo("0");
    assertThat(head.header("upload-length")).isEqualTo("5");
    assertThat(head.header("cache-control")).isEqualTo("no-store");
    assertThat(head.header("tus-resumable")).isEqualTo("1.0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "PATCH", "DELETE"})
  @DisplayName("16, 22, 35: an upload that nobody began is not there")
  void unknown(String method) throws Exception {
    String path = UploadService.PATH + "/" + UploadId.random();

    Answer answer =
        client.ask(
            method, path, Map.of("Content-Type", TusClient.PART, "Upload-Offset", "0"), NOTHING);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("upload-offset")).isNull();
  }

  @Test
  @DisplayName("17: a whole file in one part")
  void onePart() throws Exception {
    String location = client.create(5);

    Answer answer = client.patch(location, 0, HELLO);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("upload-offset")).isEqualTo("5");
    assertThat(client.offset(location)).isEqualTo(5);
    CompletedUpload upload = received().getFirst();
    assertThat(upload.sha256().hex()).isEqualTo(HELLO_SHA256);
    assertThat(house.blobs.find(upload.sha256()).orElseThrow().path()).hasBinaryContent(HELLO);
    assertThat(data.resolve("uploads/" + upload.id())).doesNotExist();
  }

  @Test
  @DisplayName("18: a file in two parts")
  void twoParts() throws Exception {
    String location = client.create(10);

    assertThat(client.patch(location, 0, HELLO).header("upload-offset")).isEqualTo("5");
    assertThat(client.offset(location)).isEqualTo(5);
    assertThat(client.patch(location, 5, HELLO).header("upload-offset")).isEqualTo("10");

    assertThat(received().getFirst().sha256()).isEqualTo(Sha256.of("hellohello".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 4, 6, 10, 11, Long.MAX_VALUE})
  @DisplayName("19: a part for another offset, ahead or behind, is not taken")
  void otherOffset(long offset) throws Exception {
    String location = client.create(10);
    client.patch(location, 0, HELLO);

    Answer answer = client.patch(location, offset, offset < 10 ? HELLO.clone() : NOTHING);

    assertThat(answer.status()).isIn(409, offset == 6 ? 413 : 409);
    assertThat(answer.header("tus-resumable")).isEqualTo("1.0.0");
    assertThat(client.offset(location)).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "NaN", "", "1.0", "0x0", "zero", " "})
  @DisplayName("20: a part without an offset, or with one that is none")
  void badOffsets(String offset) throws Exception {
    String location = client.create(5);

    assertThat(client.patch(location, 0, HELLO, Map.of("Upload-Offset", offset)).status())
        .isEqualTo(400);
    Map<String, String> without = new HashMap<>();
    without.put("Upload-Offset", null);
    assertThat(client.patch(location, 0, HELLO, without).status()).isEqualTo(400);
    assertThat(client.offset(location)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/octet-stream", "text/plain", "application/json", "x"})
  @DisplayName("21: a body that does not say that it is a part")
  void otherType(String type) throws Exception {
    String location = client.create(5);

    assertThat(client.patch(location, 0, HELLO, Map.of("Content-Type", type)).status())
        .isIn(400, 415);
    assertThat(client.offset(location)).isZero();
  }

  @Test
  @DisplayName("23: a part that is longer than what was announced is not taken at all")
  void tooLong() throws Exception {
    String location = client.create(5);

    assertThat(client.patch(location, 0, "hello!".getBytes(UTF_8)).status()).isEqualTo(413);
    assertThat(client.offset(location)).isZero();
    client.patch(location, 0, "hel".getBytes(UTF_8));
    assertThat(client.patch(location, 3, "low".getBytes(UTF_8)).status()).isEqualTo(413);
    assertThat(client.offset(location)).isEqualTo(3);
  }

  @Test
  @DisplayName("24: a part in chunks is refused before a byte of it is read")
  void chunked() throws Exception {
    String location = client.create(5);

    try (Wire wire =
        client.send(
            "PATCH",
            location,
            Map.of(
                "Transfer-Encoding",
                "chunked",
                "Content-Type",
                TusClient.PART,
                "Upload-Offset",
                "0"),
            NOTHING)) {
      assertThat(wire.raw("6\r\nhello!\r\n0\r\n\r\n").answer().status()).isEqualTo(411);
    }
    assertThat(client.offset(location)).isZero();
  }

  @Test
  @DisplayName("25, 26: a part for an upload that is complete changes nothing")
  void complete() throws Exception {
    String location = client.create(5);
    client.patch(location, 0, HELLO);

    assertThat(client.patch(location, 0, HELLO).status()).isEqualTo(409);
    assertThat(client.patch(location, 5, HELLO).status()).isEqualTo(413);

    assertThat(client.offset(location)).isEqualTo(5);
    assertThat(received()).hasSize(1);
  }

  @Test
  @DisplayName("27: an empty part at the right offset is a part")
  void emptyPart() throws Exception {
    String location = client.create(10);
    client.patch(location, 0, HELLO);

    assertThat(client.patch(location, 5, NOTHING).status()).isEqualTo(204);
    assertThat(client.patch(location, 4, NOTHING).status()).isEqualTo(409);
    assertThat(client.offset(location)).isEqualTo(5);
  }

  @Test
  @DisplayName("32: twenty uploads at once")
  void twenty() throws Exception {
    Set<Sha256> sent = new HashSet<>();
    List<Future<Answer>> running = new ArrayList<>();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        byte[] bytes = new byte[1_000_000 + i];
        new Random(i).nextBytes(bytes);
        sent.add(Sha256.of(bytes));
        running.add(pool.submit(() -> client.patch(client.create(bytes.length), 0, bytes)));
      }
    }
    for (Future<Answer> answer : running) {
      assertThat(answer.get().status()).isEqualTo(204);
    }
    assertThat(received().stream().map(CompletedUpload::sha256)).hasSameElementsAs(sent);
  }

  @Test
  @DisplayName(
      "33: POST may stand for HEAD, PATCH and DELETE, where proxies let nothing else through")
  void methodOverride() throws Exception {
    String location = client.create(10);

    Answer patched =
        client.ask(
            "POST",
            location,
            Map.of(
                "X-HTTP-Method-Override",
                "PATCH",
                "Content-Type",
                TusClient.PART,
                "Upload-Offset",
                "0"),
            HELLO);
    assertThat(patched.status()).isEqualTo(204);
    Answer told = client.ask("POST", location, Map.of("X-HTTP-Method-Override", "HEAD"), NOTHING);
    assertThat(told.header("upload-offset")).isEqualTo("5");
    assertThat(
            client
                .ask("POST", location, Map.of("X-HTTP-Method-Override", "DELETE"), NOTHING)
                .status())
        .isEqualTo(204);
    assertThat(client.head(location).status()).isEqualTo(404);
    assertThat(client.ask("POST", location, Map.of(), NOTHING).status()).isEqualTo(405);
    assertThat(
            client.ask("GET", location, Map.of("X-HTTP-Method-Override", "HEAD"), NOTHING).status())
        .isEqualTo(405);
  }

  @Test
  @DisplayName("34: an upload that was given up is gone, with its bytes")
  void termination() throws Exception {
    String location = client.create(10);
    client.patch(location, 0, HELLO);
    Path file = data.resolve("uploads").resolve(location.substring(location.length() - 32));
    assertThat(file).hasBinaryContent(HELLO);

    assertThat(client.ask("DELETE", location).status()).isEqualTo(204);

    assertThat(client.head(location).status()).isEqualTo(404);
    assertThat(client.patch(location, 5, HELLO).status()).isEqualTo(404);
    assertThat(client.ask("DELETE", location).status()).isEqualTo(404);
    assertThat(file).doesNotExist();
  }

  @Test
  @DisplayName("36: an upload that begins with its first bytes")
  void creationWithUpload() throws Exception {
    Answer part = client.post(Map.of("Upload-Length", "10", "Content-Type", TusClient.PART), HELLO);

    assertThat(part.status()).isEqualTo(201);
    assertThat(part.header("upload-offset")).isEqualTo("5");
    assertThat(client.offset(part.header("location"))).isEqualTo(5);

    Answer whole = client.post(Map.of("Upload-Length", "5", "Content-Type", TusClient.PART), HELLO);

    assertThat(whole.header("upload-offset")).isEqualTo("5");
    assertThat(received()).hasSize(1);

    assertThat(client.post(Map.of("Upload-Length", "10"), HELLO).status()).isEqualTo(415);
    assertThat(
            client
                .post(Map.of("Upload-Length", "4", "Content-Type", TusClient.PART), HELLO)
                .status())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({"sha1,SHA-1", "sha256,SHA-256"})
  @DisplayName("37: a part with a checksum is taken if it is right, and not at all if it is wrong")
  void checksums(String algorithm, String name) throws Exception {
    MessageDigest digest = MessageDigest.getInstance(name);
    String right = algorithm + " " + TusClient.base64(digest.digest(HELLO));
    String wrong = algorithm + " " + TusClient.base64(digest.digest(NOTHING));
    String location = client.create(10);

    assertThat(client.patch(location, 0, HELLO, Map.of("Upload-Checksum", wrong)).status())
        .isEqualTo(460);
    assertThat(client.offset(location)).isZero();
    assertThat(client.patch(location, 0, HELLO, Map.of("Upload-Checksum", right)).status())
        .isEqualTo(204);
    assertThat(client.patch(location, 5, HELLO, Map.of("Upload-Checksum", wrong)).status())
        .isEqualTo(460);
    assertThat(client.offset(location)).isEqualTo(5);
    assertThat(client.patch(location, 5, HELLO, Map.of("Upload-Checksum", right)).status())
        .isEqualTo(204);

    assertThat(received().getFirst().sha256()).isEqualTo(Sha256.of("hellohello".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"md5 XUFAKrxLKna5cZ2REBfFkg==", "sha1", "sha1 YQ==", "sha1 ?", "", "SHA1 x"})
  @DisplayName("37: a checksum of another kind or form")
  void badChecksums(String checksum) throws Exception {
    String location = client.create(5);

    assertThat(client.patch(location, 0, HELLO, Map.of("Upload-Checksum", checksum)).status())
        .isEqualTo(400);
    assertThat(client.offset(location)).isZero();
  }

  @Test
  @DisplayName("38: an upload under way says until when it waits")
  void expiration() throws Exception {
    Answer created = client.post(Map.of("Upload-Length", "10"));
    Answer patched = client.patch(created.header("location"), 0, HELLO);

    for (Answer answer : List.of(created, patched)) {
      Instant expires =
          ZonedDateTime.parse(answer.header("upload-expires"), DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant();
      assertThat(answer.header("upload-expires")).matches("[A-Z][a-z]{2}, \\d\\d .* GMT");
      assertThat(expires).isAfter(Instant.now().plusSeconds(23 * 3600));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e/",
        "%2e%2e%2f%2e%2e",
        "%00",
        "..%5c..%5cetc",
        ".",
        "..",
        "%2e",
        ".lock",
        "0123456789abcdef0123456789abcdef%00",
        "0123456789abcdef0123456789abcdef.unproven-0",
        "0123456789ABCDEF0123456789ABCDEF",
        "0123456789abcdef0123456789abcde",
        "%c0%ae%c0%ae",
        "*",
        "%0d%0aX: y"
      })
  @DisplayName("40: what is no id of ours reaches no file")
  void hostileIds(String id) throws Exception {
    for (String method : List.of("HEAD", "PATCH", "DELETE")) {
      Answer answer =
          client.ask(
              method,
              UploadService.PATH + "/" + id,
              Map.of("Content-Type", TusClient.PART, "Upload-Offset", "0"),
              NOTHING);
      assertThat(answer.status()).isBetween(400, 499);
    }
    assertThat(data.resolve("uploads/.lock")).exists();
  }

  @Test
  @DisplayName("41: an address does not follow what the client calls the server")
  void forgedHost() throws Exception {
    Map<String, String> headers =
        Map.of(
            "Upload-Length",
            "5",
            "X-Forwarded-Host",
            "evil.example",
            "Forwarded",
            "host=evil.example",
            "X-Forwarded-Proto",
            "gopher");

    assertThat(client.post(headers).header("location")).startsWith(UploadService.PATH + "/");
    assertThat(client.post(Map.of("Upload-Length", "5", "Host", "evil.example")).status())
        .isEqualTo(421);
  }

  @Test
  @DisplayName("42: nobody can guess an id")
  void ids() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      ids.add(UploadId.random().value());
    }

    assertThat(ids).hasSize(50).allMatch(id -> id.length() * 4 >= 122);
  }

  @Test
  @DisplayName("43: who asks before sending is told to go on, or why not")
  void expectContinue() throws Exception {
    String location = client.create(5);
    Map<String, String> asking =
        Map.of(
            "Expect",
            "100-continue",
            "Content-Length",
            "5",
            "Content-Type",
            TusClient.PART,
            "Upload-Offset",
            "0");

    try (Wire wire = client.send("PATCH", location, asking, NOTHING)) {
      assertThat(wire.head().status()).isEqualTo(100);
      assertThat(wire.raw(HELLO).answer().status()).isEqualTo(204);
    }
    try (Wire wire = client.send("PATCH", location, asking, NOTHING)) {
      assertThat(wire.answer().status()).isEqualTo(409);
    }
  }

  @Test
  @DisplayName("44: pages of others get no leave to send with the visitor's rights")
  void preflight() throws Exception {
    Answer answer =
        client.ask(
            "OPTIONS",
            UploadService.PATH,
            Map.of("Origin", "https://evil.example", "Access-Control-Request-Method", "POST"),
            NOTHING);

    assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
  }

  @Test
  @DisplayName("45: the bytes of an upload cannot be read")
  void get() throws Exception {
    Answer answer = client.ask("GET", client.create(5));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("allow")).contains("PATCH");
  }

  @Test
  @DisplayName("46: what others send is as unknown as what nobody sends")
  void others() throws Exception {
    String location = client.create(5);
    TusClient other = new TusClient(house.port(), "somebody-else");

    assertThat(other.head(location).status()).isEqualTo(404);
    assertThat(other.patch(location, 0, HELLO).status()).isEqualTo(404);
    assertThat(other.ask("DELETE", location).status()).isEqualTo(404);
    Map<String, String> nobody = new HashMap<>();
    nobody.put("X-Account", null);
    assertThat(client.ask("HEAD", location, nobody, NOTHING).status()).isEqualTo(401);
    assertThat(client.offset(location)).isZero();
  }

  @Test
  @DisplayName("47: when the right was withdrawn meanwhile, the bytes are thrown away")
  void rightWithdrawn() throws Exception {
    String location = client.create(5);
    client.patch(location, 0, "hel".getBytes(UTF_8));
    house.withoutRight.add(client.account());

    assertThat(client.patch(location, 3, "lo".getBytes(UTF_8)).status()).isEqualTo(403);

    assertThat(client.head(location).status()).isEqualTo(404);
    assertThat(received()).isEmpty();
    assertThat(data.resolve("uploads/" + location.substring(location.length() - 32)))
        .doesNotExist();
    assertThat(client.post(Map.of("Upload-Length", "5")).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("52: a whole file that is not the announced one is thrown away")
  void wrongFile() throws Exception {
    byte[] file = "not what was announced".getBytes(UTF_8);
    String metadata =
        TusClient.ORGANISATION
            + ",sha256 "
            + TusClient.base64(MessageDigest.getInstance("SHA-256").digest(HELLO));
    String length = Integer.toString(file.length);

    String location =
        client
            .post(Map.of("Upload-Length", length, "Upload-Metadata", metadata))
            .header("location");
    Answer answer = client.patch(location, 0, file);

    assertThat(answer.status()).isEqualTo(460);
    assertThat(answer.text()).contains("/problems/upload-differs");
    assertThat(received()).isEmpty();
    assertThat(house.blobs.find(Sha256.of(file))).isEmpty();
    assertThat(client.head(location).status()).isEqualTo(410);
  }

  @ParameterizedTest(name = "as {0}")
  @ValueSource(strings = {"bytes", "hexadecimal", "base64"})
  @DisplayName("52: a whole file that is the announced one, in each way to write the digest")
  void rightFile(String form) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(HELLO);
    String value =
        switch (form) {
          case "bytes" -> TusClient.base64(digest);
          case "hexadecimal" -> TusClient.base64(HELLO_SHA256);
          default -> TusClient.base64(TusClient.base64(digest));
        };
    String metadata = TusClient.ORGANISATION + ",sha256 " + value;

    Answer answer =
        client.post(
            Map.of(
                "Upload-Length", "5", "Upload-Metadata", metadata, "Content-Type", TusClient.PART),
            HELLO);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(received()).hasSize(1);
  }
}
