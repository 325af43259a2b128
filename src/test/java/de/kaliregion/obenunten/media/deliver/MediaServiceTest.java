package de.kaliregion.obenunten.media.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.web.HttpServer;
import de.kaliregion.obenunten.web.TestServer;
import de.kaliregion.obenunten.web.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaServiceTest {
  private static final int SIZE = 300_000;
  private static final Sha256 SOUND = new Sha256("5a".repeat(32));
  private static final Sha256 WORDS = new Sha256("77".repeat(32));
  private static final Sha256 LOST = new Sha256("10".repeat(32));
  private static final String PATH = "/media/" + SOUND + "/klang.m4a";
  private static final String TAG = "\"" + SOUND + "\"";

  private static final Set<Sha256> askedFor = ConcurrentHashMap.newKeySet();
  private static final byte[] bytes = new byte[SIZE];
  private static HttpServer server;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    new Random(42).nextBytes(bytes);
    Path sound = Files.write(folder.resolve("sound"), bytes);
    Path words = Files.writeString(folder.resolve("words"), "WEBVTT\n");
    Map<String, MediaFile> files =
        Map.of(
            Rendition.path(SOUND, "klang.m4a"), new MediaFile(sound, "audio/mp4", SIZE),
            Rendition.path(WORDS, "klang.vtt"), new MediaFile(words, "text/vtt", 7),
            Rendition.path(WORDS, "noch-einmal.vtt"), new MediaFile(words, "text/vtt", 7),
            Rendition.path(LOST, "lost.m4a"), new MediaFile(words, "audio/mp4", 8));
    server =
        TestServer.start(routing ->
            routing.register(
                "/media",
                new MediaService((digest, name) -> {
                  askedFor.add(digest);
                  return Optional.ofNullable(files.get(Rendition.path(digest, name)));
                })));
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void theWholeFile() throws IOException {
    Wire.Answer answer = get(PATH);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(bytes);
    assertThat(answer.header("content-type")).isEqualTo("audio/mp4");
    assertThat(answer.header("accept-ranges")).isEqualTo("bytes");
    assertThat(answer.header("etag")).isEqualTo(TAG);
    assertThat(answer.header("cache-control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(answer.header("content-disposition")).isEqualTo("inline");
    assertThat(answer.header("content-security-policy"))
        .contains("sandbox")
        .contains("default-src 'none'");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.header("cross-origin-resource-policy")).isEqualTo("cross-origin");
    assertThat(answer.header("content-encoding")).isNull();
  }

  @Test
  void theSameBytesMayHaveTwoNames() throws IOException {
    assertThat(get("/media/" + WORDS + "/klang.vtt").status()).isEqualTo(200);
    assertThat(get("/media/" + WORDS + "/noch-einmal.vtt").status()).isEqualTo(200);
  }

  @Test
  void isNeverCompressed() throws IOException {
    Wire.Answer answer = get("/media/" + WORDS + "/klang.vtt", "Accept-Encoding: gzip");
    assertThat(answer.header("content-encoding")).isNull();
    assertThat(answer.header("content-type")).isEqualTo("text/vtt; charset=utf-8");
    assertThat(answer.text()).isEqualTo("WEBVTT\n");
  }

  @Test
  void headTellsTheWholeFileEvenWithARange() throws IOException {
    try (Wire wire = new Wire(server.port())) {
      Wire.Answer head =
          wire.send("HEAD " + PATH + " HTTP/1.1", "Host: localhost", "Range: bytes=0-9").head();
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("content-length")).isEqualTo("" + SIZE);
      assertThat(wire.send("GET " + PATH + " HTTP/1.1", "Host: localhost").answer().body())
          .isEqualTo(bytes);
    }
  }

  @Test
  void oneRangeAfterAnother() throws IOException {
    Random random = new Random(14);
    try (Wire wire = new Wire(server.port())) {
      for (int i = 0; i < 500; i++) {
        int first = random.nextInt(SIZE);
        int last = random.nextInt(10) == 0 ? SIZE + 5 : first + random.nextInt(SIZE - first);
        Wire.Answer answer =
            wire.send(
                    "GET " + PATH + " HTTP/1.1",
                    "Host: localhost",
                    "Range: bytes=" + first + "-" + last)
                .answer();
        int end = Math.min(last, SIZE - 1);
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("content-range"))
            .isEqualTo("bytes " + first + "-" + end + "/" + SIZE);
        assertThat(Arrays.equals(answer.body(), Arrays.copyOfRange(bytes, first, end + 1)))
            .isTrue();
      }
    }
  }

  @Test
  void aSuffixLongerThanTheFileIsAllOfItAsAPart() throws IOException {
    Wire.Answer answer = get(PATH, "Range: bytes=-999999999999999999999999999999");
    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.header("content-range")).isEqualTo("bytes 0-299999/300000");
    assertThat(answer.body()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"300000-", "9223372036854775808-", "-0"})
  void outOfBoundsIs416WithTheSize(String range) throws IOException {
    Wire.Answer answer = get(PATH, "Range: bytes=" + range);
    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("content-range")).isEqualTo("bytes */300000");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.header("etag")).isNull();
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=5-2", "bytes=x", "lines=1-2", "bytes=0-0,1-1,3-3,5-5,7-7,9-9"})
  void whatCannotBeUnderstoodOrIsTooMuchIsTheWholeFile(String range) throws IOException {
    Wire.Answer answer = get(PATH, "Range: " + range);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(bytes);
  }

  @Test
  void aThousandRangesCostNoMoreThanTheFile() throws IOException {
    Wire.Answer answer = get(PATH, "Range: bytes=" + "0-,".repeat(1_000));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(bytes);
  }

  @Test
  void twoRangeLinesAreTheWholeFile() throws IOException {
    assertThat(get(PATH, "Range: bytes=0-1", "Range: bytes=4-5").status()).isEqualTo(200);
  }

  @Test
  void severalRangesComeAsParts() throws IOException {
    Wire.Answer answer = get(PATH, "Range: bytes=200000-299999,0-9,5-14,-1");
    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.header("content-range")).isNull();
    assertThat(answer.header("content-type")).isEqualTo("multipart/byteranges; boundary=" + SOUND);
    String expected =
        part("200000-299999", 200_000, 300_000) + part("0-14", 0, 15) + "\r\n--" + SOUND + "--\r\n";
    assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1).equals(expected)).isTrue();
  }

  @Test
  void ifRangeHoldsOnlyForOurStrongTag() throws IOException {
    assertThat(get(PATH, "Range: bytes=0-9", "If-Range: " + TAG).status()).isEqualTo(206);
    for (String other :
        List.of("W/" + TAG, "\"other\"", SOUND.hex(), "Thu, 05 Nov 2026 07:08:09 GMT")) {
      Wire.Answer answer = get(PATH, "Range: bytes=0-9", "If-Range: " + other);
      assertThat(answer.status()).as(other).isEqualTo(200);
      assertThat(answer.body()).hasSize(SIZE);
    }
  }

  @Test
  void whoHasItIsToldSo() throws IOException {
    Wire.Answer answer = get(PATH, "If-None-Match: \"x\", W/" + TAG, "Range: bytes=0-9");
    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.header("etag")).isEqualTo(TAG);
    assertThat(answer.header("content-length")).isNull();
    assertThat(get(PATH, "If-None-Match: \"x\"").status()).isEqualTo(200);
  }

  @Test
  void otherMethodsAreNotAllowed() throws IOException {
    Wire.Answer answer = Wire.ask(server.port(), "DELETE " + PATH + " HTTP/1.1", "Host: localhost");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("allow")).isEqualTo("GET, HEAD, OPTIONS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "klang.m4b",
        "KLANG.M4A",
        "..%2fklang.m4a",
        "%2e%2e%2fklang.m4a",
        "..%5cklang.m4a",
        "klang.m4a%00",
        "klang.m4a%00.png",
        "klang.m4a%0d%0aX:%20y",
        "klang.m4a%0a.css",
        "klang.m4a;.css",
        "klang.m4a/",
        "klang.m4a/x.css",
        "%c0%ae%c0%ae%c0%afklang.m4a",
        "klang.m4a%20",
        "%ff",
        ""
      })
  void anotherNameIsNotFound(String name) throws IOException {
    Wire.Answer answer = get("/media/" + SOUND + "/" + name);
    // A semicolon begins a path parameter and a last slash adds nothing: the file is the same.
    boolean same = name.equals("klang.m4a;.css") || name.equals("klang.m4a/");
    assertThat(answer.status()).isIn(same ? List.of(200, 404) : List.of(400, 404));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "%2e%2e",
        "..%2f..%2f..%2fetc",
        "%00",
        "..%5c..%5c",
        "5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A",
        "5a",
        "5a5a%0a",
        "$ne"
      })
  void whatIsNoDigestIsNeverLookedUp(String digest) throws IOException {
    askedFor.clear();
    assertThat(get("/media/" + digest + "/passwd").status()).isIn(400, 404);
    assertThat(askedFor).isEmpty();
  }

  @Test
  void aFileThatIsNotAsItShouldBeIsOurFault() throws IOException {
    Wire.Answer answer = get("/media/" + LOST + "/lost.m4a");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.header("etag")).isNull();
    assertThat(answer.text()).doesNotContain("words");
  }

  @Test
  void aForeignClientUnderstandsIt() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + PATH);
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(uri).header("Range", "bytes=100-199").build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(206);
      assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(bytes, 100, 200));
      HttpResponse<Void> head =
          client.send(
              HttpRequest.newBuilder(uri).HEAD().build(), HttpResponse.BodyHandlers.discarding());
      assertThat(head.headers().firstValue("content-length")).contains("" + SIZE);
    }
  }

  private static String part(String range, int from, int to) {
    return "\r\n--"
        + SOUND
        + "\r\nContent-Type: audio/mp4\r\nContent-Range: bytes "
        + range
        + "/300000\r\n\r\n"
        + new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static Wire.Answer get(String path, String... headers) throws IOException {
    String[] lines = new String[headers.length + 2];
    lines[0] = "GET " + path + " HTTP/1.1";
    lines[1] = "Host: localhost";
    System.arraycopy(headers, 0, lines, 2, headers.length);
    return Wire.ask(server.port(), lines);
  }
}
