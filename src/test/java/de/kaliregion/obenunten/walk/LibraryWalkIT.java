package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.walk.Museum.Curator;
import de.kaliregion.obenunten.web.page.Messages;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Curators find, describe, release, replace and delete what their museum has. */
@Walk
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LibraryWalkIT {
  private static final Messages GERMAN = Messages.ofStudio(Language.GERMAN);

  /** Long enough for the workshop on a machine that has other things to do as well. */
  private static final Duration WORK = Duration.ofMinutes(4);

  /** More than stand on one page of the library. */
  private static final int MANY = 25;

  private static Museum museum;
  private static OwnFiles files;

  @BeforeAll
  static void open() throws IOException {
    files = new OwnFiles();
    museum = Museum.open(LibraryWalkIT::furnish);
  }

  private static void furnish(Museum house, Museum.Stores stores) throws IOException {
    house.receive(stores, files.picture("Foerderturm.jpg", 4_100, 520), Curator.ERIKA);
    house.receive(stores, files.sound("Interview.wav", 8), Curator.ERIKA);
    house.receive(stores, files.picture("Ersatz.jpg", 500, 400), Curator.ERIKA);
    house.receive(stores, files.picture("Namenlos.jpg", 300, 200), Curator.ERIKA);
    String broken =
        house.receive(stores, files.picture("Grubenlampe.jpg", 400, 300), Curator.ERIKA);
    stores.masters().fail(broken, Museum.german("Die Festplatte des Servers war voll."));
    for (int i = 1; i <= MANY; i++) {
      house.hang(stores, "notiz-%02d.xyz".formatted(i), Museum.HERE, 32);
    }
    for (String name : List.of("lore", "wettlauf", "weg", "ohne-skript", "tasten")) {
      house.hang(stores, name + ".xyz", Museum.HERE, 32);
    }
  }

  @AfterAll
  static void close() throws IOException {
    museum.close();
  }

  private static Page open(Reader curator, String path) {
    curator.page().navigate(museum.service().address("/studio/media" + path));
    return curator.page();
  }

  private static Locator field(Page page, String name) {
    return page.locator("[name='" + name + "']");
  }

  /** Opens the part of the form in which the field is, if it is closed. */
  private static Locator shownField(Page page, String name) {
    field(page, name)
        .evaluate(
            "field => { for (let d = field; (d = d.parentElement?.closest('details'));) d.open = true }");
    return field(page, name);
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, byName(name)).first().click();
  }

  private static void save(Page page) {
    press(page, GERMAN.text("save"));
    page.waitForLoadState();
  }

  private static void awaitNotice(Page page, String key) {
    page.getByRole(AriaRole.STATUS)
        .filter(new Locator.FilterOptions().setHasText(GERMAN.text(key)))
        .first()
        .waitFor();
  }

  private static Page.GetByRoleOptions byName(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  /** Until visitors could see it. */
  private static Page openReady(Reader curator, String slug) throws Exception {
    museum.await(WORK, "/studio/media/" + slug, "class=\"as-visitors\"");
    return open(curator, "/" + slug);
  }

  @Test
  void saving_and_releasing_stand_in_one_row_at_the_foot_of_a_phone(Browser browser)
      throws Exception {
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = openReady(curator, "foerderturm");
      for (int width : new int[] {320, 390}) {
        page.setViewportSize(width, 844);
        Locator buttons = page.locator(".save-bar button");
        assertThat(buttons.count()).isEqualTo(2);
        BoundingBox save = buttons.nth(0).boundingBox();
        BoundingBox release = buttons.nth(1).boundingBox();
        assertThat(release.x).as("beside it").isGreaterThan(save.x + save.width);
        assertThat(release.y).isBetween(save.y - 1, save.y + 1);
        assertThat(release.x + release.width).as("within the page").isLessThanOrEqualTo(width);
      }
      assertThat(page.locator(".facts-list").first().innerText()).contains("JPEG-Bild, ");
    }
  }

  @Test
  void an_item_is_described_in_three_languages_and_what_is_wrong_is_told_at_its_field(
      Browser browser) {
    Faults faults = new Faults();
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = open(curator, "/lore");
      field(page, "title.de").fill("Lore 17");
      field(page, "alt.de").fill("Eine rostige Lore auf Schienen.");
      shownField(page, "alt.en").fill("A rusty mine cart on rails.");
      shownField(page, "alt.de-simple").fill("Ein alter Wagen aus Eisen.");
      field(page, "date").fill("irgendwann");
      field(page, "people").fill("Karl Kumpel");
      field(page, "nobody").check();
      field(page, "consentUntil").fill("31.12.2030");
      save(page);

      Locator alert = page.getByRole(AriaRole.ALERT);
      assertThat(alert.getByRole(AriaRole.LINK).count()).isEqualTo(3);
      assertThat(alert.evaluate("e => e === document.activeElement")).isEqualTo(true);
      assertThat(page.title()).startsWith(GERMAN.text("faulty"));
      for (String name : List.of("date", "people", "consentBasis")) {
        assertThat(page.locator("[id='" + name + "-fault']").isVisible()).as(name).isTrue();
        assertThat(field(page, name).getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(field(page, name).getAttribute("aria-describedby")).contains(name + "-fault");
      }
      assertThat(field(page, "date").inputValue()).isEqualTo("irgendwann");
      assertThat(field(page, "alt.de-simple").inputValue()).isEqualTo("Ein alter Wagen aus Eisen.");
      assertThat(field(page, "alt.de-simple").isVisible()).isTrue();
      faults.examine(page);

      alert.getByRole(AriaRole.LINK).first().click();
      field(page, "people").fill("");
      field(page, "date").fill("um 1925");
      field(page, "consentUntil").fill("");
      field(page, "licence").selectOption("CC_BY");
      field(page, "holder").fill("Museum Merkers");
      field(page, "creator").fill("Erika Muster");
      field(page, "source").fill("Fotoarchiv, Nr. 17");
      field(page, "place").selectOption(Museum.PLACE.value());
      field(page, "caption.de").fill("Bis 1960 in Betrieb.");
      shownField(page, "caption.en").fill("In use until 1960.");
      shownField(page, "caption.de-simple").fill("Der Wagen war bis 1960 da.");
      save(page);
      awaitNotice(page, "done.media-saved");

      page.reload();
      assertThat(field(page, "alt.en").inputValue()).isEqualTo("A rusty mine cart on rails.");
      assertThat(field(page, "caption.de-simple").inputValue())
          .isEqualTo("Der Wagen war bis 1960 da.");
      assertThat(field(page, "licence").inputValue()).isEqualTo("CC_BY");
      assertThat(field(page, "date").inputValue()).isEqualTo("ca. 1925");
      assertThat(field(page, "source").inputValue()).isEqualTo("Fotoarchiv, Nr. 17");
      assertThat(field(page, "nobody").isChecked()).isTrue();
      assertThat(field(page, "place").inputValue()).isEqualTo(Museum.PLACE.value());
      assertThat(open(curator, "?place=" + Museum.PLACE).locator(".tile h2").allInnerTexts())
          .containsExactly("Lore 17");

      open(curator, "/lore");
      field(page, "nobody").uncheck();
      field(page, "people").fill("Karl Kumpel");
      field(page, "consentBasis").fill("Schriftlich, Ordner 7");
      field(page, "consentUntil").fill("31.12.2030");
      save(page);
      awaitNotice(page, "done.media-saved");
      assertThat(field(page, "consentBasis").inputValue()).isEqualTo("Schriftlich, Ordner 7");
    }
    faults.areNone();
  }

  @Test
  void whoever_saves_second_loses_nothing_and_is_told(Browser browser) {
    Faults faults = new Faults();
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de");
        Reader karl = museum.phoneOf(Curator.KARL, browser, "de")) {
      Page hers = open(erika, "/wettlauf");
      Page his = open(karl, "/wettlauf");
      field(hers, "alt.de").fill("Erikas Worte");
      field(hers, "holder").fill("Erikas Verein");
      save(hers);
      field(his, "alt.de").fill("Karls Worte");
      field(his, "source").fill("Karls Keller");
      save(his);

      Locator alert = his.getByRole(AriaRole.ALERT);
      assertThat(alert.innerText()).contains(GERMAN.text("item.conflict"), "ERIKA");
      assertThat(field(his, "alt.de").inputValue()).isEqualTo("Karls Worte");
      assertThat(his.locator("[id='alt.de-theirs']").innerText()).contains("Erikas Worte");
      assertThat(field(his, "holder").inputValue()).isEqualTo("Erikas Verein");
      assertThat(field(his, "source").inputValue()).isEqualTo("Karls Keller");
      faults.examine(his);

      save(his);
      awaitNotice(his, "done.media-saved");
      hers.reload();
      assertThat(field(hers, "alt.de").inputValue()).isEqualTo("Karls Worte");
      assertThat(field(hers, "holder").inputValue()).isEqualTo("Erikas Verein");
      assertThat(field(hers, "source").inputValue()).isEqualTo("Karls Keller");
    }
    faults.areNone();
  }

  @Test
  void what_was_typed_outlives_a_reload(Browser browser) {
    try (Reader curator = museum.phoneOf(Curator.KARL, browser, "de")) {
      Page page = open(curator, "/notiz-01");
      field(page, "caption.de").fill("Noch nicht gespeichert");
      page.onceDialog(dialog -> dialog.accept());
      page.reload();
      press(page, GERMAN.text("item.kept.restore"));
      assertThat(field(page, "caption.de").inputValue()).isEqualTo("Noch nicht gespeichert");
    }
  }

  @Test
  void visitors_get_what_the_preview_showed_once_it_is_released(Browser browser) throws Exception {
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de");
        Reader visitor = Reader.asking(browser, "de")) {
      Page page = openReady(curator, "foerderturm");
      museum.await(WORK, "/studio/media/foerderturm/preview?lang=de", "<deep-zoom");
      open(curator, "/foerderturm/preview?lang=de");
      Object bare = figure(page);
      assertThat(bare.toString()).contains("Hier fehlt noch die Bildbeschreibung");

      open(curator, "/foerderturm");
      field(page, "title.de").fill("Der Turm von Merkers");
      field(page, "alt.de").fill("Ein Turm aus Stahl vor grauem Himmel.");
      field(page, "caption.de").fill("Seit 1925 über dem Schacht.");
      field(page, "licence").selectOption("CC_BY");
      field(page, "creator").fill("Erika Muster");
      field(page, "date").fill("1925");
      field(page, "nobody").check();
      save(page);
      awaitNotice(page, "done.media-saved");
      open(curator, "/foerderturm/preview?lang=de");
      Object shown = figure(page);
      assertThat(shown.toString())
          .contains("Ein Turm aus Stahl", "Seit 1925", "Erika Muster", "CC BY");
      String file = page.locator("figure.picture img").first().getAttribute("src");
      String published = file.replaceFirst("^/studio/media/[^/]+/files/", "/media/");
      assertThat(museum.service().get(file).statusCode())
          .as("who is not signed in is sent to the door")
          .isEqualTo(303);
      assertThat(museum.service().get(published).statusCode()).isEqualTo(404);

      page.waitForResponse(
          answer -> answer.url().matches(".*/studio/.*/iiif/.*default\\.jpg") && answer.ok(),
          () ->
              page.getByRole(
                      AriaRole.BUTTON, byName(Messages.in(Language.GERMAN).text("zoom.open")))
                  .click());
      assertThat(page.getByRole(AriaRole.DIALOG).isVisible()).isTrue();

      open(curator, "/foerderturm");
      assertThat(
              page.getByRole(AriaRole.REGION, byName(GERMAN.text("item.uses")))
                  .getByRole(AriaRole.LINK)
                  .getAttribute("href"))
          .isEqualTo("/de/stories/" + Museum.STORY);
      press(page, GERMAN.text("item.release"));
      awaitNotice(page, "done.media-released");
      museum.await(WORK, "/de/stories/" + Museum.STORY, published);
      visitor.page().navigate(museum.service().address("/de/stories/" + Museum.STORY));
      assertThat(figure(visitor.page())).isEqualTo(shown);
      assertThat(museum.service().get(published).statusCode()).isEqualTo(200);

      open(curator, "/foerderturm");
      page.getByText(GERMAN.text("item.retract")).first().click();
      press(page, GERMAN.text("item.retract"));
      awaitNotice(page, "done.media-retracted");
      Patience.until(
          WORK,
          "visitors have it no more",
          () -> museum.service().get(published).statusCode() == 404);
    }
  }

  /** What a reader gets of a picture, wherever its files lie. */
  private static Object figure(Page page) {
    return page.locator("figure.picture")
        .first()
        .evaluate(
            """
            figure => [
              figure.innerText,
              figure.querySelector('img').alt,
              ...[...figure.querySelectorAll('source, img')].map(e => `${e.srcset} ${e.sizes}`),
              figure.querySelector('deep-zoom')?.dataset.info,
            ].map(text => String(text)
              .replace(/\\/studio\\/media\\/[^\\/]+\\/files\\//g, '/media/')
              .replace(/\\/studio\\/media\\/[^\\/]+\\/iiif\\//g, '/iiif/3/')).join('\\n')
            """);
  }

  @Test
  void transcripts_come_from_captions_subtitles_and_plain_text(Browser browser) throws Exception {
    Path broken = files.text("kaputt.vtt", "WEBVTT\n\n00:01.000 --> 00:99.000\nGlück auf!\n");
    Path captions =
        files.text("untertitel.vtt", "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Anna>Glück auf!\n");
    Path subtitles = files.text("subtitles.srt", "");
    Files.writeString(
        subtitles,
        "1\r\n00:00:01,500 --> 00:00:03,000\r\nGood luck, Müller!\r\n",
        Charset.forName("windows-1252"));
    Path words = files.text("abschrift.txt", "Anna: Glück auf!\n\nWir fahren ein.\n");
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = openReady(curator, "interview");
      bring(page, "de", broken);
      save(page);
      assertThat(page.locator("[id='transcript.de-fault']").innerText()).contains("Zeile 3");
      assertThat(field(page, "transcript.de").inputValue()).contains("00:99.000");

      page.onceDialog(dialog -> dialog.accept());
      bring(page, "de", captions);
      assertThat(page.locator("text-import [role=status]").first().innerText())
          .contains("untertitel.vtt");
      bring(page, "en", subtitles);
      bring(page, "de-simple", words);
      field(page, "spoken").selectOption("de");
      save(page);
      awaitNotice(page, "done.media-saved");

      assertThat(field(page, "transcript.de").inputValue())
          .isEqualTo("0:01–0:03 [Anna] Glück auf!");
      assertThat(field(page, "transcript.en").inputValue())
          .isEqualTo("0:01.500–0:03 Good luck, Müller!");
      assertThat(field(page, "transcript.de-simple").inputValue())
          .matches("0:00–0:0\\d\\.?\\d* \\[Anna] Glück auf!\\n0:0\\d.*–0:08 Wir fahren ein\\.");
      open(curator, "/interview/preview?lang=en");
      assertThat(page.locator("figure.audio").innerText()).contains("Good luck, Müller!");
    }
  }

  private static void bring(Page page, String language, Path file) {
    shownField(page, "transcript." + language);
    page.locator("[id='transcript." + language + "-file']").setInputFiles(file);
    page.waitForCondition(() ->
        page.locator("text-import")
                .filter(new Locator.FilterOptions().setHasText(file.getFileName().toString()))
                .count()
            > 0);
  }

  @Test
  void another_file_takes_the_place_of_the_first_and_the_words_stay(Browser browser)
      throws Exception {
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = openReady(curator, "ersatz");
      field(page, "alt.de").fill("Bleibt stehen.");
      save(page);
      awaitNotice(page, "done.media-saved");
      String before = page.locator(".look img").getAttribute("src");

      page.getByText(GERMAN.text("item.replace.open")).click();
      page.locator("#upload-files").setInputFiles(files.picture("Besser.jpg", 700, 500));
      Locator line =
          page.locator("media-upload .upload")
              .filter(new Locator.FilterOptions().setHasText("Besser.jpg"));
      line.getByRole(AriaRole.PROGRESSBAR).or(line.locator("[data-state=ready]")).first().waitFor();
      Patience.until(
          WORK,
          "the new file is ready",
          () -> "ready".equals(line.first().getAttribute("data-state")));

      openReady(curator, "ersatz");
      assertThat(field(page, "alt.de").inputValue()).isEqualTo("Bleibt stehen.");
      assertThat(page.locator("[aria-labelledby=original]").innerText()).contains("Besser.jpg");
      assertThat(page.locator(".look img").getAttribute("src")).isNotEqualTo(before);
      assertThat(
              page.locator(".look img")
                  .evaluate("img => img.decode().then(() => img.naturalWidth)"))
          .isEqualTo(700);
    }
  }

  @Test
  void a_deletion_is_undone(Browser browser) {
    Faults faults = new Faults();
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = open(curator, "/weg");
      page.getByText(GERMAN.text("item.delete.open")).click();
      press(page, GERMAN.text("item.delete"));
      awaitNotice(page, "done.media-deleted");
      assertThat(field(page, "alt.de").getAttribute("readonly")).isNotNull();
      faults.examine(page);
      assertThat(open(curator, "?show=deleted").locator(".tile h2").allInnerTexts())
          .contains("weg.xyz");
      assertThat(open(curator, "?q=weg.xyz").locator(".tile").count()).isZero();

      open(curator, "/weg");
      press(page, GERMAN.text("item.restore"));
      awaitNotice(page, "done.media-restored");
      assertThat(open(curator, "?q=weg.xyz").locator(".tile").count()).isEqualTo(1);
    }
    faults.areNone();
  }

  @Test
  void what_has_failed_says_why_and_can_be_started_again(Browser browser) throws Exception {
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = open(curator, "/grubenlampe");
      assertThat(page.locator(".state").innerText())
          .contains(GERMAN.text("state.FAILED"), "Die Festplatte des Servers war voll.");
      press(page, GERMAN.text("upload.again"));
      awaitNotice(page, "done.media-retried");
      openReady(curator, "grubenlampe");
      assertThat(page.locator(".state").innerText()).contains(GERMAN.text("state.notReleased"));
    }
  }

  @Test
  void work_is_stopped_and_begun_again(Browser browser) throws Exception {
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = open(curator, "/upload");
      page.locator("#upload-files").setInputFiles(files.sound("Dauerlauf.wav", 600));
      Locator link =
          page.getByRole(AriaRole.LINK, byName(GERMAN.text("upload.describe") + ": Dauerlauf.wav"));
      link.waitFor(new Locator.WaitForOptions().setTimeout(WORK.toMillis()));
      link.click();
      press(page, GERMAN.text("item.cancel"));
      awaitNotice(page, "done.media-cancelled");
      Patience.until(
          WORK,
          "it has stopped",
          () -> {
            page.navigate(page.url().replaceFirst("\\?.*", ""));
            return page.getByRole(AriaRole.BUTTON, byName(GERMAN.text("upload.again"))).count() > 0;
          });
      assertThat(page.locator(".state").innerText())
          .contains(GERMAN.text("state.STOPPED"), GERMAN.text("progress.STOPPED"));
      press(page, GERMAN.text("upload.again"));
      awaitNotice(page, "done.media-retried");
    }
  }

  @Test
  void the_library_is_searched_filtered_and_leafed_through(Browser browser) throws Exception {
    try (Reader curator = museum.phoneOf(Curator.KARL, browser, "de")) {
      openReady(curator, "foerderturm");
      openReady(curator, "interview");
      openReady(curator, "namenlos");
      Page page = open(curator, "");
      assertThat(page.locator(".tile").count()).isEqualTo(24);
      page.getByRole(AriaRole.LINK, byName(GERMAN.text("media.older"))).click();
      page.waitForURL("**/studio/media?page=2");
      assertThat(page.locator(".tile").count()).isPositive();
      page.getByRole(AriaRole.LINK, byName(GERMAN.text("media.newer"))).click();
      page.waitForURL("**/studio/media");

      page.getByLabel(GERMAN.text("media.kind")).selectOption("sound");
      press(page, GERMAN.text("media.find"));
      page.waitForURL("**kind=sound**");
      assertThat(page.locator(".tile h2").allInnerTexts()).contains("Interview.wav");
      assertThat(page.locator(".tile h2").allInnerTexts()).doesNotContain("Foerderturm.jpg");

      open(curator, "?show=failed");
      assertThat(page.locator(".tile").count()).isEqualTo(24);
      open(curator, "?show=failed&q=notiz-25");
      assertThat(page.locator(".tile-reason").innerText()).contains("zeigen kann");
      for (String show : List.of("no-alt", "no-rights")) {
        assertThat(open(curator, "?q=namenlos&show=" + show).locator(".tile h2").allInnerTexts())
            .containsExactly("Namenlos.jpg");
        assertThat(open(curator, "?q=notiz-25&show=" + show).locator(".tile").count())
            .as("what cannot be shown needs no words")
            .isZero();
      }
      open(curator, "");
      page.getByLabel(GERMAN.text("media.search")).fill("FÖRDERTURM");
      page.keyboard().press("Enter");
      page.waitForURL("**q=**");
      assertThat(page.locator(".tile").count()).isEqualTo(1);
      assertThat(
              page.locator(".tile img")
                  .evaluate("img => img.decode().then(() => img.naturalWidth)"))
          .isNotEqualTo(0);

      open(curator, "?q=Xylophon");
      assertThat(page.locator(".tile").count()).isZero();
      page.getByRole(AriaRole.LINK, byName(GERMAN.text("media.showAll"))).click();
      page.waitForURL("**/studio/media");
    }
    try (Reader newcomer = museum.phoneOf(Curator.NEWCOMER, browser, "de")) {
      Page page = open(newcomer, "");
      assertThat(page.getByText(GERMAN.text("media.empty")).isVisible()).isTrue();
      assertThat(open(newcomer, "/foerderturm").title()).doesNotContain("Turm");
    }
  }

  @Test
  void whoever_may_not_change_an_item_sees_it_and_is_told(Browser browser) throws Exception {
    try (Reader contributor = museum.phoneOf(Curator.TONI, browser, "de")) {
      Page page = open(contributor, "/notiz-02");
      assertThat(page.getByText(GERMAN.text("item.readOnly")).isVisible()).isTrue();
      assertThat(page.getByRole(AriaRole.BUTTON, byName(GERMAN.text("save"))).count()).isZero();
    }
  }

  @Test
  void without_scripts_items_are_found_described_and_deleted(Browser browser) {
    try (Reader curator = museum.plainPhoneOf(Curator.ERIKA, browser, "de")) {
      Page page = open(curator, "");
      page.getByLabel(GERMAN.text("media.search")).fill("ohne-skript");
      curator.follow(page.getByRole(AriaRole.BUTTON, byName(GERMAN.text("media.find"))));
      page.waitForURL("**q=ohne-skript**");
      curator.follow(page.getByRole(AriaRole.LINK, byName("ohne-skript.xyz")));
      page.waitForURL("**/studio/media/ohne-skript");
      field(page, "caption.de").fill("Ganz ohne Skript");
      curator.follow(page.getByRole(AriaRole.BUTTON, byName(GERMAN.text("save"))).first());
      page.waitForURL("**done=media-saved");
      assertThat(field(page, "caption.de").inputValue()).isEqualTo("Ganz ohne Skript");
      curator.follow(page.getByText(GERMAN.text("item.delete.open")));
      curator.follow(page.getByRole(AriaRole.BUTTON, byName(GERMAN.text("item.delete"))));
      page.waitForURL("**done=media-deleted");
      curator.follow(page.getByRole(AriaRole.BUTTON, byName(GERMAN.text("item.restore"))));
      page.waitForURL("**done=media-restored");
    }
  }

  @Test
  void an_item_is_described_by_keyboard_alone(Browser browser) {
    try (Reader curator = museum.phoneOf(Curator.KARL, browser, "de")) {
      Page page = open(curator, "/tasten");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      assertThat(page.url()).endsWith("#content");
      tabTo(page, "title.de");
      page.keyboard().type("Nur mit Tasten");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      tabTo(page, "title.en");
      page.keyboard().type("By keys alone");
      page.keyboard().press("Enter");
      page.waitForURL("**done=media-saved");
      assertThat(field(page, "title.de").inputValue()).isEqualTo("Nur mit Tasten");
      assertThat(field(page, "title.en").inputValue()).isEqualTo("By keys alone");
    }
  }

  private static void tabTo(Page page, String name) {
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      if (name.equals(page.evaluate("() => document.activeElement.name"))) {
        return;
      }
    }
    throw new AssertionError("no way to " + name + " by the tab key");
  }

  @Test
  void every_page_is_accessible_in_both_languages_and_on_a_narrow_screen(Browser browser)
      throws Exception {
    Faults faults = new Faults();
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de");
        Reader newcomer = museum.phoneOf(Curator.NEWCOMER, browser, "de")) {
      openReady(curator, "foerderturm");
      openReady(curator, "interview");
      for (Language language : Messages.STUDIO_LANGUAGES) {
        String lang = "lang=" + language.tag();
        for (String path :
            List.of(
                "?" + lang,
                "?show=failed&page=2&" + lang,
                "?q=Xylophon&" + lang,
                "/upload?" + lang,
                "/foerderturm?" + lang,
                "/foerderturm/preview?" + lang,
                "/interview?" + lang,
                "/interview/preview?" + lang,
                "/notiz-03?" + lang)) {
          Page page = open(curator, path);
          page.evaluate(
              "() => document.querySelectorAll('details').forEach(d => { d.open = true })");
          faults.examine(page);
        }
        faults.examine(open(newcomer, "?" + lang));
      }
    }
    faults.areNone();
  }
}
