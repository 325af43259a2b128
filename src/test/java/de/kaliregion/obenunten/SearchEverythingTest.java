package de.kaliregion.obenunten;

import static de.kaliregion.obenunten.StudioHouse.Person.ADMINISTRATOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.ADMINISTRATOR_OF_BOTH;
import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_THERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_THERE;
import static de.kaliregion.obenunten.StudioHouse.Person.NOBODY_SPECIAL;
import static de.kaliregion.obenunten.StudioHouse.Person.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.StudioHouse.Person;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.content.draft.Description;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search over everything, as the people of two museums use it. */
class SearchEverythingTest {
  private static final Pattern HIT = Pattern.compile("<li><a href=\"([^\"]+)\"");

  private static StudioHouse house;

  @BeforeAll
  static void open() {
    house = new StudioHouse(Map.of(), SearchEverythingTest::furnish);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static void furnish(StudioHouse house, Stores stores) {
    TwoMuseums museums = new TwoMuseums(house, stores);
    museums.publish(TwoMuseums.ABOVE, "turm", StudioHouse.HERE, "Der Turm", "FR23R1");
    museums.publish(TwoMuseums.ELSEWHERE, "halde", StudioHouse.THERE, "Die Halde", "FR23R3");
    museums.draft("seilfahrt", StudioHouse.HERE, CONTRIBUTOR_HERE, "Seilfahrt am Morgen");
    museums.handedIn("seil", StudioHouse.THERE, CONTRIBUTOR_THERE, "Das Seil von Heringen");
    museums.hang(
        "seilscheibe",
        StudioHouse.HERE,
        EDITOR_HERE,
        MediaItem.Kind.PICTURE,
        titled("Seilscheibe im Schnee"));
    museums.hang(
        "haspel", StudioHouse.THERE, EDITOR_THERE, MediaItem.Kind.PICTURE, titled("Haspelseil"));
    museums.term("seilfahrt", "Seilfahrt", "Die Fahrt am Seil in den Schacht.");
    museums.route("rund-um-den-schacht", StudioHouse.HERE, "Rund um den Schacht", "turm");
    museums.draft("angriff", StudioHouse.HERE, EDITOR_HERE, "<img src=x onerror=alert(1)> Angriff");
    IntStream.range(0, 11)
        .forEach(
            i -> museums.draft("reihe-" + i, StudioHouse.HERE, EDITOR_HERE, "Reihenhaus " + i));
  }

  private static Description titled(String title) {
    return new Description(
        Optional.of(TwoMuseums.words(title)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of());
  }

  private static String page(Person person, String words) {
    HttpResponse<String> answer =
        house
            .browserOf(person)
            .get("/studio/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static List<String> hits(Person person, String words) {
    String page = page(person, words);
    int start = page.indexOf("<div class=\"found-groups\">");
    return HIT.matcher(page.substring(start))
        .results()
        .map((MatchResult hit) -> hit.group(1))
        .toList();
  }

  @Test
  void allSortsStandInGroupsWithTheirNumbers() {
    String page = page(EDITOR_HERE, "seil");

    assertThat(hits(EDITOR_HERE, "seil"))
        .containsExactly(
            "/studio/stories/seilfahrt?in=de",
            "/studio/media/seilscheibe",
            "/studio/terms/seilfahrt");
    assertThat(page)
        .contains("3 results")
        .contains("<h2 id=\"search.stories\">Stories <span class=\"count\">1</span></h2>")
        .contains("<h2 id=\"search.media\">Media <span class=\"count\">1</span></h2>")
        .contains(
            "<h2 id=\"search.TERM\">Words of the glossary <span class=\"count\">1</span></h2>");
  }

  @Test
  void peopleFindWhatIsTheirMuseumsAndWhatBelongsToAll() {
    assertThat(hits(CONTRIBUTOR_THERE, "seil"))
        .containsExactly(
            "/studio/stories/seil?in=de", "/studio/media/haspel", "/studio/terms/seilfahrt");
    for (Person person : List.of(OPERATOR, ADMINISTRATOR_OF_BOTH)) {
      assertThat(hits(person, "seil")).hasSize(5);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Förderturm, /studio/places/foerderturm-merkers",
    "foerderturm, /studio/places/foerderturm-merkers",
    "Fördertum, /studio/places/foerderturm-merkers",
    "krayenberg, /studio/places/foerderturm-merkers",
    "turm, /studio/places/foerderturm-merkers",
    "Seilscheieb, /studio/media/seilscheibe",
    "rund, /studio/routes/rund-um-den-schacht",
    "museum merkers, /studio/organisations/museum-merkers"
  })
  void wordsAreFoundInCompoundsByTheirBeginningAndWithASlip(String words, String address) {
    assertThat(hits(EDITOR_HERE, words)).contains(address);
  }

  @Test
  void aSlipIsSaidToBeOne() {
    assertThat(page(EDITOR_HERE, "Seilscheieb")).contains("Nothing is spelt like that");
    assertThat(page(EDITOR_HERE, "Seilscheibe")).doesNotContain("Nothing is spelt like that");
  }

  @Test
  void aSignIsFoundByItsCodeAlsoAMistypedOneAndLeadsToItsStory() {
    String code = SignCode.withCheckSymbol("FR23R1").value();
    String slip = code.substring(0, 4) + code.charAt(5) + code.charAt(4) + code.substring(6);

    assertThat(hits(EDITOR_HERE, code)).containsExactly("/studio/stories/turm");
    assertThat(hits(EDITOR_HERE, code.toLowerCase(Locale.ROOT)))
        .containsExactly("/studio/stories/turm");
    assertThat(hits(EDITOR_HERE, slip)).containsExactly("/studio/stories/turm");
    assertThat(page(EDITOR_HERE, code)).contains("Der Turm");
    assertThat(hits(EDITOR_THERE, code)).isEmpty();
    assertThat(hits(EDITOR_THERE, slip)).isEmpty();
    assertThat(hits(OPERATOR, code)).containsExactly("/studio/stories/turm");
  }

  @Test
  void peopleAreFoundByThoseWhoManageThem() {
    String editor = "/studio/people/" + house.account(EDITOR_HERE).id();
    String other = "/studio/people/" + house.account(EDITOR_THERE).id();

    assertThat(hits(ADMINISTRATOR_HERE, "editor")).contains(editor).doesNotContain(other);
    assertThat(hits(OPERATOR, "EDITOR.THERE@museum.example")).containsExactly(other);
    for (Person person : List.of(EDITOR_HERE, CONTRIBUTOR_HERE)) {
      assertThat(page(person, "editor")).doesNotContain("/studio/people/", "museum.example");
    }
  }

  @Test
  void whereThereIsMoreTheListOfAllIsLinked() {
    String page = page(EDITOR_HERE, "reihenhaus");

    assertThat(hits(EDITOR_HERE, "reihenhaus")).hasSize(8);
    assertThat(page)
        .contains("11 results")
        .contains("<a href=\"/studio/stories?q=reihenhaus\">All 11 stories</a>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onfocus=alert(1) autofocus='",
        "*:* OR organisation:museum-heringen",
        "\u0000\u0007",
        "((((((",
        "../../../etc/passwd",
        "{{7*7}} ${7*7} #{7*7} @template.x()"
      })
  void whatIsLookedForIsShownAsTextAndFindsNothingItShouldNot(String words) {
    String page = page(CONTRIBUTOR_HERE, words);

    assertThat(page)
        .doesNotContain("<script>alert")
        .doesNotContain("<img src=x")
        .doesNotContain("\" onfocus")
        .doesNotContain("Heringen", "Haspel");
  }

  @Test
  void whatIsTypedAsATitleIsShownAsText() {
    assertThat(page(EDITOR_HERE, "angriff"))
        .contains("&lt;img src=x onerror=alert(1)&gt; Angriff")
        .doesNotContain("<img src=x");
  }

  @Test
  void withoutWordsThereIsABoxAndWithoutHitsAdvice() {
    assertThat(page(EDITOR_HERE, " ")).contains("A part of a word is enough").doesNotContain("<h2");
    assertThat(page(EDITOR_HERE, "xylophon"))
        .contains("There is nothing for “xylophon”")
        .contains("Try fewer or other words");
  }

  @Test
  void everyPageHasTheBoxForThoseWhoCanFindSomething() {
    String box = "<input id=\"find\" name=\"q\" type=\"search\"";

    assertThat(house.browserOf(EDITOR_HERE).get("/studio/account").body()).contains(box);
    assertThat(house.browserOf(NOBODY_SPECIAL).get("/studio/account").body())
        .doesNotContain(box, "/studio/search");
  }

  @Test
  void whatIsSavedIsFoundAtOnceAndWhatIsDeletedNoMore() {
    try (StudioHouse own = new StudioHouse(Map.of(), SearchEverythingTest::furnish)) {
      StudioHouse.Browser editor = own.browserOf(EDITOR_HERE);
      assertThat(editor.get("/studio/search?q=seilscheibe").body())
          .contains("/studio/media/seilscheibe");

      editor.post("/studio/media/seilscheibe/delete");

      assertThat(editor.get("/studio/search?q=seilscheibe").body())
          .doesNotContain("/studio/media/seilscheibe");
      editor.post("/studio/media/seilscheibe/restore");
      assertThat(editor.get("/studio/search?q=seilscheibe").body())
          .contains("/studio/media/seilscheibe");
    }
  }
}
