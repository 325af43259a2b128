package de.kaliregion.obenunten;

import static de.kaliregion.obenunten.StudioHouse.Person.ADMINISTRATOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_THERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_THERE;
import static de.kaliregion.obenunten.StudioHouse.Person.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.StudioHouse.Browser;
import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.Wire;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers try at the studio's door, and what becomes of it. */
class StudioAttackTest {
  private static final String RENAME = "/studio/account/name";

  private static StudioHouse house;

  @BeforeAll
  static void open() {
    house = new StudioHouse(Map.of("TRUSTED_PROXIES", "127.0.0.1"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void letEveryNetworkBeForgotten() {
    house.clock().pass(Duration.ofMinutes(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "", "same-origin, cross-site"})
  void aChangeFromAPageOfSomebodyElseIsRefused(String site) {
    Browser browser = house.browserOf(EDITOR_HERE);
    String token = browser.csrf();

    HttpResponse<String> answer =
        browser.from(site).postAsIs(RENAME, StudioHouse.form("name", "x", "csrf", token));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(browser.from(site).signIn("a@b.example", "x").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "https://evil.example",
        "https://erbe.example.evil.example",
        "https://evil.example/https://erbe.example",
        "http://127.0.0.1:1"
      })
  void aBrowserThatNamesOnlyTheOriginIsJudgedByIt(String origin) {
    Browser browser = house.browserOf(EDITOR_HERE);
    String form = StudioHouse.form("name", "x", "csrf", browser.csrf());

    assertThat(browser.from(null).postAsIs(RENAME, form, "Origin", origin).statusCode())
        .isEqualTo(403);
    for (String own : List.of(StudioHouse.BASE_URL, "http://127.0.0.1:" + house.port())) {
      assertThat(browser.from(null).postAsIs(RENAME, form, "Origin", own).statusCode())
          .as(own)
          .isEqualTo(303);
    }
  }

  @Test
  void aChangeNeedsTheTokenOfItsOwnSession() {
    Browser browser = house.browserOf(EDITOR_HERE);
    String own = browser.csrf();
    String foreign = house.browserOf(ADMINISTRATOR_HERE).csrf();
    String bent = (own.charAt(0) == 'A' ? 'B' : 'A') + own.substring(1);

    for (String token : List.of("", foreign, bent, own + "A", own.substring(1), "A".repeat(86))) {
      assertThat(
              browser.postAsIs(RENAME, StudioHouse.form("name", "x", "csrf", token)).statusCode())
          .as(token)
          .isEqualTo(403);
    }
    assertThat(browser.postAsIs(RENAME, "name=x").statusCode()).isEqualTo(403);
    assertThat(
            browser
                .postAsIs(RENAME, StudioHouse.form("name", "x", "csrf", own, "csrf", own))
                .statusCode())
        .isEqualTo(400);
    assertThat(browser.postAsIs(RENAME, "name=x", "X-CSRF-Token", own).statusCode())
        .as("as scripts send it")
        .isEqualTo(303);
    assertThat(
            browser
                .from(null)
                .postAsIs(RENAME, StudioHouse.form("name", "x", "csrf", own))
                .statusCode())
        .as("a program that has the token")
        .isEqualTo(303);
  }

  @Test
  void noPageShowsTheSameTokenTwice() {
    Browser browser = house.browserOf(EDITOR_HERE);

    assertThat(List.of(browser.csrf(), browser.csrf(), browser.csrf())).doesNotHaveDuplicates();
  }

  @Test
  void afterFiveFailuresAnAccountMustWaitLongerEachTime() {
    List<Long> waits = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      assertThat(tryFrom(i, EDITOR_HERE.email()).statusCode()).as("failure %d", i).isEqualTo(422);
    }
    for (int i = 6; i <= 18; i++) {
      assertThat(tryFrom(i, EDITOR_HERE.email()).statusCode()).isEqualTo(422);
      HttpResponse<String> early = tryFrom(i, EDITOR_HERE.email());
      assertThat(early.statusCode()).isEqualTo(429);
      long wait = Long.parseLong(early.headers().firstValue("Retry-After").orElseThrow());
      assertThat(early.body()).contains("wait " + wait + " seconds");
      waits.add(wait);
      house.clock().pass(Duration.ofSeconds(wait).minusMillis(1));
      assertThat(tryFrom(i, EDITOR_HERE.email()).statusCode()).isEqualTo(429);
      house.clock().pass(Duration.ofMillis(1));
    }
    assertThat(waits)
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L, 900L);
  }

  @Test
  void anAddressWithoutAnAccountIsAnsweredLikeAnyOther() {
    for (int i = 1; i <= 7; i++) {
      HttpResponse<String> known = tryFrom(i, EDITOR_THERE.email());
      HttpResponse<String> unknown = tryFrom(100 + i, "nobody.here@museum.example");
      assertThat(unknown.statusCode()).as("attempt %d", i).isEqualTo(known.statusCode());
      assertThat(unknown.body().replace("nobody.here", "editor.there")).isEqualTo(known.body());
      assertThat(unknown.headers().map().keySet()).isEqualTo(known.headers().map().keySet());
    }
  }

  @Test
  void aNetworkWithTwentyFailuresWaitsTenMinutes() {
    for (int i = 1; i <= 20; i++) {
      assertThat(tryFrom(7, "person" + i + "@museum.example").statusCode()).isEqualTo(422);
    }
    HttpResponse<String> blocked = tryFrom(7, "another@museum.example");

    assertThat(blocked.statusCode()).isEqualTo(429);
    assertThat(blocked.headers().firstValue("Retry-After")).contains("600");
    assertThat(tryFrom(8, "another@museum.example").statusCode()).isEqualTo(422);
    house.clock().pass(Duration.ofMinutes(10));
    assertThat(tryFrom(7, "another@museum.example").statusCode()).isEqualTo(422);
  }

  @Test
  void manyAttemptsAtOnceAreCountedEach() throws Exception {
    List<Callable<Integer>> attempts = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      int network = i;
      attempts.add(() -> tryFrom(network, CONTRIBUTOR_HERE.email()).statusCode());
    }
    try (ExecutorService strangers = Executors.newFixedThreadPool(10)) {
      int looked = 0;
      for (Future<Integer> answer : strangers.invokeAll(attempts)) {
        looked += answer.get() == 429 ? 0 : 1;
      }
      assertThat(looked).as("attempts whose password was looked at").isEqualTo(6);
    }
  }

  private HttpResponse<String> tryFrom(int network, String email) {
    return house
        .newBrowser()
        .postAsIs(
            "/studio/sign-in",
            StudioHouse.form("email", email, "password", "not the password at all"),
            "X-Forwarded-For",
            "203.0.113." + network);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ne\":null}",
        "[$gt]",
        "a@b.example\u0000",
        "a@b.example\r\nSet-Cookie: x=y",
        "\u202egro.elpmaxe@a",
        "<script>alert(1)</script>@b.example",
        "' || '1'=='1",
        "$where"
      })
  void nothingThatIsTypedIsMoreThanText(String text) {
    HttpResponse<String> signIn = house.newBrowser().signIn(text, text);
    HttpResponse<String> invite =
        house
            .browserOf(ADMINISTRATOR_HERE)
            .post(
                "/studio/people",
                "email",
                text,
                "name",
                text,
                "organisation",
                StudioHouse.HERE.value(),
                "role",
                "EDITOR");

    assertThat(List.of(signIn, invite))
        .allSatisfy(answer -> {
          assertThat(answer.statusCode()).isEqualTo(422);
          assertThat(answer.body())
              .doesNotContain("<script>alert")
              .doesNotContainPattern("[\\p{Cc}&&[^\n]]");
          assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email[$ne]=&password[$ne]=",
        "email=%",
        "email=%zz",
        "email=%FF&password=x",
        "email=a&email=b",
        "%00=%00"
      })
  void brokenFormsBreakNothing(String body) {
    assertThat(house.newBrowser().postAsIs("/studio/sign-in", body).statusCode()).isIn(400, 422);
  }

  @Test
  void longThingsAreRefused() {
    assertThat(
            house
                .newBrowser()
                .signIn("a".repeat(300) + "@b.example", "x".repeat(50_000))
                .statusCode())
        .isEqualTo(422);
    assertThat(house.newBrowser().signIn("a", "x".repeat(Form.MAX_BYTES)).statusCode())
        .isEqualTo(413);
    assertThat(house.browserOf(EDITOR_HERE).post(RENAME, "name", "x".repeat(101)).statusCode())
        .isEqualTo(422);
  }

  @Test
  void onlyFormsAreForms() {
    Browser browser = house.newBrowser();
    for (String type : List.of("text/plain", "application/json", "multipart/form-data")) {
      assertThat(
              browser
                  .postAsIs("/studio/sign-in", "email=a&password=b", "Content-Type", type)
                  .statusCode())
          .as(type)
          .isEqualTo(415);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/studio/people/..%2Faccount",
        "/studio/people/%24ne",
        "/studio/people/%00",
        "/studio/link/%0d%0aSet-Cookie:a=b",
        "/studio/link/..%2Faccount",
        "/studio/log?before=%24gt",
        "/studio?done=%3Cscript%3E",
        "/studio?lang=%00"
      })
  void oddAddressesBreakNothing(String path) throws IOException {
    String token = house.browserOf(OPERATOR).session().orElseThrow();

    Wire.Answer answer =
        Wire.ask(
            house.port(),
            "GET " + path + " HTTP/1.1",
            "Host: 127.0.0.1",
            "Accept: text/html",
            "Cookie: __Host-studio=" + token);

    assertThat(answer.status()).isIn(200, 303, 404, 410);
    assertThat(answer.headers()).doesNotContainKey("set-cookie");
    assertThat(answer.text()).doesNotContain("<script>", "Exception");
  }

  @Test
  void noLogHoldsASecretOrAPerson() {
    Logger root = Logger.getLogger("");
    Logger access = Logger.getLogger("de.kaliregion.obenunten.access");
    List<String> lines = new ArrayList<>();
    Handler listener = new Listener(lines);
    root.addHandler(listener);
    access.setLevel(Level.ALL);
    try {
      Browser operator = house.browserOf(OPERATOR);
      String page =
          operator.post("/studio/people/" + house.account(CONTRIBUTOR_THERE).id() + "/link").body();
      String link = page.replaceFirst("(?s).*/studio/link/([A-Za-z0-9_-]{32}).*", "$1");
      Browser editor = house.newBrowser();
      editor.post("/studio/link/" + link, "password", StudioHouse.PASSWORD);
      editor.post("/studio/account/name", "name", "Karl der Kurze");
      tryFrom(9, CONTRIBUTOR_THERE.email());
      house.newBrowser().signIn("{\"$ne\":1}\r\nforged line", StudioHouse.PASSWORD);

      assertThat(lines).hasSizeGreaterThan(5);
      assertThat(String.join("\n", lines))
          .contains("POST /studio/link/{token} 303")
          .doesNotContain(
              link,
              operator.session().orElseThrow(),
              editor.session().orElseThrow(),
              StudioHouse.PASSWORD,
              CONTRIBUTOR_THERE.email(),
              house.account(CONTRIBUTOR_THERE).id().value(),
              "Karl",
              "forged",
              "127.0.0.1",
              "203.0.113");
    } finally {
      access.setLevel(Level.OFF);
      root.removeHandler(listener);
    }
  }

  private static final class Listener extends Handler {
    private final List<String> lines;

    Listener(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public synchronized void publish(LogRecord entry) {
      lines.add(new SimpleFormatter().format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
