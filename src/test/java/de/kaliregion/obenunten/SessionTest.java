package de.kaliregion.obenunten;

import static de.kaliregion.obenunten.StudioHouse.Person.ADMINISTRATOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.StudioHouse.Browser;
import de.kaliregion.obenunten.StudioHouse.Person;
import de.kaliregion.obenunten.web.Wire;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in, staying signed in, and signing out. */
class SessionTest {
  private static final Pattern LINK =
      Pattern.compile(StudioHouse.BASE_URL + "(/studio/link/[A-Za-z0-9_-]{32})");
  private static final String OTHER_PASSWORD = "der Korb fährt um sechs Uhr";

  private StudioHouse house;

  @BeforeEach
  void open() {
    house = new StudioHouse();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aPersonChoosesAPasswordByALinkOnceAndSignsInWithIt() {
    String link = linkFor(CONTRIBUTOR_HERE);
    Browser first = house.newBrowser();

    assertThat(first.get(link).statusCode()).isEqualTo(200);
    assertThat(first.get(link).statusCode()).as("opening does not use it up").isEqualTo(200);
    HttpResponse<String> chosen = first.post(link, "password", StudioHouse.PASSWORD);
    assertThat(chosen.statusCode()).isEqualTo(303);
    assertThat(first.get("/studio").statusCode()).isEqualTo(200);

    assertThat(house.newBrowser().get(link).statusCode()).isEqualTo(410);
    assertThat(house.newBrowser().post(link, "password", OTHER_PASSWORD).statusCode())
        .isEqualTo(410);
    assertThat(signIn(CONTRIBUTOR_HERE, StudioHouse.PASSWORD).statusCode()).isEqualTo(303);
    assertThat(signIn(CONTRIBUTOR_HERE, OTHER_PASSWORD).statusCode()).isEqualTo(422);
  }

  @Test
  void aNewLinkReplacesTheOneBeforeAndEachEndsInTime() {
    String old = linkFor(CONTRIBUTOR_HERE);
    String link = linkFor(CONTRIBUTOR_HERE);

    assertThat(house.newBrowser().get(old).statusCode()).isEqualTo(410);
    house.clock().pass(Duration.ofDays(7).minusSeconds(1));
    assertThat(house.newBrowser().get(link).statusCode()).isEqualTo(200);
    house.clock().pass(Duration.ofSeconds(1));
    assertThat(house.newBrowser().get(link).statusCode()).isEqualTo(410);
  }

  @Test
  void aWeakPasswordIsRefusedWithTheReasonAndTheLinkStillWorks() {
    String link = linkFor(CONTRIBUTOR_HERE);
    Map.of(
            "kurz",
            "at least 12",
            "x".repeat(100) + "y".repeat(101),
            "at most 200",
            CONTRIBUTOR_HERE.email(),
            "guessed first",
            StudioHouse.nameOf(CONTRIBUTOR_HERE),
            "guessed first",
            "a".repeat(16),
            "guessed first",
            "123456789012",
            "guessed first",
            "Glück\u0000auf Glück auf",
            "cannot be seen")
        .forEach((password, reason) -> {
          HttpResponse<String> answer = house.newBrowser().post(link, "password", password);
          assertThat(answer.statusCode()).as(password).isEqualTo(422);
          assertThat(answer.body())
              .contains(reason, "type=\"password\" value=\"\"", "aria-invalid=\"true\"");
        });

    assertThat(house.newBrowser().get(link).statusCode()).isEqualTo(200);
  }

  @Test
  void everySignInHasANewTokenWhateverTheBrowserBrought() {
    choosePassword(EDITOR_HERE);
    Browser browser = house.newBrowser();
    String planted = "A".repeat(32);
    browser.useSession(planted);

    browser.signIn(EDITOR_HERE.email(), StudioHouse.PASSWORD);
    String first = browser.session().orElseThrow();
    browser.signIn(EDITOR_HERE.email(), StudioHouse.PASSWORD);
    String second = browser.session().orElseThrow();

    assertThat(List.of(planted, first, second)).doesNotHaveDuplicates();
    assertThat(with(planted).statusCode()).isEqualTo(303);
    assertThat(with(first).statusCode()).as("the session that was left").isEqualTo(303);
    assertThat(with(second).statusCode()).isEqualTo(200);
  }

  @Test
  void theCookieIsForThisHostAloneAndNoScriptReadsIt() {
    choosePassword(EDITOR_HERE);

    String cookie =
        signIn(EDITOR_HERE, StudioHouse.PASSWORD).headers().firstValue("Set-Cookie").orElseThrow();

    assertThat(cookie)
        .matches("__Host-studio=[A-Za-z0-9_-]{32}; Path=/; Secure; HttpOnly; SameSite=Lax");
  }

  @Test
  void signingOutEndsThisSessionAndNoOther() {
    choosePassword(EDITOR_HERE);
    Browser here = house.newBrowser();
    Browser there = house.newBrowser();
    here.signIn(EDITOR_HERE.email(), StudioHouse.PASSWORD);
    there.signIn(EDITOR_HERE.email(), StudioHouse.PASSWORD);
    String token = here.session().orElseThrow();

    assertThat(here.post("/studio/sign-out").statusCode()).isEqualTo(303);

    assertThat(here.session()).isEmpty();
    assertThat(with(token).statusCode()).isEqualTo(303);
    assertThat(there.get("/studio").statusCode()).isEqualTo(200);
  }

  @Test
  void signingOutEverywhereEndsAllSessions() {
    choosePassword(EDITOR_HERE);
    Browser here = house.newBrowser();
    Browser there = house.newBrowser();
    here.signIn(EDITOR_HERE.email(), StudioHouse.PASSWORD);
    there.signIn(EDITOR_HERE.email(), StudioHouse.PASSWORD);

    there.post("/studio/account/sign-out-everywhere");

    assertThat(here.get("/studio").statusCode()).isEqualTo(303);
    assertThat(signIn(EDITOR_HERE, StudioHouse.PASSWORD).statusCode()).isEqualTo(303);
  }

  @Test
  void aNewPasswordEndsAllSessionsButTheOneThatChangedIt() {
    choosePassword(EDITOR_HERE);
    Browser here = house.newBrowser();
    Browser there = house.newBrowser();
    here.signIn(EDITOR_HERE.email(), StudioHouse.PASSWORD);
    there.signIn(EDITOR_HERE.email(), StudioHouse.PASSWORD);
    String before = here.session().orElseThrow();

    HttpResponse<String> wrong =
        here.post(
            "/studio/account/password", "current", "not my password", "password", OTHER_PASSWORD);
    HttpResponse<String> changed =
        here.post(
            "/studio/account/password",
            "current",
            StudioHouse.PASSWORD,
            "password",
            OTHER_PASSWORD);

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(changed.statusCode()).isEqualTo(303);
    assertThat(here.get("/studio").statusCode()).isEqualTo(200);
    assertThat(with(before).statusCode()).isEqualTo(303);
    assertThat(there.get("/studio").statusCode()).isEqualTo(303);
    assertThat(signIn(EDITOR_HERE, StudioHouse.PASSWORD).statusCode()).isEqualTo(422);
  }

  @Test
  void aSessionEndsAfterTwelveHoursWithoutUseAndAfterFourteenDaysInAnyCase() {
    Browser idle = house.browserOf(EDITOR_HERE);
    Browser busy = house.browserOf(CONTRIBUTOR_HERE);

    for (int hours = 0; hours < 14 * 24 - 11; hours += 11) {
      assertThat(busy.get("/studio").statusCode()).as("after %d hours", hours).isEqualTo(200);
      house.clock().pass(Duration.ofHours(11));
      if (hours == 0) {
        assertThat(idle.get("/studio").statusCode()).isEqualTo(200);
        house.clock().pass(Duration.ofMinutes(1));
      }
    }
    house.clock().pass(Duration.ofHours(11));

    assertThat(idle.get("/studio").statusCode()).isEqualTo(303);
    assertThat(busy.get("/studio").statusCode()).isEqualTo(303);
  }

  @Test
  void aRightThatIsWithdrawnCountsAtOnce() {
    Browser administrator = house.browserOf(ADMINISTRATOR_HERE);
    assertThat(administrator.get("/studio/people").statusCode()).isEqualTo(200);

    Browser operator = house.browserOf(OPERATOR);
    operator.post(
        path(ADMINISTRATOR_HERE) + "/role",
        "organisation",
        StudioHouse.HERE.value(),
        "role",
        "EDITOR");
    assertThat(administrator.get("/studio/people").statusCode()).isEqualTo(403);

    operator.post(path(ADMINISTRATOR_HERE) + "/active", "active", "no");
    assertThat(administrator.get("/studio").statusCode()).isEqualTo(303);
  }

  @Test
  void whoIsRemovedOrErasedIsOutAtOnceAndTheLogKeepsNoName() {
    Browser contributor = house.browserOf(CONTRIBUTOR_HERE);
    Browser operator = house.browserOf(OPERATOR);
    contributor.post("/studio/account/name", "name", "Karl der Kurze");
    assertThat(operator.get("/studio/log").body()).contains("Karl der Kurze");

    operator.post(path(CONTRIBUTOR_HERE) + "/erase");

    assertThat(contributor.get("/studio").statusCode()).isEqualTo(303);
    assertThat(operator.get(path(CONTRIBUTOR_HERE)).statusCode()).isEqualTo(404);
    assertThat(operator.get("/studio/log").body())
        .contains("deleted account")
        .doesNotContain("Karl der Kurze", CONTRIBUTOR_HERE.email());
  }

  @Test
  void twoRequestsOnOneConnectionAreTwoPeople() throws Exception {
    String token = house.browserOf(EDITOR_HERE).session().orElseThrow();
    try (Wire wire = new Wire(house.port())) {
      wire.send(
          "GET /studio HTTP/1.1",
          "Host: 127.0.0.1",
          "Accept: text/html",
          "Cookie: other=1; __Host-studio=" + token);
      assertThat(wire.answer().status()).isEqualTo(200);
      wire.send("GET /studio HTTP/1.1", "Host: 127.0.0.1", "Accept: text/html");
      assertThat(wire.answer().status()).isEqualTo(303);
    }
  }

  @Test
  void afterSigningInNobodyIsSentElsewhere() {
    choosePassword(EDITOR_HERE);
    for (String next :
        List.of(
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/studio/../de",
            "/studio\r\nSet-Cookie: a=b",
            "/studio/sign-in",
            "javascript:alert(1)",
            "/studiobroken",
            "/de")) {
      HttpResponse<String> answer =
          house
              .newBrowser()
              .post(
                  "/studio/sign-in",
                  "email",
                  EDITOR_HERE.email(),
                  "password",
                  StudioHouse.PASSWORD,
                  "next",
                  next);
      assertThat(answer.headers().allValues("Location")).as(next).containsExactly("/studio");
      assertThat(answer.headers().allValues("Set-Cookie")).hasSize(1);
    }
  }

  @Test
  void afterSigningInOneGoesOnToThePageThatWasAskedFor() {
    choosePassword(EDITOR_HERE);
    String asked =
        house.newBrowser().get("/studio/account?lang=en").headers().firstValue("Location").get();
    assertThat(asked).isEqualTo("/studio/sign-in?next=%2Fstudio%2Faccount%3Flang%3Den");
    assertThat(house.newBrowser().get(asked).body())
        .contains("name=\"next\" value=\"/studio/account?lang=en\"");

    HttpResponse<String> answer =
        house
            .newBrowser()
            .post(
                "/studio/sign-in",
                "email",
                " EDITOR.here@Museum.Example ",
                "password",
                StudioHouse.PASSWORD,
                "next",
                "/studio/account?lang=en");

    assertThat(answer.headers().firstValue("Location")).contains("/studio/account?lang=en");
  }

  private HttpResponse<String> with(String token) {
    Browser browser = house.newBrowser();
    browser.useSession(token);
    return browser.get("/studio");
  }

  private HttpResponse<String> signIn(Person person, String password) {
    return house.newBrowser().signIn(person.email(), password);
  }

  private void choosePassword(Person person) {
    house.newBrowser().post(linkFor(person), "password", StudioHouse.PASSWORD);
  }

  private String linkFor(Person person) {
    String page = house.browserOf(OPERATOR).post(path(person) + "/link").body();
    Matcher link = LINK.matcher(page);
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private String path(Person person) {
    return "/studio/people/" + house.account(person).id();
  }
}
