package de.kaliregion.obenunten;

import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_THERE;
import static de.kaliregion.obenunten.StudioHouse.Person.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.StudioHouse.Person;
import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Notice;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.storage.mongo.ScanCountStore;
import de.kaliregion.obenunten.storage.mongo.ScanKey;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is not accessible, as the people of two museums and the public are told. */
class AccessDebtTest {
  private static final Pattern LINE = Pattern.compile("<li><a href=\"([^\"]+)\"[^>]*>([^<]+)</a>");

  private static StudioHouse house;

  @BeforeAll
  static void open() {
    house = new StudioHouse(Map.of(), AccessDebtTest::furnish);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static void furnish(StudioHouse house, Stores stores) {
    TwoMuseums museums = new TwoMuseums(house, stores);
    notice(stores);
    museums.onShow("turmbild", Language.GERMAN);
    museums.onShow("sohlenbild", Language.GERMAN, Language.ENGLISH);
    museums.publish(TwoMuseums.ABOVE, "turm", StudioHouse.HERE, "Der Turm", "FR23R1");
    museums.publish(TwoMuseums.BELOW, "sohle", StudioHouse.HERE, "Die Sohle", "FR23R2");
    museums.publish(
        TwoMuseums.ABOVE, "turm", StudioHouse.HERE, "Der Turm", Language.GERMAN, "turmbild");
    museums.publish(
        TwoMuseums.BELOW, "sohle", StudioHouse.HERE, "Die Sohle", Language.GERMAN, "sohlenbild");
    museums.publish(
        TwoMuseums.ELSEWHERE, "halde", StudioHouse.THERE, "Die Halde", Language.GERMAN, "turmbild");
    museums.publish(
        TwoMuseums.ELSEWHERE, "halde", StudioHouse.THERE, "The tip", Language.ENGLISH, "turmbild");
    museums.draft("kaue", StudioHouse.HERE, CONTRIBUTOR_HERE, "In der Kaue");
    museums.hang(
        "interview", StudioHouse.HERE, CONTRIBUTOR_HERE, MediaItem.Kind.SOUND, Description.EMPTY);
    museums.picture("fremdes-bild", StudioHouse.THERE, EDITOR_THERE);
    ScanCountStore.open(stores.database())
        .add(
            Map.of(
                new ScanKey(museums.sign("FR23R2"), Language.GERMAN, house.clock().instant()),
                12L));
  }

  private static void notice(Stores stores) {
    stores
        .content()
        .put(
            new Notice(
                new Slug("accessibility"),
                List.of(
                    new Edition(
                        Language.GERMAN,
                        "Barrierefreiheit",
                        "Von Hand geschrieben.",
                        List.of(
                            new Block.Text(
                                Optional.empty(), Optional.of(new RichText("Von Hand."))))))));
  }

  private static String studio(Person person, String query) {
    HttpResponse<String> answer = house.browserOf(person).get("/studio/accessibility" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String open(String language) {
    return house.newBrowser().get("/" + language + "/accessibility").body();
  }

  private static String debt(String page, String barrier) {
    Matcher section =
        Pattern.compile(
                "(?s)<section class=\"debt\" aria-labelledby=\"debt-"
                    + barrier
                    + "\">.*?</section>")
            .matcher(page);
    assertThat(section.find()).as("%s in %s", barrier, page).isTrue();
    return section.group();
  }

  private static List<String> addresses(String debt) {
    return LINE.matcher(debt).results().map((MatchResult line) -> line.group(1)).toList();
  }

  @Test
  void whatVisitorsHaveComesFirstAndOfThatWhatTheyMeetMostOften() {
    String easy = debt(studio(EDITOR_HERE, ""), "STORY_NOT_EASY");

    assertThat(addresses(easy))
        .containsExactly(
            "/studio/stories/sohle?in=de-simple",
            "/studio/stories/turm?in=de-simple",
            "/studio/stories/kaue?in=de-simple");
    assertThat(easy)
        .contains("<span class=\"count\">3</span>")
        .contains("2 public, 1 in draft")
        .contains("12 scans in a year");
  }

  @Test
  void eachLineLeadsToTheFieldWhereItIsMended() {
    String page = studio(EDITOR_HERE, "");

    assertThat(addresses(debt(page, "DESCRIBED_ONCE")))
        .containsExactly("/studio/media/turmbild#alt.en");
    assertThat(addresses(debt(page, "STORY_NOT_ENGLISH"))).contains("/studio/stories/turm?in=en");
    assertThat(addresses(debt(page, "SOUND_WITHOUT_TRANSCRIPT")))
        .containsExactly("/studio/media/interview#transcript.de");
    assertThat(page).doesNotContain("fremdes-bild");
  }

  @Test
  void eachMuseumSeesItsOwn() {
    String there = studio(EDITOR_THERE, "");

    assertThat(addresses(debt(there, "PICTURE_UNDESCRIBED")))
        .containsExactly("/studio/media/fremdes-bild#alt.de");
    assertThat(addresses(debt(there, "STORY_NOT_EASY")))
        .containsExactly("/studio/stories/halde?in=de-simple");
    assertThat(there).doesNotContain("debt-STORY_NOT_ENGLISH", "/studio/stories/turm");
    assertThat(studio(OPERATOR, "?organisation=museum-merkers"))
        .contains("<option value=\"museum-merkers\" selected>")
        .contains("/studio/stories/turm?in=en");
  }

  @Test
  void theOverviewLeadsThere() {
    assertThat(house.browserOf(EDITOR_HERE).get("/studio").body())
        .contains("5 things are not accessible to everyone yet")
        .contains("<a href=\"/studio/accessibility\">");
  }

  @Test
  void theStatementWritesItselfBelowWhatIsWrittenByHand() {
    String german = open("de");

    assertThat(german.indexOf("Von Hand.")).isPositive().isLessThan(german.indexOf("id=\"gaps\""));
    assertThat(german)
        .contains("Inhalte, die noch nicht für alle zugänglich sind")
        .contains("Stand: 1. Mai 2026")
        .contains("<strong>3 Geschichten ohne Leichte Sprache.</strong>")
        .contains("<strong>2 Geschichten ohne englische Fassung.</strong>")
        .contains("<strong>Ein Bild mit Beschreibung in nur einer Sprache.</strong>")
        .contains("<p>Museum Heringen:</p>")
        .contains("<a href=\"/de/stories/halde\" hreflang=\"de\">Die Halde</a>")
        .doesNotContain("Nicht vereinbar mit der BITV 2.0", "In der Kaue", "interview");
    assertThat(open("en"))
        .contains("<strong>3 stories without Leichte Sprache.</strong>")
        .contains("<a href=\"/en/stories/halde\" hreflang=\"en\">The tip</a>")
        .contains("<a href=\"/de/stories/turm\" lang=\"de\" hreflang=\"de\">Der Turm</a>");
    assertThat(open("de-simple"))
        .contains("<strong>3 Geschichten gibt es nicht in Leichter Sprache.</strong>")
        .contains(
            "Ein Computer-Programm hat gezählt:\nWas fehlt noch?\nDie Liste ist vom 1. Mai 2026.");
  }

  @Test
  void theStudioShowsTheSameStatement() {
    Pattern statement = Pattern.compile("(?s)<h2 id=\"gaps\">.*?</section>");
    Matcher shown = statement.matcher(studio(EDITOR_HERE, ""));
    Matcher published = statement.matcher(open("en"));

    assertThat(shown.find()).isTrue();
    assertThat(published.find()).isTrue();
    assertThat(shown.group()).isEqualTo(published.group());
  }

  @Test
  void theStatementIsTheSameTomorrowSoThatItCanBeKept() {
    HttpResponse<String> today = house.newBrowser().get("/de/accessibility");
    try (StudioHouse later = new StudioHouse(Map.of(), AccessDebtTest::furnish)) {
      String first = later.newBrowser().get("/de/accessibility").body();
      later.clock().pass(Duration.ofDays(40));
      assertThat(later.newBrowser().get("/de/accessibility").body()).isEqualTo(first);
    }
    assertThat(today.headers().firstValue("ETag")).isPresent();
  }

  @Test
  void whereNothingLacksAnythingBothPagesSaySo() {
    try (StudioHouse complete = new StudioHouse(Map.of(), AccessDebtTest::furnishComplete)) {
      assertThat(complete.newBrowser().get("/de/accessibility").body())
          .contains("Es fehlt nichts von dem, was ein Programm zählen kann")
          .doesNotContain("<details>");
      assertThat(complete.browserOf(EDITOR_HERE).get("/studio/accessibility").body())
          .contains("Nothing is missing here")
          .contains("Nothing is missing of what a program can count");
    }
  }

  private static void furnishComplete(StudioHouse house, Stores stores) {
    TwoMuseums museums = new TwoMuseums(house, stores);
    notice(stores);
    museums.onShow("turmbild", Language.values());
    for (Language language : Language.values()) {
      museums.publish(TwoMuseums.ABOVE, "turm", StudioHouse.HERE, "Der Turm", language, "turmbild");
    }
  }
}
