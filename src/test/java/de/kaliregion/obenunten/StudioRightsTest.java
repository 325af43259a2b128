package de.kaliregion.obenunten;

import static de.kaliregion.obenunten.StudioHouse.Person.ADMINISTRATOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.ADMINISTRATOR_OF_BOTH;
import static de.kaliregion.obenunten.StudioHouse.Person.ADMINISTRATOR_THERE;
import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_THERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_THERE;
import static de.kaliregion.obenunten.StudioHouse.Person.NOBODY_SPECIAL;
import static de.kaliregion.obenunten.StudioHouse.Person.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.StudioHouse.Browser;
import de.kaliregion.obenunten.StudioHouse.Person;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who may do what behind the sign-in: every route, by every person, on the things of their own
 * organisation and of another one. A route that is missing in the table fails the test.
 */
class StudioRightsTest {
  private static StudioHouse house;

  @BeforeAll
  static void open() {
    house = new StudioHouse();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /**
   * What a request is answered with, by who makes it.
   *
   * @param route method and pattern, as registered
   * @param path with the thing that is meant
   * @param form fields that are sent
   * @param expected statuses; who is not named gets {@code otherwise}
   */
  private record Case(
      String route, String path, List<String> form, Map<Person, Integer> expected, int otherwise) {

    static Case of(String route, int everybody) {
      return new Case(
          route, route.substring(route.indexOf(' ') + 1), List.of(), Map.of(), everybody);
    }

    Case at(String newPath) {
      return new Case(route, newPath, form, expected, otherwise);
    }

    Case sending(String... fields) {
      return new Case(route, path, List.of(fields), expected, otherwise);
    }

    Case but(int status, Person... people) {
      Map<Person, Integer> more = new EnumMap<>(Person.class);
      more.putAll(expected);
      for (Person person : people) {
        more.put(person, status);
      }
      return new Case(route, path, form, more, otherwise);
    }

    int statusFor(Person person) {
      return expected.getOrDefault(person, otherwise);
    }

    String method() {
      return route.substring(0, route.indexOf(' '));
    }
  }

  private static final Person[] MANAGERS = {
    OPERATOR, ADMINISTRATOR_HERE, ADMINISTRATOR_THERE, ADMINISTRATOR_OF_BOTH
  };

  /** Those to whom people of the museum here exist. */
  private static final Person[] MANAGERS_HERE = {
    OPERATOR, ADMINISTRATOR_HERE, ADMINISTRATOR_OF_BOTH
  };

  private static final String NOWHERE = "no-such-museum";

  private static List<Case> cases() {
    String person = "/studio/people/" + house.account(CONTRIBUTOR_HERE).id();
    String operator = "/studio/people/" + house.account(OPERATOR).id();
    String ofBoth = "/studio/people/" + house.account(ADMINISTRATOR_OF_BOTH).id();
    String nobody = "/studio/people/" + "0".repeat(32);
    List<Case> cases = new ArrayList<>();
    cases.add(Case.of("GET /studio/sign-in", 303));
    cases.add(Case.of("POST /studio/sign-in", 422).sending("email", "x", "password", "y"));
    cases.add(Case.of("GET /studio/link/{token}", 410).at("/studio/link/" + "A".repeat(32)));
    cases.add(
        Case.of("POST /studio/link/{token}", 410)
            .at("/studio/link/" + "A".repeat(32))
            .sending("password", StudioHouse.PASSWORD));
    cases.add(Case.of("GET /studio", 200));
    cases.add(Case.of("GET /studio/account", 200));
    cases.add(Case.of("POST /studio/account/name", 422).sending("name", ""));
    cases.add(
        Case.of("POST /studio/account/password", 422).sending("current", "x", "password", "y"));

    cases.add(Case.of("GET /studio/people", 403).but(200, MANAGERS));
    for (Case invite :
        List.of(
            Case.of("POST /studio/people", 403)
                .sending("organisation", "museum-merkers")
                .but(422, MANAGERS_HERE)
                .but(404, ADMINISTRATOR_THERE),
            Case.of("POST /studio/people", 403)
                .sending("organisation", "museum-heringen")
                .but(422, OPERATOR, ADMINISTRATOR_THERE, ADMINISTRATOR_OF_BOTH)
                .but(404, ADMINISTRATOR_HERE),
            Case.of("POST /studio/people", 403)
                .sending("organisation", NOWHERE)
                .but(404, MANAGERS))) {
      cases.add(
          new Case(
              invite.route(),
              invite.path(),
              Stream.concat(
                      invite.form().stream(), Stream.of("email", "", "name", "", "role", "EDITOR"))
                  .toList(),
              invite.expected(),
              invite.otherwise()));
    }

    cases.add(
        Case.of("GET /studio/people/{id}", 403)
            .at(person)
            .but(200, MANAGERS_HERE)
            .but(404, ADMINISTRATOR_THERE));
    cases.add(
        Case.of("GET /studio/people/{id}", 403).at(operator).but(404, MANAGERS).but(200, OPERATOR));
    cases.add(Case.of("GET /studio/people/{id}", 403).at(ofBoth).but(200, MANAGERS));
    cases.add(Case.of("GET /studio/people/{id}", 403).at(nobody).but(404, MANAGERS));

    cases.add(
        Case.of("POST /studio/people/{id}/role", 404)
            .at(nobody + "/role")
            .sending("organisation", "museum-merkers", "role", "EDITOR")
            .but(403, EDITOR_HERE, CONTRIBUTOR_HERE));
    cases.add(
        Case.of("POST /studio/people/{id}/remove", 404)
            .at(nobody + "/remove")
            .sending("organisation", "museum-merkers")
            .but(403, EDITOR_HERE, CONTRIBUTOR_HERE));
    cases.add(
        Case.of("POST /studio/people/{id}/role", 404)
            .at(person + "/role")
            .sending("organisation", "museum-merkers", "role", "CONTRIBUTOR")
            .but(403, EDITOR_HERE, CONTRIBUTOR_HERE)
            .but(303, MANAGERS_HERE));
    cases.add(
        Case.of("POST /studio/people/{id}/role", 404)
            .at(person + "/role")
            .sending("organisation", "museum-heringen", "role", "ADMINISTRATOR")
            .but(403, EDITOR_THERE, CONTRIBUTOR_THERE));
    cases.add(
        Case.of("POST /studio/people/{id}/remove", 404)
            .at(person + "/remove")
            .sending("organisation", "museum-heringen")
            .but(403, EDITOR_THERE, CONTRIBUTOR_THERE));

    cases.add(
        Case.of("POST /studio/people/{id}/link", 403)
            .at(person + "/link")
            .but(200, MANAGERS_HERE)
            .but(404, ADMINISTRATOR_THERE));
    cases.add(
        Case.of("POST /studio/people/{id}/link", 403)
            .at(operator + "/link")
            .but(404, MANAGERS)
            .but(200, OPERATOR));
    // A link to somebody who manages another museum too would let one in there.
    cases.add(
        Case.of("POST /studio/people/{id}/link", 403)
            .at(ofBoth + "/link")
            .but(200, OPERATOR, ADMINISTRATOR_OF_BOTH));

    for (String action : List.of("operator", "active", "erase")) {
      cases.add(
          Case.of("POST /studio/people/{id}/" + action, 403)
              .at(nobody + "/" + action)
              .sending("operator", "yes", "active", "yes")
              .but(404, OPERATOR));
      cases.add(
          Case.of("POST /studio/people/{id}/" + action, 403)
              .at(operator + "/" + action)
              .sending("operator", "no", "active", "no")
              .but(409, OPERATOR));
    }
    cases.add(Case.of("GET /studio/data", 403).but(200, MANAGERS));
    String download = "GET /studio/data/{organisation}/export.zip";
    cases.add(
        Case.of(download, 404)
            .at("/studio/data/museum-merkers/export.zip")
            .but(403, EDITOR_HERE, CONTRIBUTOR_HERE)
            .but(200, MANAGERS_HERE));
    cases.add(
        Case.of(download, 404)
            .at("/studio/data/museum-heringen/export.zip")
            .but(403, EDITOR_THERE, CONTRIBUTOR_THERE)
            .but(200, OPERATOR, ADMINISTRATOR_THERE, ADMINISTRATOR_OF_BOTH));
    cases.add(Case.of(download, 404).at("/studio/data/no-such-museum/export.zip"));
    cases.add(Case.of("GET /studio/log", 403).but(200, MANAGERS));
    cases.add(Case.of("GET /studio/stories", 200).but(403, NOBODY_SPECIAL));
    cases.add(Case.of("GET /studio/search", 200).but(403, NOBODY_SPECIAL));
    cases.add(
        Case.of("GET /studio/search", 200).at("/studio/search?q=lampe").but(403, NOBODY_SPECIAL));
    cases.add(Case.of("GET /studio/accessibility", 200).but(403, NOBODY_SPECIAL));
    cases.add(
        Case.of("GET /studio/accessibility", 404)
            .at("/studio/accessibility?organisation=museum-merkers")
            .but(200, OPERATOR, ADMINISTRATOR_OF_BOTH)
            .but(200, ADMINISTRATOR_HERE, EDITOR_HERE, CONTRIBUTOR_HERE)
            .but(403, NOBODY_SPECIAL));
    return cases;
  }

  /** They end the session that asks, so each test of them takes its own. */
  private static final Set<String> ENDING =
      Set.of("POST /studio/sign-out", "POST /studio/account/sign-out-everywhere");

  @Test
  void everyRouteIsInTheTable() {
    Set<String> tested = cases().stream().map(Case::route).collect(Collectors.toSet());
    tested.addAll(ENDING);
    tested.addAll(StoryEditorTest.routes());
    tested.addAll(MediaRightsTest.routes());
    tested.addAll(StoryHistoryTest.routes());
    tested.addAll(CardEditorTest.routes());
    tested.addAll(StoryReviewTest.routes());

    assertThat(tested).isEqualTo(house.routes());
  }

  @Test
  void everyPersonMayDoWhatTheTableSays() {
    List<String> faults = new ArrayList<>();
    for (Person person : Person.values()) {
      Browser browser = house.browserOf(person);
      String token = browser.csrf();
      for (Case row : cases()) {
        Browser asking = house.newBrowser();
        asking.useSession(browser.session().orElseThrow());
        List<String> fields = new ArrayList<>(row.form());
        fields.addAll(List.of("csrf", token));
        HttpResponse<String> answer =
            row.method().equals("GET")
                ? asking.get(row.path())
                : asking.postAsIs(row.path(), StudioHouse.form(fields.toArray(String[]::new)));
        if (answer.statusCode() != row.statusFor(person)
            && !(isWaiting(row, answer.statusCode()))) {
          faults.add(
              "%s: %s (%s %s) got %d instead of %d"
                  .formatted(
                      person,
                      row.route(),
                      row.path(),
                      row.form(),
                      answer.statusCode(),
                      row.statusFor(person)));
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  /** Nine people who mistype one address one after the other are made to wait. */
  private static boolean isWaiting(Case row, int status) {
    return row.route().equals("POST /studio/sign-in") && status == 429;
  }

  @Test
  void whoIsNotSignedInIsAskedToAndMayDoNothing() {
    List<String> faults = new ArrayList<>();
    Stream.concat(cases().stream(), ENDING.stream().map(route -> Case.of(route, 303)))
        .filter(row -> !row.route().contains("/link/") && !row.route().contains("/sign-in"))
        .forEach(row -> {
          boolean get = row.method().equals("GET");
          HttpResponse<String> answer =
              get
                  ? house.newBrowser().get(row.path())
                  : house
                      .newBrowser()
                      .postAsIs(row.path(), StudioHouse.form(row.form().toArray(String[]::new)));
          if (answer.statusCode() != (get ? 303 : 401)) {
            faults.add(row.route() + " got " + answer.statusCode());
          }
        });
    assertThat(faults).isEmpty();
  }

  @Test
  void whatIsNotThereIsNotFoundOnlyByThoseWhoAreSignedIn() {
    assertThat(house.newBrowser().get("/studio/nothing").statusCode()).isEqualTo(303);
    assertThat(house.browserOf(NOBODY_SPECIAL).get("/studio/nothing").statusCode()).isEqualTo(404);
    assertThat(house.newBrowser().get("/api/v1/studio/nothing").statusCode()).isEqualTo(401);
    assertThat(house.browserOf(NOBODY_SPECIAL).get("/api/v1/studio/nothing").statusCode())
        .isEqualTo(404);
  }

  @Test
  void noAnswerIsKeptOrListed() {
    Browser browser = house.browserOf(OPERATOR);
    List<HttpResponse<String>> answers =
        List.of(
            browser.get("/studio"),
            browser.get("/studio/people"),
            browser.get("/studio/nothing"),
            browser.get("/api/v1/studio/nothing"),
            browser.postAsIs("/studio/account/name", "name=x"),
            house.newBrowser().get("/studio"),
            house.newBrowser().get("/studio/sign-in"),
            house.newBrowser().get("/studio/link/x"));
    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
          assertThat(answer.headers().allValues("X-Robots-Tag")).containsExactly("noindex");
        });
  }
}
