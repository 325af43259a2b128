package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.walk.Museum.Curator;
import de.kaliregion.obenunten.web.page.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing that somebody typed is lost: whatever the line, the browser and others do meanwhile. */
@Walk
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StorySafetyIT {
  private static final Messages GERMAN = Messages.ofStudio(Language.GERMAN);

  /** Pages that wait ask again every few seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Path PHOTOGRAPH = Path.of("src/main/resources/rehearsal/photograph.jpg");

  private static final String STAMP = "() => { window.sameDocument = true }";
  private static final String IS_STAMPED = "() => window.sameDocument === true";

  private static Museum museum;

  @BeforeAll
  static void open() throws IOException {
    museum = Museum.open((_, _) -> {});
  }

  @AfterAll
  static void close() throws IOException {
    museum.close();
  }

  private static StoryScreen begin(Reader curator, String title) {
    return StoryScreen.begun(museum, GERMAN, curator.page(), title);
  }

  private static StoryScreen same(StoryScreen story, Reader curator) {
    curator.page().navigate(story.page().url());
    return new StoryScreen(museum, GERMAN, curator.page());
  }

  @Test
  void what_is_typed_is_saved_by_itself(Browser browser) {
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      StoryScreen story = begin(erika, "Von selbst");
      story.field("teaser").pressSequentially("Niemand drückt Speichern.");
      story.awaitSaved();
      assertThat(story.stored("teaser")).isEqualTo("Niemand drückt Speichern.");
    }
  }

  @Test
  void without_a_line_the_device_keeps_it_until_there_is_one(Browser browser) {
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      StoryScreen story = begin(erika, "Funkloch");
      erika.phone().setOffline(true);
      story.field("teaser").pressSequentially("Tief unten ohne Netz.");
      story.awaitNote("state.offline");
      erika.phone().setOffline(false);
      story.awaitSaved();
      assertThat(story.stored("teaser")).isEqualTo("Tief unten ohne Netz.");
    }
  }

  @Test
  void a_save_that_arrives_while_its_answer_does_not_sets_nobody_against_their_own_words(
      Browser browser) throws Exception {
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      StoryScreen story = begin(erika, "Verschluckte Antwort");
      story
          .page()
          .route(
              address -> address.endsWith("/" + story.slug()),
              route -> {
                route.fetch();
                route.abort();
              },
              new Page.RouteOptions().setTimes(1));
      story.field("teaser").pressSequentially("Der Anfang");
      story.awaitNote("state.offline");
      story.field("teaser").pressSequentially(" und das Ende.");

      Patience.until(PATIENCE, "it is saved", () -> isSaved(story));
      assertThat(story.stored("teaser")).isEqualTo("Der Anfang und das Ende.");
      assertThat(story.page().locator(".faults").count()).isZero();
    }
  }

  @Test
  void a_tab_that_was_closed_over_unsaved_words_brings_them_and_says_so(Browser browser) {
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      StoryScreen story = begin(erika, "Zugeklappt");
      String address = story.page().url();
      erika.phone().setOffline(true);
      story.field("teaser").pressSequentially("Gerade noch getippt.");
      story.page().close();
      erika.phone().setOffline(false);

      Page again = erika.phone().newPage();
      again.navigate(address);
      StoryScreen reopened = new StoryScreen(museum, GERMAN, again);

      reopened.awaitNotice("done.story-kept");
      assertThat(reopened.field("teaser").inputValue()).isEqualTo("Gerade noch getippt.");
      assertThat(reopened.stored("teaser")).isEqualTo("Gerade noch getippt.");
      assertThat(again.evaluate("() => localStorage.length"))
          .as("what is saved does not stay on the device")
          .isEqualTo(0);
    }
  }

  @Test
  void whoever_is_signed_out_meanwhile_signs_in_in_a_second_window_and_goes_on(Browser browser)
      throws Exception {
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      StoryScreen story = begin(erika, "Über die Mittagspause");
      story.page().evaluate(STAMP);
      erika.phone().clearCookies();
      story.field("teaser").pressSequentially("Nach dem Essen.");
      story.awaitNote("state.signed-out");
      Locator way = story.note().getByRole(AriaRole.LINK);
      assertThat(way.getAttribute("href")).isEqualTo("/studio/sign-in");
      assertThat(way.getAttribute("target")).isEqualTo("_blank");

      museum.signInAgain(Curator.ERIKA, erika.phone());

      Patience.until(PATIENCE, "it is saved", () -> isSaved(story));
      assertThat(story.page().evaluate(IS_STAMPED)).isEqualTo(true);
      assertThat(story.stored("teaser")).isEqualTo("Nach dem Essen.");
    }
  }

  private static boolean isSaved(StoryScreen story) {
    return story.note().innerText().startsWith("Gespeichert um");
  }

  @Test
  void a_server_that_went_away_gets_everything_when_it_is_back(Browser browser) throws Exception {
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      StoryScreen story = begin(erika, "Stromausfall");
      story.page().evaluate(STAMP);
      museum.restart(() -> {
        story.field("teaser").pressSequentially("Im Dunkeln weiter.");
        story.awaitNote("state.offline");
      });
      Patience.until(PATIENCE, "it is saved", () -> isSaved(story));
      assertThat(story.page().evaluate(IS_STAMPED)).isEqualTo(true);
      assertThat(story.stored("teaser")).isEqualTo("Im Dunkeln weiter.");
    }
  }

  @Test
  void two_who_write_in_different_fields_both_see_both_without_a_reload(Browser browser) {
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de");
        Reader karl = museum.phoneOf(Curator.KARL, browser, "de")) {
      StoryScreen hers = begin(erika, "Zu zweit");
      StoryScreen his = same(hers, karl);
      hers.page().evaluate(STAMP);
      his.field("teaser").fill("Von Karl.");
      his.awaitSaved();

      hers.field("title").press("End");
      hers.page().keyboard().type(", von Erika");
      hers.awaitSaved();

      assertThat(hers.field("teaser").inputValue()).isEqualTo("Von Karl.");
      assertThat(hers.page().evaluate(IS_STAMPED)).isEqualTo(true);
      assertThat(hers.field("title").evaluate("e => e === document.activeElement"))
          .as("she goes on where she was")
          .isEqualTo(true);
      hers.page().keyboard().type("!");
      hers.awaitSaved();
      assertThat(his.stored("title")).isEqualTo("Zu zweit, von Erika!");
      assertThat(his.stored("teaser")).isEqualTo("Von Karl.");
    }
  }

  @Test
  void two_who_write_in_the_same_field_see_both_versions_and_pick(Browser browser) {
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de");
        Reader karl = museum.phoneOf(Curator.KARL, browser, "de")) {
      StoryScreen hers = begin(erika, "Dieselbe Stelle");
      StoryScreen his = same(hers, karl);
      his.field("teaser").fill("Karls Worte.");
      his.awaitSaved();
      hers.field("teaser").fill("Erikas Worte.");

      hers.awaitNote("state.contested");
      assertThat(
              hers.page().getByRole(AriaRole.ALERT).evaluate("e => e === document.activeElement"))
          .isEqualTo(true);
      assertThat(hers.field("teaser").inputValue()).isEqualTo("Erikas Worte.");
      assertThat(hers.page().locator(".their-words").innerText()).isEqualTo("Karls Worte.");
      assertThat(his.stored("teaser")).as("nothing is written over").isEqualTo("Karls Worte.");

      hers.page().locator("[name='pick.teaser'][value=theirs]").check();
      hers.button("save").last().click();
      hers.awaitNotice("done.story-saved");
      assertThat(hers.field("teaser").inputValue()).isEqualTo("Karls Worte.");
      assertThat(hers.page().getByRole(AriaRole.ALERT).count())
          .as("what was settled is not asked again")
          .isZero();
    }
  }

  @Test
  void a_choice_that_was_not_made_is_asked_again_in_the_next_visit(Browser browser) {
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de");
        Reader karl = museum.phoneOf(Curator.KARL, browser, "de")) {
      StoryScreen hers = begin(erika, "Weggegangen");
      String address = hers.page().url();
      StoryScreen his = same(hers, karl);
      his.field("teaser").fill("Karls Worte.");
      his.awaitSaved();
      hers.field("teaser").fill("Erikas Worte.");
      hers.awaitNote("state.contested");
      hers.field("title").fill("Weggegangen, ohne zu wählen");
      hers.page().close();

      Page again = erika.phone().newPage();
      again.navigate(address);
      StoryScreen reopened = new StoryScreen(museum, GERMAN, again);
      reopened.awaitNote("state.contested");

      assertThat(his.stored("teaser")).isEqualTo("Karls Worte.");
      assertThat(reopened.field("teaser").inputValue()).isEqualTo("Erikas Worte.");
      assertThat(reopened.field("title").inputValue()).isEqualTo("Weggegangen, ohne zu wählen");
    }
  }

  @Test
  void what_is_sent_right_after_typing_is_no_conflict_with_oneself(Browser browser) {
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      StoryScreen story = begin(erika, "Schnell gedrückt");
      story.page().locator("#story-turn .step > summary").first().click();
      story.field("teaser").fill("Getippt und gedrückt.");
      story.button("submit").click();
      story.awaitNotice("done.story-submitted");
      story.field("title").pressSequentially("!");
      story.awaitSaved();
      assertThat(story.page().getByRole(AriaRole.ALERT).count()).isZero();
      assertThat(story.stored("teaser")).isEqualTo("Getippt und gedrückt.");
    }
  }

  @Test
  void in_every_state_the_editor_is_accessible_and_fits_a_phone(Browser browser) {
    Faults faults = new Faults();
    for (Language language : Messages.STUDIO_LANGUAGES) {
      try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, language.tag());
          Reader karl = museum.phoneOf(Curator.KARL, browser, language.tag());
          Reader toni = museum.phoneOf(Curator.TONI, browser, language.tag())) {
        Messages text = Messages.ofStudio(language);
        erika.page().navigate(museum.service().address(StoryScreen.NEW));
        examine(faults, "new", erika.page());
        StoryScreen story = StoryScreen.begun(museum, text, erika.page(), "Auf dem Telefon");
        examine(faults, "empty", story.page());

        for (BlockKind kind : BlockKind.values()) {
          story.add(kind);
        }
        story.button("add-source").click();
        story.awaitSaved();
        openAll(story.page());
        examine(faults, "filled", story.page());

        examineTroubles(
            faults, StoryScreen.begun(museum, text, erika.page(), "In Nöten"), karl, toni);
      }
    }
    faults.areNone();
  }

  private static void examineTroubles(
      Faults faults, StoryScreen story, Reader colleague, Reader contributor) {
    story.add(BlockKind.TEXT);
    story.add(BlockKind.QUESTION);
    story.awaitSaved();
    StoryScreen other = new StoryScreen(museum, story.text(), colleague.page());
    other.page().navigate(story.page().url());
    contributor.page().navigate(story.page().url());
    examine(faults, "read only", contributor.page());

    story.button("publish").click();
    story.page().locator(".editor > .faults").waitFor();
    openAll(story.page());
    examine(faults, "refused", story.page());

    other.field(1, "text").fill("Von Karl, **fett**.");
    other.awaitSaved();
    story.field(1, "text").fill("Von Erika.");
    story.awaitNote("state.contested");
    examine(faults, "contested", story.page());

    colleague.phone().clearCookies();
    other.field("title").fill("Abgemeldet");
    other.awaitNote("state.signed-out");
    examine(faults, "signed out", other.page());
  }

  @Test
  void while_something_is_under_way_the_editor_is_accessible_and_fits_a_phone(Browser browser) {
    Faults faults = new Faults();
    for (Language language : Messages.STUDIO_LANGUAGES) {
      try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, language.tag())) {
        Messages text = Messages.ofStudio(language);
        StoryScreen story = StoryScreen.begun(museum, text, erika.page(), "Unterwegs");
        story.add(BlockKind.PICTURE);
        story.add(BlockKind.TEXT);
        story.awaitSaved();

        examineBusy(faults, story);
        examineUndo(faults, story);
        examineSummary(faults, StoryScreen.begun(museum, text, erika.page(), "Unfertig"));
      }
    }
    faults.areNone();
  }

  /** A server that takes everything and never answers. */
  private static void examineBusy(Faults faults, StoryScreen story) {
    Page page = story.page();
    page.route("**", StorySafetyIT::holdWhatIsSent);
    page.locator("[id='" + story.id(1) + ".item-file']").setInputFiles(PHOTOGRAPH);
    page.locator(".item-state").first().filter(containing("photograph.jpg")).waitFor();
    examine(faults, "an upload under way", page);
    story.field("teaser").fill("Gleich gespeichert.");
    story.awaitNote("state.saving");
    examine(faults, "saving", page);
    page.unroute("**");
  }

  private static void holdWhatIsSent(Route route) {
    if (route.request().method().equals("GET")) {
      route.fallback();
    }
  }

  private static Locator.FilterOptions containing(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }

  private static void examineUndo(Faults faults, StoryScreen story) {
    story.block(2).locator("summary").first().click();
    story.button("remove " + story.id(2)).click();
    story
        .page()
        .getByRole(AriaRole.BUTTON)
        .filter(containing(story.text().text("story.script.undo")))
        .waitFor();
    examine(faults, "removed, to be brought back", story.page());
  }

  private static void examineSummary(Faults faults, StoryScreen story) {
    story.button("publish").click();
    Locator summary = story.page().locator(".editor > .faults");
    summary.waitFor();
    assertThat(summary.evaluate("e => e.contains(document.activeElement)"))
        .as("the reader is taken to what is missing")
        .isEqualTo(true);
    examine(faults, "errors with the focus in their summary", story.page());
  }

  private static void openAll(Page page) {
    page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })");
  }

  private static void examine(Faults faults, String state, Page page) {
    faults.examine(page);
    faults.add("390 px, " + state, Examination.overflow(page));
    faults.add(state, page.evaluate(SMALL));
  }

  /** What can be pressed and is less than 44 px high. */
  private static final String SMALL =
      """
      () => [...document.querySelectorAll('main :is(button, summary, select, .button, input:not([type=radio], [type=checkbox], [type=hidden]))')]
        .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.visually-hidden') && !e.matches('.visually-hidden'))
        .filter(e => e.getBoundingClientRect().height < 44)
        .map(e => ['less than 44 px high', `${Math.round(e.getBoundingClientRect().height)} px: ${e.outerHTML.slice(0, 120)}`])
      """;
}
