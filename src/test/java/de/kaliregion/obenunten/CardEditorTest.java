package de.kaliregion.obenunten;

import static de.kaliregion.obenunten.StudioHouse.HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.ADMINISTRATOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_THERE;
import static de.kaliregion.obenunten.StudioHouse.Person.NOBODY_SPECIAL;
import static de.kaliregion.obenunten.StudioHouse.Person.OPERATOR;
import static de.kaliregion.obenunten.StudioHouse.THERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import de.kaliregion.obenunten.StoryEditorTest.Form;
import de.kaliregion.obenunten.StudioHouse.Browser;
import de.kaliregion.obenunten.StudioHouse.Person;
import de.kaliregion.obenunten.walk.Patience;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cards of places, routes, words and organisations as a browser without scripts has them. */
class CardEditorTest {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

  private static StudioHouse house;

  @BeforeAll
  static void open() {
    house = new StudioHouse();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /** A card in somebody's browser. */
  private record Card(Browser browser, String path) {
    static Card begun(Person person, String kind, String title, String... more) {
      Browser browser = house.browserOf(person);
      HttpResponse<String> begun = begin(browser, kind, title, UUID.randomUUID(), more);
      assertThat(begun.statusCode()).as(begun.body()).isEqualTo(303);
      return new Card(browser, begun.headers().firstValue("Location").orElseThrow());
    }

    static HttpResponse<String> begin(
        Browser browser, String kind, String title, UUID save, String... more) {
      String[] fields =
          Stream.concat(
                  Stream.of("title", title, "organisation", HERE.value(), "save", save.toString()),
                  Stream.of(more))
              .toArray(String[]::new);
      return browser.post("/studio/" + kind + "/new", fields);
    }

    Form form() {
      return Form.in(page());
    }

    String page() {
      HttpResponse<String> page = browser.get(path);
      assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
      return page.body();
    }

    HttpResponse<String> send(Form form, String act) {
      return form.send(browser, path, act);
    }

    /** Presses a button that leads back to the card. */
    Form press(Form form, String act) {
      HttpResponse<String> answer = send(form, act);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
      return form();
    }

    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    Card in(Person person) {
      return new Card(house.browserOf(person), path);
    }
  }

  private static Form complete(Form place) {
    return place
        .with("latitude", "50,82036")
        .with("longitude", "10,12481")
        .with("uncertainty", "30")
        .with("municipality", "Krayenberggemeinde")
        .with("district", "Wartburgkreis")
        .with("thuringia", "true");
  }

  /** What a visitor gets, once the change has come to them. */
  private static void visitorsGet(String path, String words) throws Exception {
    Patience.until(
        LONG_ENOUGH,
        words + " at " + path,
        () -> {
          HttpResponse<String> page = house.newBrowser().get(path);
          return page.statusCode() == 200 && page.body().contains(words);
        });
  }

  @Test
  void aPlaceIsWrittenAndVisitorsGetIt() throws Exception {
    Card card = Card.begun(EDITOR_HERE, "places", "Förderturm Merkers");
    assertThat(card.send(card.form(), "publish").statusCode()).isEqualTo(422);

    Form written =
        complete(card.form())
            .with("name/en", "Winding tower of Merkers")
            .with("access/de", "Zwei Stufen am Eingang.")
            .with("contentNote/de", "Hier geht es auch um den Tod.");
    HttpResponse<String> published = card.send(written, "publish");

    assertThat(published.headers().firstValue("Location"))
        .hasValue(card.path() + "?done=story-published");
    visitorsGet("/en/places/" + card.name(), "Winding tower of Merkers");
    assertThat(house.newBrowser().get("/de/places/" + card.name()).body())
        .contains("Zwei Stufen am Eingang.", "Hier geht es auch um den Tod.");
    assertThat(card.page()).contains("published");
  }

  @Test
  void whatIsMissingLeadsToItsFieldAndNothingTypedIsLost() {
    Card card = Card.begun(EDITOR_HERE, "places", "Ohne Lage");
    Form form = card.form().with("municipality", "Heringen").with("latitude", "weiß ich nicht");

    HttpResponse<String> refused = card.send(form, "publish");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("href=\"#latitude\"", "href=\"#district\"", "role=\"alert\"", "autofocus");
    assertThat(card.form().value("latitude")).isEqualTo("weiß ich nicht");
    assertThat(card.form().value("municipality")).isEqualTo("Heringen");
  }

  @Test
  void aDepthWaitsForItsSource() throws Exception {
    Card above = Card.begun(EDITOR_HERE, "places", "Schacht mit Quelle");
    above.press(complete(above.form()), "publish");
    visitorsGet("/de/places/" + above.name(), "Schacht mit Quelle");
    Card below = Card.begun(EDITOR_HERE, "places", "Strecke darunter", "level", "BELOW");
    Form deep = below.form().with("under", above.name()).with("depth", "500");

    HttpResponse<String> refused = below.send(deep, "publish");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("href=\"#citation\"");

    below.press(
        deep.with("seen", below.form().value("seen")).with("citation", "Riss von 1925"), "publish");
    visitorsGet("/de/places/" + below.name(), "Riss von 1925");
  }

  @Test
  void aRouteIsMadeOfStationsAndTasks() {
    Card card = Card.begun(EDITOR_HERE, "routes", "Vom Turm zum Teich");
    Form one = card.press(card.form(), "add stations");
    String station = one.value("stations");
    Form two = card.press(one.with(station + "/direction/de", "Geradeaus"), "add stations");
    String other = two.value("stations").split(" ")[1];
    Form three = card.press(two.with(other + "/direction/de", "Bergab"), "add " + other + "/tasks");
    String task = three.value(other + "/tasks");
    Form moved = card.press(three.with(task + "/prompt/de", "Zählt die Stufen"), "up " + other);

    assertThat(moved.value("stations")).isEqualTo(other + " " + station);
    assertThat(moved.value(task + "/prompt/de")).isEqualTo("Zählt die Stufen");

    Form removed = card.press(moved, "remove " + other);
    assertThat(removed.value("stations")).isEqualTo(station);
    assertThat(removed.names(task)).isEmpty();
    assertThat(removed.value(station + "/direction/de")).isEqualTo("Geradeaus");
  }

  @Test
  void whatTwoWroteInDifferentFieldsIsThereBoth() {
    Card mine = Card.begun(EDITOR_HERE, "places", "Zu zweit");
    Card theirs = mine.in(ADMINISTRATOR_HERE);
    Form open = mine.form();
    theirs.press(theirs.form().with("district", "Wartburgkreis"), "save");

    HttpResponse<String> saved = mine.send(open.with("municipality", "Vacha"), "save");

    assertThat(saved.headers().firstValue("Location")).hasValue(mine.path() + "?done=story-merged");
    assertThat(mine.form().value("municipality")).isEqualTo("Vacha");
    assertThat(mine.form().value("district")).isEqualTo("Wartburgkreis");
  }

  @Test
  void whatTwoWroteInOneFieldIsShownWithBothAndOnePicks() {
    Card mine = Card.begun(EDITOR_HERE, "places", "Streit");
    Card theirs = mine.in(ADMINISTRATOR_HERE);
    Form open = mine.form();
    theirs.press(theirs.form().with("municipality", "Heringen"), "save");

    HttpResponse<String> lost = mine.send(open.with("municipality", "Vacha"), "save");

    assertThat(lost.statusCode()).isEqualTo(412);
    Form both = Form.in(lost.body());
    assertThat(both.value("municipality")).isEqualTo("Vacha");
    assertThat(both.value("theirs.municipality")).isEqualTo("Heringen");
    assertThat(mine.form().value("municipality")).isEqualTo("Heringen");

    mine.press(both.with("pick.municipality", "theirs"), "save");
    assertThat(mine.form().value("municipality")).isEqualTo("Heringen");
  }

  @Test
  void aFormSentTwiceIsSavedOnce() {
    Card card = Card.begun(EDITOR_HERE, "places", "Zweimal");
    Form form = card.form().with("district", "Fulda");

    assertThat(card.send(form, "save").statusCode()).isEqualTo(303);
    assertThat(card.send(form, "save").statusCode()).isEqualTo(303);

    assertThat(card.form().value("seen")).isEqualTo("2");
    UUID save = UUID.randomUUID();
    Browser browser = house.browserOf(EDITOR_HERE);
    HttpResponse<String> first = Card.begin(browser, "terms", "Nur einmal", save);
    assertThat(Card.begin(browser, "terms", "Nur einmal", save).headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
  }

  @Test
  void nobodyIsOutrunByASaveOfTheirOwnWhoseAnswerGotLost() {
    Card card = Card.begun(EDITOR_HERE, "terms", "Verschluckte Antwort");
    String page = "0123456789abcdef01234567";
    Form first = card.form().with("definition/de", "Der Anfang").with("save", page + "-9");
    Form second = first.with("definition/de", "Der Anfang und das Ende").with("save", page + "-10");

    assertThat(card.send(first, "save").statusCode()).isEqualTo(303);
    assertThat(card.send(second, "save").headers().firstValue("Location"))
        .hasValue(card.path() + "?done=story-saved");
    assertThat(card.send(first, "save").statusCode()).as("kept, and saved since").isEqualTo(303);
    assertThat(card.form().value("definition/de")).isEqualTo("Der Anfang und das Ende");
    assertThat(
            card.send(
                    first.with("definition/de", "Anderes").with("save", UUID.randomUUID() + ""),
                    "save")
                .statusCode())
        .as("another page")
        .isEqualTo(412);
  }

  @Test
  void everyVersionCanBeLookedAtAndBroughtBack() {
    Card card = Card.begun(EDITOR_HERE, "terms", "Kaue");
    card.press(card.form().with("definition/de", "Umkleideraum der Bergleute"), "save");
    house.clock().pass(Duration.ofMinutes(30));
    card.press(card.form().with("definition/de", "Waschraum der Bergleute"), "save");

    HttpResponse<String> history = card.browser().get(card.path() + "/history/3");
    assertThat(history.body()).contains("<del>", "Umkleideraum", "<ins>", "Waschraum");

    HttpResponse<String> back =
        card.browser()
            .post(
                card.path() + "/history/2",
                "seen",
                card.form().value("seen"),
                "save",
                UUID.randomUUID().toString());
    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(card.form().value("definition/de")).isEqualTo("Umkleideraum der Bergleute");
    HttpResponse<String> late =
        card.browser()
            .post(card.path() + "/history/3", "seen", "3", "save", UUID.randomUUID().toString());
    assertThat(late.statusCode()).isEqualTo(412);
  }

  @Test
  void aWordCanBeTakenFromVisitorsAndGivenBack() throws Exception {
    Card card = Card.begun(EDITOR_HERE, "terms", "Fördermaschinist");
    Form written = card.form().with("definition/de", "Er lenkt den Korb im Schacht.");
    card.press(written, "publish");
    visitorsGet("/de/glossary", "Er lenkt den Korb im Schacht.");

    assertThat(card.send(card.form(), "withdraw").headers().firstValue("Location"))
        .hasValue(card.path() + "?done=card-withdrawn");
    Patience.until(
        LONG_ENOUGH,
        "the word is gone",
        () -> !house.newBrowser().get("/de/glossary").body().contains("Er lenkt den Korb"));
    assertThat(card.form().value("definition/de")).isEqualTo("Er lenkt den Korb im Schacht.");
  }

  @Test
  void whatVisitorsHadBeforeAnybodyWroteIsOnTheCard() {
    Card card = new Card(house.browserOf(ADMINISTRATOR_HERE), "/studio/organisations/" + HERE);

    assertThat(card.form().value("name/de")).isEqualTo("Museum Merkers");
    card.press(card.form().with("website", "https://museum.example"), "publish");

    assertThat(card.browser().get(card.path() + "/history").body())
        .contains("history/1", "history/2");
    assertThat(card.page()).contains("published");
  }

  @Test
  void aPlaceToWhichSomethingLeadsStays() throws Exception {
    Card above = Card.begun(EDITOR_HERE, "places", "Turm mit Keller");
    above.press(complete(above.form()), "publish");
    visitorsGet("/de/places/" + above.name(), "Turm mit Keller");
    Card below = Card.begun(EDITOR_HERE, "places", "Keller", "level", "BELOW");
    below.press(below.form().with("under", above.name()), "publish");
    visitorsGet("/de/places/" + below.name(), "Keller");

    assertThat(above.send(above.form(), "withdraw").headers().firstValue("Location"))
        .hasValue(above.path() + "?done=card-in-use");
    assertThat(house.newBrowser().get("/de/places/" + above.name()).statusCode()).isEqualTo(200);
  }

  @Test
  void nobodyGivesAPlaceToAMuseumWhereTheyMayNotWrite() {
    Card card = Card.begun(EDITOR_HERE, "places", "Bleibt hier");

    card.press(card.form().with("organisation", THERE.value()), "save");

    assertThat(card.form().value("organisation")).isEqualTo(HERE.value());
    assertThat(card.in(EDITOR_THERE).browser().get(card.path()).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</textarea><script>alert(1)</script>",
        "{{7*7}} ${7*7} #{7*7}",
        "'; DROP TABLE places; --",
        "../../etc/passwd",
        "\u202Eegnahc",
      })
  void attacksAreShownAsText(String attack) {
    Card card = Card.begun(EDITOR_HERE, "places", attack);

    card.press(card.form().with("access/de", attack).with("citation", attack), "save");

    assertThat(card.form().value("access/de")).isEqualTo(attack);
    for (String page :
        new String[] {
          card.page(),
          card.browser().get(card.path() + "/history/2").body(),
          card.browser().get("/studio/places").body()
        }) {
      assertThat(page).asInstanceOf(STRING).doesNotContain("<script>alert", "<img src=x");
    }
  }

  @Test
  void formsThatAreNoneOfOursAreRefused() {
    Card card = Card.begun(EDITOR_HERE, "places", "Strenge");
    Form form = card.form();

    assertThat(card.send(form.with("save", "kurz"), "save").statusCode()).isEqualTo(400);
    assertThat(card.send(form.with("seen", "-1"), "save").statusCode()).isEqualTo(400);
    assertThat(card.browser().get("/studio/places/Nicht_so").statusCode()).isEqualTo(404);
    assertThat(card.browser().get("/studio/places/gibt-es-nicht").statusCode()).isEqualTo(404);
    assertThat(card.browser().get(card.path() + "/history/0").statusCode()).isEqualTo(404);
    assertThat(card.browser().get(card.path() + "/history/99").statusCode()).isEqualTo(404);
  }

  @Test
  void theListFindsWordsWithoutAccentsAndCapitals() {
    Card card = Card.begun(EDITOR_HERE, "places", "Übertageanlage Springen");

    String found = card.browser().get("/studio/places?q=ubertage%20SPRINGEN").body();

    assertThat(found).contains(card.path(), "1 found");
    assertThat(card.browser().get("/studio/places?q=nirgendwo&page=99").statusCode())
        .isEqualTo(200);
  }

  static Set<String> routes() {
    return Stream.of("places", "routes", "terms", "organisations")
        .map(kind -> "/studio/" + kind)
        .flatMap(path ->
            Stream.of(
                "GET " + path,
                "GET " + path + "/new",
                "POST " + path + "/new",
                "GET " + path + "/{slug}",
                "POST " + path + "/{slug}",
                "GET " + path + "/{slug}/history",
                "GET " + path + "/{slug}/history/{number}",
                "POST " + path + "/{slug}/history/{number}"))
        .collect(Collectors.toSet());
  }

  private static final Set<Person> OF_HERE =
      Set.of(
          OPERATOR,
          ADMINISTRATOR_HERE,
          EDITOR_HERE,
          CONTRIBUTOR_HERE,
          Person.ADMINISTRATOR_OF_BOTH);

  @ParameterizedTest
  @EnumSource(Person.class)
  void everybodyGetsWhatTheirRoleAllows(Person person) {
    for (String kind : new String[] {"places", "routes"}) {
      Card card = Card.begun(EDITOR_HERE, kind, "Rechte von " + person);
      Form form = card.form();
      Card asked = card.in(person);
      boolean here = OF_HERE.contains(person);
      int read = here ? 200 : 404;
      int write = !here ? 404 : person == CONTRIBUTOR_HERE ? 403 : 303;

      assertThat(asked.browser().get("/studio/" + kind).body().contains(card.path()))
          .isEqualTo(here);
      assertThat(asked.browser().get(card.path()).statusCode()).isEqualTo(read);
      assertThat(asked.browser().get(card.path() + "/history").statusCode()).isEqualTo(read);
      assertThat(asked.browser().get(card.path() + "/history/1").statusCode()).isEqualTo(read);
      assertThat(asked.send(form, "save").statusCode()).isEqualTo(write);
      assertThat(asked.send(form, "withdraw").statusCode()).isEqualTo(write);
      assertThat(asked.browser().get("/studio/" + kind + "/new").statusCode())
          .isEqualTo(person == NOBODY_SPECIAL ? 403 : 200);
    }
  }

  @ParameterizedTest
  @EnumSource(Person.class)
  void wordsBelongToAllEditorsAndOrganisationsToTheirAdministrators(Person person) {
    Card term = Card.begun(EDITOR_HERE, "terms", "Wort für " + person);
    boolean contributor = person == CONTRIBUTOR_HERE || person == Person.CONTRIBUTOR_THERE;
    assertThat(term.in(person).send(term.form(), "save").statusCode())
        .isEqualTo(person == NOBODY_SPECIAL ? 404 : contributor ? 403 : 303);

    Card museum = new Card(house.browserOf(OPERATOR), "/studio/organisations/" + HERE);
    boolean runs =
        Set.of(OPERATOR, ADMINISTRATOR_HERE, Person.ADMINISTRATOR_OF_BOTH).contains(person);
    assertThat(museum.in(person).send(museum.form(), "save").statusCode())
        .isEqualTo(runs ? 303 : OF_HERE.contains(person) ? 403 : 404);
    assertThat(house.browserOf(person).get("/studio/organisations/new").statusCode())
        .isEqualTo(person == OPERATOR ? 200 : 403);
  }

  @Test
  void aContributorWritesOnTheirOwnCardsAndDoesNotPublish() {
    Card card = Card.begun(CONTRIBUTOR_HERE, "places", "Selbst begonnen");

    assertThat(card.send(complete(card.form()), "save").statusCode()).isEqualTo(303);
    assertThat(card.send(card.form(), "publish").statusCode()).isEqualTo(403);
    assertThat(card.in(EDITOR_HERE).send(card.form(), "publish").statusCode()).isEqualTo(303);
  }
}
