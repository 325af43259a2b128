package de.kaliregion.obenunten;

import static de.kaliregion.obenunten.StudioHouse.Person.ADMINISTRATOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.ADMINISTRATOR_OF_BOTH;
import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.NOBODY_SPECIAL;
import static de.kaliregion.obenunten.StudioHouse.Person.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.StudioHouse.Browser;
import de.kaliregion.obenunten.StudioHouse.Person;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who may do what to the media of a museum: what is foreign does not exist, what one may not do is
 * forbidden, and the rest is answered on its merits.
 */
class MediaRightsTest {
  /** The items of {@link StudioHouse}: one of a contributor, one of an editor. */
  private static final String OF_CONTRIBUTOR = StudioHouse.OF_CONTRIBUTOR.value();

  private static final String OF_EDITOR = StudioHouse.OF_EDITOR.value();

  private static final Set<Person> LEADING =
      Set.of(OPERATOR, ADMINISTRATOR_HERE, ADMINISTRATOR_OF_BOTH, EDITOR_HERE);
  private static final Set<Person> ALL_HERE =
      Set.of(OPERATOR, ADMINISTRATOR_HERE, ADMINISTRATOR_OF_BOTH, EDITOR_HERE, CONTRIBUTOR_HERE);

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
   * A route on one item.
   *
   * @param may whose request is answered on its merits
   * @param see for whom the item exists; who sees it and may not gets 403, all others 404
   */
  private record Rule(String route, String path, Set<Person> may, Set<Person> see) {
    String method() {
      return route.substring(0, route.indexOf(' '));
    }

    boolean isKept(Person person, int status) {
      if (may.contains(person)) {
        return status != 401
            && status != 403
            && (status < 404
                || status == 409
                || status == 412
                || status == 415
                || status == 422
                || status == 428);
      }
      return status == (see.contains(person) ? 403 : 404);
    }
  }

  private static Rule view(String route) {
    return on(route, OF_EDITOR, ALL_HERE);
  }

  private static Stream<Rule> lead(String route) {
    return Stream.of(on(route, OF_EDITOR, LEADING), on(route, OF_CONTRIBUTOR, LEADING));
  }

  private static Stream<Rule> own(String route) {
    return Stream.of(on(route, OF_EDITOR, LEADING), on(route, OF_CONTRIBUTOR, ALL_HERE));
  }

  private static Rule on(String route, String item, Set<Person> may) {
    String path = route.substring(route.indexOf(' ') + 1).replace("{slug}", item);
    return new Rule(route, path, may, ALL_HERE);
  }

  private static List<Rule> rules() {
    String page = "/studio/media/{slug}";
    String json = "/api/v1/studio/media/{slug}";
    return Stream.of(
            Stream.of(view("GET " + page), view("GET " + json)),
            own("POST " + page),
            own("PATCH " + json),
            lead("POST " + page + "/release"),
            lead("POST " + page + "/retract"),
            lead("POST " + json + "/release"),
            lead("DELETE " + json + "/release"),
            own("POST " + page + "/retry"),
            own("POST " + page + "/cancel"),
            own("POST " + json + "/retry"),
            own("POST " + json + "/cancel"),
            own("POST " + page + "/delete"),
            own("POST " + page + "/restore"),
            own("DELETE " + json),
            own("POST " + json + "/restore"))
        .flatMap(rules -> rules)
        .toList();
  }

  /** Of lists and uploads, each person gets what is theirs; the uploads' own test has the rest. */
  static Set<String> routes() {
    return Stream.concat(
            rules().stream().map(Rule::route),
            Stream.of(
                "GET /studio/media",
                "GET /studio/media/upload",
                "POST /studio/media/upload",
                "GET /studio/media/no-captions.vtt",
                "GET /studio/media/{slug}/preview",
                "GET /studio/media/{slug}/files/{sha256}/{name}",
                "GET /studio/media/{slug}/iiif/{sha256}",
                "GET /studio/media/{slug}/iiif/{sha256}/info.json",
                "GET /studio/media/{slug}/iiif/{sha256}/{region}/{size}/{rotation}/{file}",
                "GET /api/v1/studio/media",
                "GET /api/v1/studio/media/progress",
                "GET /api/v1/studio/media/twins",
                "POST /api/v1/studio/uploads/",
                "POST /api/v1/studio/uploads/{id}",
                "PATCH /api/v1/studio/uploads/{id}",
                "DELETE /api/v1/studio/uploads/{id}"))
        .collect(Collectors.toSet());
  }

  @Test
  void everyPersonMayDoWhatTheRulesSay() {
    List<String> faults = new ArrayList<>();
    for (Person person : Person.values()) {
      Browser browser = house.browserOf(person);
      String token = browser.csrf();
      for (Rule rule : rules()) {
        int status = send(browser, token, rule);
        if (!rule.isKept(person, status)) {
          faults.add("%s: %s %s got %d".formatted(person, rule.method(), rule.path(), status));
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private static int send(Browser browser, String token, Rule rule) {
    return switch (rule.method()) {
      case "GET" -> browser.get(rule.path()).statusCode();
      case "POST" -> browser.postAsIs(rule.path(), StudioHouse.form("csrf", token)).statusCode();
      case "PATCH" ->
          browser
              .send(
                  "PATCH",
                  rule.path(),
                  "{}",
                  "X-CSRF-Token",
                  token,
                  "Content-Type",
                  "application/merge-patch+json")
              .statusCode();
      default -> browser.send(rule.method(), rule.path(), "", "X-CSRF-Token", token).statusCode();
    };
  }

  @Test
  void filesTilesAndPreviewsOfAForeignItemDoNotExist() {
    String digest = "a".repeat(64);
    for (Person person : Person.values()) {
      Browser browser = house.browserOf(person);
      for (String what :
          List.of(
              "/files/" + digest + "/a.jpg",
              "/iiif/" + digest,
              "/iiif/" + digest + "/info.json",
              "/iiif/" + digest + "/full/max/0/default.jpg",
              "/preview")) {
        assertThat(browser.get("/studio/media/" + OF_EDITOR + what).statusCode()).isEqualTo(404);
      }
    }
  }

  @Test
  void listsHoldWhatBelongsToOnesMuseums() {
    for (Person person : Person.values()) {
      String list = house.browserOf(person).get("/api/v1/studio/media").body();
      assertThat(list.contains(OF_EDITOR))
          .as("%s sees it: %s", person, list)
          .isEqualTo(ALL_HERE.contains(person));
    }
  }

  @Test
  void whoBelongsToNoMuseumHasNoLibrary() {
    Browser browser = house.browserOf(NOBODY_SPECIAL);
    for (String path : List.of("/studio/media", "/studio/media/upload", "/api/v1/studio/media")) {
      assertThat(browser.get(path).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void onlyMembersSendFilesForAMuseum() {
    String organisation = "bXVzZXVtLW1lcmtlcnM="; // museum-merkers
    for (Person person : Person.values()) {
      Browser browser = house.browserOf(person);
      int status =
          browser
              .send(
                  "POST",
                  "/api/v1/studio/uploads",
                  "",
                  "X-CSRF-Token",
                  browser.csrf(),
                  "Tus-Resumable",
                  "1.0.0",
                  "Upload-Length",
                  "5",
                  "Upload-Metadata",
                  "organisation " + organisation)
              .statusCode();
      assertThat(status).as(person.name()).isEqualTo(ALL_HERE.contains(person) ? 201 : 403);
    }
  }

  @Test
  void onlyMembersSendFilesByAFormForAMuseum() {
    for (Person person : Person.values()) {
      Browser browser = house.browserOf(person);
      FormBody form =
          new FormBody()
              .field("csrf", browser.csrf())
              .field("organisation", StudioHouse.HERE.value())
              .file("files", "a.txt", person.name().getBytes(StandardCharsets.US_ASCII));
      int status = browser.send("/studio/media/upload", form).statusCode();
      assertThat(status).as(person.name()).isEqualTo(ALL_HERE.contains(person) ? 303 : 403);
    }
  }

  @Test
  void withoutTheTokenNothingIsSentOrChanged() {
    Browser browser = house.browserOf(EDITOR_HERE);
    for (String path : List.of("/studio/media/" + OF_EDITOR, "/api/v1/studio/uploads")) {
      assertThat(browser.postAsIs(path, "title.de=x").statusCode()).isEqualTo(403);
    }
  }
}
