package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.storage.mongo.ScanCountStore;
import de.kaliregion.obenunten.storage.mongo.ScanKey;
import de.kaliregion.obenunten.walk.Museum.Curator;
import de.kaliregion.obenunten.web.page.Messages;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Curators come in, see what there is to do and what visitors looked at, and find things. */
@Walk
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class OverviewWalkIT {
  private static final Messages GERMAN = Messages.ofStudio(Language.GERMAN);
  private static final SignCode CODE = SignCode.withCheckSymbol("FR23R1");
  private static final List<String> PAGES =
      List.of(
          "/studio",
          "/studio/search",
          "/studio/search?q=turm",
          "/studio/search?q=xylophon",
          "/studio/accessibility");

  private static Museum museum;

  @BeforeAll
  static void open() throws IOException {
    museum = Museum.open(OverviewWalkIT::furnish);
  }

  @AfterAll
  static void close() throws IOException {
    museum.close();
  }

  private static void furnish(Museum house, Museum.Stores stores) {
    house.hang(stores, "foerderturm-im-nebel.xyz", Museum.HERE, 32);
    stores
        .content()
        .put(
            new Sign(
                CODE,
                Sign.State.ASSIGNED,
                Optional.of(Museum.STORY),
                Optional.empty(),
                Optional.of(Museum.german("am Tor"))));
    stores.content().raiseGeneration();
    Map<ScanKey, Long> counts = new HashMap<>();
    for (int day = 0; day < 300; day += 2) {
      counts.put(
          new ScanKey(CODE, Language.GERMAN, Instant.now().minus(Duration.ofDays(day))),
          3L + day % 7);
    }
    ScanCountStore.open(stores.database()).add(counts);
  }

  @Test
  void every_page_is_accessible_in_both_languages_and_on_a_narrow_screen(Browser browser) {
    Faults faults = new Faults();
    try (Reader editor = museum.phoneOf(Curator.ERIKA, browser, "de");
        Reader newcomer = museum.phoneOf(Curator.NEWCOMER, browser, "de");
        Reader contributor = museum.phoneOf(Curator.TONI, browser, "en")) {
      for (String path : PAGES) {
        for (Language language : Messages.STUDIO_LANGUAGES) {
          examine(editor, path, language, faults);
        }
      }
      examine(newcomer, "/studio", Language.GERMAN, faults);
      examine(newcomer, "/studio/accessibility", Language.GERMAN, faults);
      examine(contributor, "/studio", Language.ENGLISH, faults);
      editor.page().navigate(museum.service().address("/studio?lang=de"));
      openAll(editor.page());
      faults.examine(editor.page());
      editor.page().setViewportSize(1_280, 900);
      faults.add("wide", Examination.axe(editor.page()));
    }
    faults.areNone();
  }

  private static void examine(Reader reader, String path, Language language, Faults faults) {
    String query = (path.contains("?") ? "&" : "?") + "lang=" + language.tag();
    reader.page().setViewportSize(390, 844);
    reader.page().navigate(museum.service().address(path + query));
    faults.examine(reader.page());
  }

  private static void openAll(Page page) {
    for (Locator summary : page.locator("main details > summary").all()) {
      summary.click();
    }
  }

  @Test
  void an_editor_finds_by_the_keyboard_alone_what_is_to_be_mended(Browser browser) {
    try (Reader reader = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = reader.page();
      page.setViewportSize(1_280, 900);
      page.navigate(museum.service().address("/studio?lang=de"));

      new Keys(page).reach(page.locator("#find"));
      page.keyboard().type("Förderturm");
      page.keyboard().press("Enter");
      page.waitForURL("**/studio/search?q=**");
      assertThat(page.locator(".found-groups h2").allInnerTexts())
          .anySatisfy(heading -> assertThat(heading).contains(GERMAN.text("search.stories")))
          .anySatisfy(heading -> assertThat(heading).contains(GERMAN.text("search.PLACE")));

      page.navigate(museum.service().address("/studio/accessibility?lang=de"));
      Locator english = page.locator("a[href='/studio/stories/der-foerderturm?in=en']");
      new Keys(page).reach(english);
      page.keyboard().press("Enter");
      page.waitForURL("**/studio/stories/der-foerderturm?in=en");
    }
  }

  @Test
  void on_a_phone_the_search_is_a_line_of_the_menu(Browser browser) {
    try (Reader reader = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = reader.page();
      page.setViewportSize(390, 844);
      page.navigate(museum.service().address("/studio?lang=de"));

      assertThat(page.locator("#find").isVisible()).isFalse();
      Locator link =
          page.getByRole(
              AriaRole.LINK,
              new Page.GetByRoleOptions().setName(GERMAN.text("search.short")).setExact(true));
      reader.follow(link);
      page.waitForURL("**/studio/search");
      page.getByLabel(GERMAN.text("search.label")).fill("fr23r1");
      page.keyboard().press("Enter");
      page.waitForURL("**/studio/search?q=fr23r1");
      assertThat(page.locator("#search\\.SIGN").innerText()).contains(GERMAN.text("search.SIGN"));
    }
  }

  @Test
  void everything_is_there_without_scripts(Browser browser) {
    try (Reader reader = museum.plainPhoneOf(Curator.KARL, browser, "de")) {
      Page page = reader.page();
      page.navigate(museum.service().address("/studio?lang=de"));
      assertThat(page.locator(".task-group").count()).isPositive();
      assertThat(page.locator(".shaft-chart rect.up").count()).isPositive();

      page.navigate(museum.service().address("/studio/search?lang=de"));
      page.getByLabel(GERMAN.text("search.label")).fill("Förderturm");
      page.locator("main form button").click();
      page.waitForURL("**/studio/search?q=**");
      assertThat(page.locator(".found-group").count()).isPositive();
    }
  }

  @Test
  void what_visitors_scanned_is_drawn_and_told_in_a_table(Browser browser) {
    try (Reader reader = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = reader.page();
      page.navigate(museum.service().address("/studio?lang=de"));

      Locator days = page.locator(".chart").first();
      long bars = days.locator("rect.up").count();
      days.locator("summary").click();
      long rows =
          days.locator("tbody tr").all().stream()
              .filter(row -> !row.locator("td").last().innerText().equals("0"))
              .count();
      assertThat(bars).isEqualTo(14).isEqualTo(rows);
      assertThat(days.getByRole(AriaRole.IMG).getAttribute("aria-labelledby"))
          .isEqualTo("chart-days words-days");
      double width = days.locator("svg.shaft-chart").boundingBox().width;
      assertThat(width).isBetween(280.0, 390.0);
    }
  }
}
