package de.kaliregion.obenunten.walk;

import static de.kaliregion.obenunten.studio.story.WrittenStory.block;
import static de.kaliregion.obenunten.studio.story.WrittenStory.text;
import static de.kaliregion.obenunten.studio.story.WrittenStory.words;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.studio.story.WrittenStory;
import de.kaliregion.obenunten.walk.Museum.Curator;
import de.kaliregion.obenunten.web.page.Messages;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Curators look at what was written before, and bring it back. */
@Walk
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HistoryWalkIT {
  private static final Messages GERMAN = Messages.ofStudio(Language.GERMAN);

  /** What HTML and style sheet of a page in the studio may weigh, as they are sent. */
  private static final int BUDGET = 30_000;

  private static final String WEIGHT =
      """
      () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .filter(entry => entry.entryType === 'navigation' || entry.name.endsWith('.css'))
        .reduce((sum, entry) => sum + entry.encodedBodySize, 0)
      """;

  private static Museum museum;

  @BeforeAll
  static void open() throws IOException {
    museum = Museum.open(HistoryWalkIT::furnish);
  }

  @AfterAll
  static void close() throws IOException {
    museum.close();
  }

  static void furnish(Museum house, Museum.Stores stores) {
    house.hang(stores, "grubenlampe-1925.xyz", Museum.HERE, 32);
    house.hang(stores, "pferdestall.xyz", Museum.HERE, 32);
    for (String name : List.of("das-pferd", "tasten", "wettlauf")) {
      writeHorse(house, stores, name);
    }
    WrittenStory night =
        WrittenStory.begun(
            stores.database(),
            "die-nachtschicht",
            Museum.HERE,
            house.account(Curator.ERIKA),
            Instant.parse("2026-03-02T19:00:00Z"));
    for (int i = 0; i < 250; i++) {
      night.write(
          Language.GERMAN,
          words("Die Nachtschicht", "Wort " + i),
          Instant.parse("2026-03-02T19:00:00Z").plusSeconds(6L * i),
          house.account(Curator.ERIKA));
    }
  }

  private static void writeHorse(Museum house, Museum.Stores stores, String name) {
    String erika = house.account(Curator.ERIKA);
    String toni = house.account(Curator.TONI);
    Instant monday = Instant.parse("2026-03-02T09:12:00Z");
    WrittenStory story = WrittenStory.begun(stores.database(), name, Museum.HERE, toni, monday);
    for (int i = 1; i <= 9; i++) {
      story.write(Language.GERMAN, first(i), monday.plus(Duration.ofSeconds(20L * i)), toni);
    }
    story.show(Language.GERMAN);
    Instant tuesday = monday.plus(Duration.ofHours(23));
    for (int i = 1; i <= 3; i++) {
      story.write(Language.GERMAN, second(i), tuesday.plus(Duration.ofMinutes(4L * i)), erika);
    }
    Instant friday = tuesday.plus(Duration.ofDays(3));
    story.write(Language.GERMAN, third(), friday, toni);
    story.write(Language.ENGLISH, words("The horse", "It saw no daylight."), friday, erika);
    story.write(
        Language.ENGLISH,
        words("The horse below", "It saw no light."),
        friday.plusSeconds(9),
        toni);
  }

  private static final BlockDraft LEAD =
      text(
          "blocklead",
          "Als die **Bergleute** am Morgen einfuhren, stand das Pferd schon im Stall."
              + "\n\nEs kannte seinen Weg auch ohne Licht.");
  private static final BlockDraft QUOTE =
      block(
          "blockquote",
          BlockKind.QUOTE,
          Map.of("text", "Der Hans hat nie gescheut.", "attribution", "Karl Wolf, Hauer"));

  private static Manuscript first(int i) {
    return words(
        "Das Pferd unter Tage",
        "Ein Leben ohne Sonne.",
        LEAD,
        text("blockdays1", "Acht Stunden zog es die Wagen. ".repeat(i)),
        block("blocklamp1", BlockKind.PICTURE, Map.of("item", "grubenlampe-1925")),
        times(new EntryDraft("entry1901", Map.of("when", "1901", "what", "Das erste Pferd."))),
        QUOTE);
  }

  private static BlockDraft times(EntryDraft... rows) {
    return new BlockDraft("blocktimes", BlockKind.TIMELINE, Map.of(), List.of(rows));
  }

  private static Manuscript second(int i) {
    return words(
        "Das letzte Pferd unter Tage",
        "Ein Leben ohne Sonne.",
        LEAD,
        text(
            "blockdays1",
            "Acht Stunden zog es die Wagen. ".repeat(8) + "Dann war Schicht.".repeat(i)),
        block(
            "blocklamp1",
            BlockKind.PICTURE,
            Map.of("item", "grubenlampe-1925", "caption", "Ihr Licht reichte drei Meter weit.")),
        times(new EntryDraft("entry1901", Map.of("when", "1901", "what", "Das erste Pferd."))),
        QUOTE);
  }

  private static Manuscript third() {
    return words(
        "Das letzte Pferd unter Tage",
        "Ein Leben ohne Sonne, und doch nicht ohne Freunde.",
        LEAD,
        QUOTE,
        text(
            "blockdays1",
            "Neun Stunden lang zog es die schweren Wagen. Dann war Schicht.\nAm Sonntag ruhte es."),
        block("blocklamp1", BlockKind.PICTURE, Map.of("item", "pferdestall")),
        times(
            new EntryDraft(
                "entry1901", Map.of("when", "1901", "what", "Das erste Pferd fährt ein.")),
            new EntryDraft("entry1936", Map.of("when", "1936", "what", "Das letzte fährt aus."))),
        text("blocknew01", "Heute erinnert eine Tafel daran."));
  }

  static Page open(Reader curator, String path) {
    curator.page().navigate(museum.service().address("/studio/stories/" + path));
    return curator.page();
  }

  private static Page.GetByRoleOptions byName(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static void openAll(Page page) {
    page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })");
  }

  @Test
  void a_version_is_found_compared_and_brought_back_by_keyboard_alone(Browser browser) {
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = open(curator, "tasten/history?in=de");
      assertThat(curator.heading()).isEqualTo("Verlauf: Das letzte Pferd unter Tage");
      Locator single = page.locator("summary").last();
      new Keys(page).reach(single);
      page.keyboard().press("Enter");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.waitForURL("**/tasten/history/9?in=de");

      new Keys(page).reach(page.locator("#with"));
      page.keyboard().press("Home");
      new Keys(page)
          .reach(page.getByRole(AriaRole.BUTTON, byName(GERMAN.text("history.with.button"))));
      page.keyboard().press("Enter");
      page.waitForURL("**/tasten/history/9?in=de&with=13");
      assertThat(page.locator("ins").first().isVisible()).isTrue();

      new Keys(page)
          .reach(page.getByRole(AriaRole.BUTTON, byName(GERMAN.text("history.bringBack"))));
      page.keyboard().press("Enter");
      page.waitForURL("**/tasten?in=de&done=story-brought-back");
      assertThat(page.getByText(GERMAN.text("done.story-brought-back")).isVisible()).isTrue();
      assertThat(page.locator("[name=title]").inputValue()).isEqualTo("Das Pferd unter Tage");
      assertThat(
              open(curator, "tasten/history/14?in=de&with=9")
                  .getByText(GERMAN.text("history.same"))
                  .isVisible())
          .isTrue();
    }
  }

  @Test
  void whoever_is_outrun_is_taken_to_what_happened(Browser browser) {
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de");
        Reader karl = museum.phoneOf(Curator.KARL, browser, "de")) {
      Page hers = open(erika, "wettlauf/history/9?in=de");
      Page his = open(karl, "wettlauf/history/12?in=de");
      String button = GERMAN.text("history.bringBack");
      hers.getByRole(AriaRole.BUTTON, byName(button)).click();
      hers.waitForURL("**done=story-brought-back");
      his.getByRole(AriaRole.BUTTON, byName(button)).click();

      Locator alert = his.getByRole(AriaRole.ALERT);
      assertThat(alert.innerText()).contains(GERMAN.text("history.outrun"), "ERIKA");
      assertThat(alert.evaluate("e => e === document.activeElement")).isEqualTo(true);
      Faults faults = new Faults();
      faults.examine(his);
      faults.areNone();

      his.getByRole(AriaRole.BUTTON, byName(button)).click();
      his.waitForURL("**done=story-brought-back");
    }
  }

  @Test
  void changes_are_told_without_colours_and_to_those_who_only_hear(Browser browser) {
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = open(curator, "das-pferd/history/13?in=de");
      Locator changed =
          page.locator("dd").filter(new Locator.FilterOptions().setHasText("schweren"));

      assertThat(changed.locator("ins").first().evaluate(lineOf()))
          .asString()
          .contains("underline");
      assertThat(changed.locator("del").first().evaluate(lineOf()))
          .asString()
          .contains("line-through");
      assertThat(changed.ariaSnapshot()).contains("eingefügt:", "entfernt:");
      assertThat(page.getByText("verschoben von Stelle 5 an Stelle 2").isVisible()).isTrue();
    }
  }

  private static String lineOf() {
    return "e => getComputedStyle(e).textDecorationLine";
  }

  @Test
  void every_page_is_accessible_in_both_languages_and_on_a_narrow_screen(Browser browser) {
    Faults faults = new Faults();
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      for (Language language : Messages.STUDIO_LANGUAGES) {
        String lang = "&lang=" + language.tag();
        for (String path :
            List.of(
                "das-pferd/history?in=de",
                "das-pferd/history?in=de-simple",
                "das-pferd/history/13?in=de",
                "das-pferd/history/13?in=de&with=9",
                "das-pferd/history/12?in=de&with=0",
                "das-pferd/history/2?in=en&with=1",
                "das-pferd/history/1?in=de",
                "die-nachtschicht/history?in=de")) {
          Page page = open(curator, path + lang);
          openAll(page);
          faults.examine(page);
          assertThat(((Number) page.evaluate(WEIGHT)).intValue()).as(path).isBetween(5_000, BUDGET);
        }
      }
    }
    faults.areNone();
  }

  @Test
  void whoever_may_not_write_in_a_story_reads_its_history(Browser browser) {
    try (Reader contributor = museum.phoneOf(Curator.TONI, browser, "de")) {
      Page page = open(contributor, "die-nachtschicht/history/1?in=de");
      assertThat(page.locator("h1").isVisible()).isTrue();
      assertThat(page.getByRole(AriaRole.BUTTON, byName(GERMAN.text("history.bringBack"))).count())
          .isZero();
    }
  }
}
