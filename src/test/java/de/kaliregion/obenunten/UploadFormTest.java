package de.kaliregion.obenunten;

import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_THERE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.StudioHouse.Browser;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.web.Wire;
import de.kaliregion.obenunten.web.Wire.Answer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are sent without a script, by the form that an old phone shows. */
class UploadFormTest {
  private static final String UPLOAD = "/studio/media/upload";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir static Path data;
  private static StudioHouse house;
  private static Browser browser;

  @BeforeAll
  static void open() {
    house = new StudioHouse(Map.of("DATA_DIR", data.toString()));
    browser = house.browserOf(CONTRIBUTOR_HERE);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static FormBody form() {
    return new FormBody()
        .field("csrf", browser.csrf())
        .field("organisation", StudioHouse.HERE.value());
  }

  private static Path blob(byte[] bytes) {
    String hex = Sha256.of(bytes).hex();
    return data.resolve("blobs")
        .resolve(hex.substring(0, 2))
        .resolve(hex.substring(2, 4))
        .resolve(hex);
  }

  private static List<Path> uploadsUnderWay() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("uploads"))) {
      return files.filter(file -> !file.endsWith(".lock")).toList();
    }
  }

  private static HttpResponse<String> follow(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return browser.get(answer.headers().firstValue("Location").orElseThrow());
  }

  @Test
  void severalFilesArriveUnderTheirNamesAndThePageThenTellsWhich() throws IOException {
    byte[] tower = "Ein Förderturm\r\n--".getBytes(UTF_8);
    byte[] bell = "Eine Glocke".getBytes(UTF_8);
    FormBody form =
        form()
            .file("files", "Förderturm \"Süd\" & Straße.xyz", tower)
            .file("files", "C:\\Fotos\\Glocke.xyz", bell);

    HttpResponse<String> page = follow(browser.send(UPLOAD, form));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("2 files have arrived", "They are now being checked.")
        .contains("Förderturm \"Süd\" &amp; Straße.xyz</a>", ">Glocke.xyz</a>");
    assertThat(blob(tower)).hasBinaryContent(tower);
    assertThat(blob(bell)).hasBinaryContent(bell);
    assertThat(uploadsUnderWay()).isEmpty();
    assertThat(browser.get("/studio/media?q=Glocke").body()).contains(">Glocke.xyz<");
  }

  @Test
  void moreThanAnAddressCanTellAreToldByTheLibrary() {
    FormBody form = form();
    for (int i = 0; i < 41; i++) {
      form.file("files", "Bild-" + i + ".xyz", ("Bild " + i).getBytes(UTF_8));
    }

    HttpResponse<String> page = follow(browser.send(UPLOAD, form));

    assertThat(page.uri().getPath()).isEqualTo("/studio/media");
    assertThat(page.body()).contains("Arrived. It is now being checked.", "Bild-0.xyz");
  }

  @Test
  void nobodyElseIsToldWhatArrived() {
    HttpResponse<String> sent =
        browser.send(UPLOAD, form().file("files", "Geheim.xyz", "geheim".getBytes(UTF_8)));
    String next = sent.headers().firstValue("Location").orElseThrow();

    assertThat(browser.get(next).body()).contains("Geheim.xyz");
    assertThat(house.browserOf(EDITOR_THERE).get(next).body()).doesNotContain("Geheim.xyz");
    assertThat(browser.get(UPLOAD + "?taken=nothing&taken=%3Cb%3E").statusCode()).isEqualTo(200);
  }

  @Test
  void anItemsFileIsReplacedAndItsPageComesNext() {
    byte[] better = "Eine bessere Grubenlampe".getBytes(UTF_8);
    FormBody form =
        form()
            .field("replaces", StudioHouse.OF_CONTRIBUTOR.value())
            .file("files", "Besser.xyz", better);

    HttpResponse<String> page = follow(browser.send(UPLOAD, form));

    assertThat(page.uri().getPath()).isEqualTo("/studio/media/" + StudioHouse.OF_CONTRIBUTOR);
    assertThat(page.body()).contains("Besser.xyz");
  }

  @Test
  void aFormWithoutAFileIsToldSo() throws IOException {
    HttpResponse<String> answer = browser.send(UPLOAD, form().file("files", "", new byte[0]));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("You have not chosen a file yet.", "<title>Error: ");
    assertThat(
            browser
                .send(UPLOAD, form().file("files", "", new byte[0]), "Accept-Language", "de")
                .body())
        .contains("Sie haben noch keine Datei ausgewählt.");
    assertThat(uploadsUnderWay()).isEmpty();
  }

  @Test
  void anEmptyFileArrivesLikeAnyOther() {
    assertThat(follow(browser.send(UPLOAD, form().file("files", "leer.xyz", new byte[0]))).body())
        .contains("leer.xyz", "One file has arrived", "It is now being checked.");
  }

  @Test
  void withoutTheTokenOfThePageNothingIsTaken() throws IOException {
    byte[] secret = "ohne Token".getBytes(UTF_8);
    String token = browser.csrf();
    List<FormBody> forms =
        List.of(
            new FormBody().field("organisation", "museum-merkers").file("files", "a", secret),
            new FormBody()
                .field("csrf", house.browserOf(EDITOR_HERE).csrf())
                .field("organisation", "museum-merkers")
                .file("files", "a", secret),
            new FormBody()
                .field("organisation", "museum-merkers")
                .file("files", "a", secret)
                .field("csrf", token));

    for (FormBody form : forms) {
      HttpResponse<String> answer = browser.send(UPLOAD, form);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("Please reload the page");
    }
    assertThat(browser.from("cross-site").send(UPLOAD, form()).statusCode()).isEqualTo(403);
    assertThat(house.newBrowser().send(UPLOAD, form()).statusCode()).isEqualTo(401);
    assertThat(blob(secret)).doesNotExist();
    assertThat(uploadsUnderWay()).isEmpty();
  }

  @Test
  void filesForAMuseumWhereOneHasNoRightAreRefusedOnePerOne() throws IOException {
    byte[] foreign = "für andere".getBytes(UTF_8);
    FormBody form =
        new FormBody()
            .field("csrf", browser.csrf())
            .field("organisation", StudioHouse.THERE.value())
            .file("files", "Eins.xyz", foreign)
            .file("files", "Zwei.xyz", foreign);

    HttpResponse<String> answer = browser.send(UPLOAD, form);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("2 files were not taken", "<strong>Eins.xyz</strong>", "<strong>Zwei.xyz");
    assertThat(blob(foreign)).doesNotExist();
  }

  @Test
  void whatIsNoSuchFormIsRefused() {
    String token = browser.csrf();
    for (String[] request :
        new String[][] {
          {"multipart/form-data", "x"},
          {"multipart/form-data; boundary=\"\"", "x"},
          {"multipart/form-data; boundary=x", "--y\r\n\r\n\r\n--y--\r\n"},
          {"multipart/form-data; boundary=x", "--x\r\nA: b\r\n\r\n\r\n--x--\r\n"},
          {"text/plain", "hello"}
        }) {
      assertThat(
              browser
                  .send(
                      "POST", UPLOAD, request[1], "Content-Type", request[0], "X-CSRF-Token", token)
                  .statusCode())
          .as(String.join(" ", request))
          .isIn(400, 415);
    }
    assertThat(
            browser
                .send(UPLOAD, new FormBody().field("csrf", token).file("files", "a", new byte[1]))
                .statusCode())
        .as("no organisation")
        .isEqualTo(400);
  }

  private static String[] head(long length) {
    return new String[] {
      "POST " + UPLOAD + " HTTP/1.1",
      "Host: 127.0.0.1:" + house.port(),
      "Accept: text/html",
      "Accept-Language: de",
      "Sec-Fetch-Site: same-origin",
      "Cookie: __Host-studio=" + browser.session().orElseThrow(),
      "Content-Type: " + form().contentType(),
      "Content-Length: " + length
    };
  }

  @Test
  void tooMuchIsRefusedWithAPageBeforeItIsSent() throws IOException {
    Answer answer = Wire.ask(house.port(), head(5L << 30));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.header("content-type")).startsWith("text/html");
    assertThat(answer.text()).contains("lang=\"de\"");
  }

  @Test
  void aLineThatBreaksInTheMiddleLeavesNothing() throws Exception {
    byte[] file = new byte[1_000_000];
    byte[] body = form().file("files", "abgebrochen.xyz", file).bytes();
    try (Wire wire = new Wire(house.port())) {
      wire.send(head(body.length)).raw(java.util.Arrays.copyOf(body, 600_000));
      await(() -> uploadsUnderWay().stream().anyMatch(UploadFormTest::hasHalf));
    }

    await(() -> uploadsUnderWay().isEmpty());
    assertThat(blob(file)).doesNotExist();
    assertThat(browser.get("/studio/media").body()).doesNotContain("abgebrochen");
  }

  private static boolean hasHalf(Path file) {
    return file.toFile().length() > 400_000;
  }

  /** What files say. */
  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Condition condition) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
