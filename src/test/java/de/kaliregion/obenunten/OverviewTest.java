package de.kaliregion.obenunten;

import static de.kaliregion.obenunten.StudioHouse.Person.ADMINISTRATOR_OF_BOTH;
import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_THERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_THERE;
import static de.kaliregion.obenunten.StudioHouse.Person.NOBODY_SPECIAL;
import static de.kaliregion.obenunten.StudioHouse.Person.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import de.kaliregion.obenunten.StudioHouse.Person;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.storage.mongo.ScanCountStore;
import de.kaliregion.obenunten.storage.mongo.ScanKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first page of the studio, as the people of two museums see it. */
class OverviewTest {
  private static final int BUDGET = 30_000;
  private static final Pattern ROW =
      Pattern.compile(
          "<tr><th scope=\"row\">([^<]+)</th><td>([\\d,]+)</td><td>([\\d,]+)</td><td>([\\d,]+)</td>");
  private static final Pattern BAR =
      Pattern.compile(
          "<rect class=\"(up|down)\" x=\"[\\d.]+%\" y=\"([\\d.]+)\"[^>]* height=\"([\\d.]+)\"");

  private static StudioHouse house;

  @BeforeAll
  static void open() {
    house = new StudioHouse(Map.of(), OverviewTest::furnish);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static void furnish(StudioHouse house, Stores stores) {
    TwoMuseums museums = new TwoMuseums(house, stores);
    museums.draft("glueckauf", StudioHouse.HERE, CONTRIBUTOR_HERE, "Glückauf unter Tage");
    museums.handedIn("kaffee", StudioHouse.HERE, CONTRIBUTOR_HERE, "Kaffee in der Kaue");
    museums.handedIn("heringen", StudioHouse.THERE, CONTRIBUTOR_THERE, "Glück in Heringen");
    museums.picture("foerderturm", StudioHouse.HERE, CONTRIBUTOR_HERE);
    museums.picture("lore", StudioHouse.HERE, EDITOR_HERE);
    museums.picture("monte-kali", StudioHouse.THERE, EDITOR_THERE);
    museums.publish(TwoMuseums.ABOVE, "turm", StudioHouse.HERE, "Der Turm", "FR23R1");
    museums.publish(TwoMuseums.BELOW, "sohle", StudioHouse.HERE, "Die Sohle", "FR23R2");
    museums.publish(TwoMuseums.ELSEWHERE, "halde", StudioHouse.THERE, "Die Halde", "FR23R3");
    count(house, stores, museums);
  }

  private static void count(StudioHouse house, Stores stores, TwoMuseums museums) {
    Map<ScanKey, Long> counts = new HashMap<>();
    for (int day = 0; day < 400; day += 3) {
      Instant noon = house.clock().instant().minus(Duration.ofDays(day));
      counts.put(new ScanKey(museums.sign("FR23R1"), Language.GERMAN, noon), 7L);
      counts.put(new ScanKey(museums.sign("FR23R2"), Language.ENGLISH, noon), 1L + day % 4);
      counts.put(new ScanKey(museums.sign("FR23R3"), Language.GERMAN, noon), 1_000L);
    }
    ScanCountStore.open(stores.database()).add(counts);
  }

  private static String page(Person person, String query) {
    HttpResponse<String> answer = house.browserOf(person).get("/studio" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String section(String page, String id) {
    Matcher section =
        Pattern.compile(
                "(?s)<section class=\"[^\"]*\" aria-labelledby=\"" + id + "\">.*?</section>")
            .matcher(page);
    assertThat(section.find()).as("%s in %s", id, page).isTrue();
    return section.group();
  }

  @Test
  void whoMayPublishSeesWhatWasHandedInAndNobodyElse() {
    assertThat(section(page(EDITOR_HERE, ""), "waits"))
        .contains("One story waits for you")
        .contains("<a href=\"/studio/stories/kaffee?in=de\" lang=\"de\">Kaffee in der Kaue</a>")
        .contains("Name of CONTRIBUTOR_HERE, 1 May 2026")
        .doesNotContain("Heringen");
    assertThat(section(page(EDITOR_THERE, ""), "waits"))
        .contains("/studio/stories/heringen?in=de")
        .doesNotContain("Kaffee");
    assertThat(section(page(ADMINISTRATOR_OF_BOTH, ""), "waits"))
        .contains("2 stories wait for you");
    assertThat(section(page(CONTRIBUTOR_HERE, ""), "waits")).doesNotContain("to be reviewed");
  }

  @Test
  void aDraftOfTheirOwnLeadsToTheFieldThatComesNext() {
    String waits = section(page(CONTRIBUTOR_HERE, ""), "waits");

    assertThat(waits)
        .contains("One of your drafts is not published yet")
        .contains("<a href=\"/studio/stories/glueckauf?in=de#place\" lang=\"de\">")
        .contains("Missing: Place");
    assertThat(section(page(EDITOR_HERE, ""), "waits")).doesNotContain("glueckauf");
  }

  @Test
  void mediaThatLackSomethingLeadToTheField() {
    assertThat(section(page(EDITOR_HERE, ""), "waits"))
        .contains("2 pictures wait for a description")
        .contains("href=\"/studio/media/foerderturm#alt.de\"")
        .contains("href=\"/studio/media/lore#alt.de\"")
        .contains("2 media lack details about rights")
        .contains("href=\"/studio/media/lore#licence\"")
        .doesNotContain("monte-kali");
  }

  @Test
  void contributorsAreToldOfWhatTheySentThemselves() {
    assertThat(section(page(CONTRIBUTOR_HERE, ""), "waits"))
        .contains("One picture waits for a description")
        .contains("/studio/media/foerderturm#alt.de")
        .doesNotContain("/studio/media/lore");
  }

  @Test
  void filesThatAreStuckAreToldWithTheReason() {
    assertThat(section(page(EDITOR_HERE, ""), "waits"))
        .contains("2 files are stuck")
        .contains("href=\"/studio/media/grubenlampe\"")
        .contains("Das ist nichts, was man zeigen kann.");
    assertThat(section(page(CONTRIBUTOR_HERE, ""), "waits")).contains("One file is stuck");
    assertThat(section(page(EDITOR_THERE, ""), "waits")).doesNotContain("stuck");
  }

  @Test
  void whatChangedLastIsToldWithWhoAndWhenAndOnlyOfOnesOwnMuseum() {
    String lately = section(page(EDITOR_HERE, ""), "lately");

    assertThat(lately)
        .contains("Kaffee in der Kaue")
        .contains("Story · Name of CONTRIBUTOR_HERE, 1 May 2026")
        .contains("/studio/media/lore")
        .contains("<a href=\"/studio/stories\">All stories (4)</a>")
        .contains("<a href=\"/studio/media\">All media (4)</a>")
        .doesNotContain("heringen", "monte-kali");
    assertThat(Pattern.compile("<li>").matcher(section(page(OPERATOR, ""), "lately")).results())
        .hasSize(10);
  }

  @Test
  void theDrawingShowsTheFiguresOfTheTable() {
    String page = section(page(EDITOR_HERE, ""), "scans");
    List<String> figures =
        Pattern.compile("(?s)<figure class=\"chart\">.*?</figure>")
            .matcher(page)
            .results()
            .map(MatchResult::group)
            .toList();

    assertThat(figures).hasSize(2);
    for (String figure : figures) {
      List<long[]> rows =
          ROW.matcher(figure)
              .results()
              .map(row -> new long[] {number(row, 2), number(row, 3), number(row, 4)})
              .toList();
      long longest = rows.stream().mapToLong(row -> Math.max(row[0], row[1])).max().orElseThrow();
      List<Tuple> expected = new ArrayList<>();
      for (long[] row : rows) {
        assertThat(row[2]).isEqualTo(row[0] + row[1]);
        if (row[0] > 0) {
          expected.add(tuple("up", Math.round(92.0 * row[0] / longest)));
        }
        if (row[1] > 0) {
          expected.add(tuple("down", Math.round(92.0 * row[1] / longest)));
        }
      }
      assertThat(
              BAR.matcher(figure)
                  .results()
                  .map(bar -> tuple(bar.group(1), Math.round(Double.parseDouble(bar.group(3))))))
          .containsExactlyElementsOf(expected);
      assertThat(figure).contains("longest column: " + longest);
    }
    assertThat(ROW.matcher(figures.getFirst()).results()).hasSize(28);
    assertThat(ROW.matcher(figures.getLast()).results()).hasSize(52);
  }

  private static long number(MatchResult row, int group) {
    return Long.parseLong(row.group(group).replace(",", ""));
  }

  @Test
  void theDrawingIsToldInWordsAndDaysWithoutScansKeepTheirRoom() {
    String page = section(page(EDITOR_HERE, ""), "scans");

    assertThat(page)
        .contains("role=\"img\" aria-labelledby=\"chart-days words-days\"")
        .contains("<title id=\"chart-days\">The last four weeks</title>")
        .contains("70 together")
        .contains("<tr><th scope=\"row\">30 Apr 2026</th><td>0</td><td>0</td><td>0</td></tr>")
        .doesNotContain("1,000", "<script");
    assertThat(page).contains("<svg class=\"shaft-chart\" height=\"220\"");
  }

  @Test
  void placesStandInTheOrderInWhichVisitorsLookAtThem() {
    String page = section(page(EDITOR_HERE, ""), "scans");
    String ofBoth = section(page(ADMINISTRATOR_OF_BOTH, ""), "scans");

    assertThat(page.indexOf("Förderturm")).isPositive().isLessThan(page.indexOf("Zweite Sohle"));
    assertThat(page).contains("70 of them in four weeks").doesNotContain("Monte Kali");
    assertThat(ofBoth.indexOf("Monte Kali")).isPositive().isLessThan(ofBoth.indexOf("Förderturm"));
  }

  @Test
  void storageIsDrawnAgainstTheQuotaAndTheDiskForTheOperatorAlone() {
    assertThat(section(page(EDITOR_HERE, ""), "room"))
        .contains("Museum Merkers")
        .contains("of 53.69\u00a0GB")
        .doesNotContain("Museum Heringen", "disk");
    assertThat(section(page(OPERATOR, ""), "room"))
        .contains("Museum Merkers", "Museum Heringen", "The server’s disk", "are free");
  }

  @Test
  void whoBelongsToSeveralMuseumsCanChooseOne() {
    assertThat(page(EDITOR_HERE, "")).doesNotContain("<select");
    for (Person person : List.of(ADMINISTRATOR_OF_BOTH, OPERATOR)) {
      assertThat(page(person, "")).contains("<option value=\"museum-heringen\"");
      assertThat(page(person, "?organisation=museum-heringen"))
          .contains("<option value=\"museum-heringen\" selected>")
          .contains("Monte Kali")
          .doesNotContain("Kaffee in der Kaue", "Förderturm");
    }
    assertThat(page(EDITOR_HERE, "?organisation=museum-heringen"))
        .contains("Kaffee in der Kaue")
        .doesNotContain("Monte Kali");
  }

  @Test
  void whoBelongsToNoMuseumIsToldWhatToDo() {
    assertThat(page(NOBODY_SPECIAL, ""))
        .contains("Welcome, Name of NOBODY_SPECIAL")
        .contains("You do not belong to an organisation yet")
        .doesNotContain("<section", "/studio/search");
  }

  @Test
  void anEmptyMuseumSaysHowToBegin() {
    try (StudioHouse empty = new StudioHouse()) {
      String page = empty.browserOf(EDITOR_THERE).get("/studio").body();

      assertThat(page)
          .contains("Write your first story")
          .contains("href=\"/studio/stories/new\"")
          .contains("href=\"/studio/media/upload\"")
          .contains("No sign leads to one of your stories yet")
          .contains("Nothing yet.")
          .doesNotContain("shaft-chart");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Person.class,
      names = {"OPERATOR", "EDITOR_HERE"})
  void theFirstPaintIsSmall(Person person) throws IOException {
    String html = page(person, "");
    Matcher css = Pattern.compile("href=\"(/assets/studio-[0-9a-f]+\\.css)\"").matcher(html);
    assertThat(css.find()).isTrue();
    String style = house.browserOf(person).get(css.group(1)).body();

    assertThat(zipped(html) + zipped(style)).isLessThan(BUDGET);
  }

  private static int zipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.size();
  }

  @Test
  void whatIsWrittenIsToldAtOnce() {
    try (StudioHouse own = new StudioHouse(Map.of(), OverviewTest::furnish)) {
      String before = own.browserOf(EDITOR_HERE).get("/studio").body();
      assertThat(before).contains("2 pictures wait for a description");

      own.browserOf(EDITOR_HERE).post("/studio/media/lore/delete");

      String after = own.browserOf(EDITOR_HERE).get("/studio").body();
      assertThat(after).contains("One picture waits for a description");
      assertThat(section(after, "waits")).doesNotContain("/studio/media/lore");
    }
  }
}
