package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.walk.Museum.Curator;
import de.kaliregion.obenunten.web.page.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Curators send files from the browser, over good lines and bad ones. */
@Walk
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class UploadWalkIT {
  private static final Path SAMPLES = Path.of("/usr/share/forensics-samples/original-files");
  private static final Messages GERMAN = Messages.ofStudio(Language.GERMAN);

  /** Long enough for the workshop on a machine that has other things to do as well. */
  private static final Duration WORK = Duration.ofMinutes(4);

  /** Bytes in a second, by which a minute of sound takes half a minute. */
  private static final long SLOW = 64_000;

  /** Bytes that have gone for certain when so many were carried, whatever lies in buffers. */
  private static final long SOME = 150_000;

  private static final String UPLOAD = "/studio/media/upload";

  private static Museum museum;
  private static OwnFiles files;

  @BeforeAll
  static void open() throws IOException {
    files = new OwnFiles();
    museum = Museum.open((_, _) -> {});
  }

  @AfterAll
  static void close() throws IOException {
    museum.close();
  }

  /** What the page asks of the server for one file. */
  private static final class Exchange {
    private final List<Long> offsets = new CopyOnWriteArrayList<>();
    private final List<String> created = new CopyOnWriteArrayList<>();

    Exchange(Page page) {
      page.onRequest(this::note);
    }

    private void note(Request request) {
      if (request.url().contains("/api/v1/studio/uploads")) {
        if (request.method().equals("PATCH")) {
          offsets.add(Long.parseLong(request.headers().get("upload-offset")));
        } else if (request.method().equals("POST")) {
          created.add(request.url());
        }
      }
    }
  }

  private static Page uploadPage(Reader curator) {
    return uploadPage(curator.page(), museum.service().address(UPLOAD));
  }

  private static Page uploadPage(Page page, String address) {
    page.navigate(address);
    return page;
  }

  private static void choose(Page page, Path... some) {
    page.locator("#upload-files").setInputFiles(some);
  }

  private static Locator line(Page page, String name) {
    return page.locator(".sending")
        .getByRole(AriaRole.LISTITEM)
        .filter(new Locator.FilterOptions().setHasText(name));
  }

  private static void press(Locator within, String name) {
    within
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  private static void awaitWords(Locator part, String words) throws Exception {
    Patience.until(WORK, words + " in " + part, () -> part.innerText().contains(words));
  }

  @Test
  void ten_files_are_sent_at_once_and_each_tells_what_becomes_of_it(Browser browser)
      throws Exception {
    Path[] ten = {
      files.picture("Turm.jpg", 900, 600),
      files.picture("Seilscheibe.jpg", 640, 480),
      files.picture("Lampe.png", 300, 400),
      files.picture("Hochkant.jpg", 300, 900),
      files.sound("Glocke.wav", 3),
      files.text("Glocke.en.vtt", "WEBVTT\n\n00:00.500 --> 00:02.000\nA bell rings.\n"),
      files.text("Gespräch.srt", "1\n00:00:01,000 --> 00:00:02,000\nGlück auf!\n"),
      files.copy(SAMPLES.resolve("audio1/debian.mp3"), "Ansage.mp3"),
      files.copy(SAMPLES.resolve("text1/a-text.pdf"), "Plan.pdf"),
      files.copy(SAMPLES.resolve("text1/a-text.docx"), "Bericht.docx")
    };
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = uploadPage(curator);
      choose(page, ten);

      assertThat(line(page, "").count()).isEqualTo(10);
      Locator inAll = page.getByRole(AriaRole.PROGRESSBAR, byName(GERMAN.text("upload.inAll")));
      inAll.waitFor();
      awaitWords(page.locator(".in-words"), "10 von 10 Dateien angekommen");
      assertThat(inAll.evaluate("bar => bar.value")).isEqualTo(100);
      for (Path file : ten) {
        String name = file.getFileName().toString();
        Locator line = line(page, name);
        if (name.endsWith(".docx")) {
          awaitWords(line, GERMAN.text("upload.script.line.refused"));
          assertThat(line.locator(".upload-reason").innerText())
              .contains("Word")
              .contains("PDF", "JPEG", "MP3");
        } else if (!name.endsWith(".vtt")) {
          awaitReady(line);
          assertThat(line.getByRole(AriaRole.LINK).getAttribute("href"))
              .startsWith("/studio/media/");
        }
      }
      line(page, "Turm.jpg").locator("img").waitFor();
      page.navigate(museum.service().address("/studio/media"));
      assertThat(page.locator(".tile", hasText("Glocke")).count())
          .as("captions have gone to the sound of their name")
          .isEqualTo(1);
    }
  }

  private static void awaitReady(Locator line) throws Exception {
    try {
      Patience.until(
          WORK, line + " is ready", () -> "ready".equals(line.getAttribute("data-state")));
    } catch (AssertionError e) {
      throw new AssertionError(line.getAttribute("data-state") + ": " + line.innerText(), e);
    }
  }

  private static Page.LocatorOptions hasText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static Page.GetByRoleOptions byName(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  @Test
  void an_upload_that_is_halted_or_cut_goes_on_where_it_was(Browser browser) throws Exception {
    Path file = files.sound("Schichtwechsel.wav", 60);
    try (WeakLine wire = WeakLine.to(museum.service(), SLOW);
        Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = uploadPage(curator.page(), wire.address(UPLOAD));
      Exchange exchange = new Exchange(page);
      choose(page, file);
      Locator line = line(page, "Schichtwechsel.wav");
      Patience.until(WORK, "some of it is sent", () -> wire.carried() > SOME);

      press(line, "Anhalten: Schichtwechsel.wav");
      awaitWords(line, GERMAN.text("upload.script.line.paused"));
      press(line, "Weiter: Schichtwechsel.wav");
      Patience.until(
          WORK,
          "it goes on",
          () -> {
            // The browser's news come while something is asked of it.
            page.waitForTimeout(20);
            return exchange.offsets.size() == 2 && wire.carried() > 3 * SOME;
          });

      wire.cut();
      awaitWords(line, "Leitung unterbrochen");
      curator.phone().setOffline(true);
      awaitWords(line, GERMAN.text("upload.script.line.offline"));
      wire.mend();
      curator.phone().setOffline(false);
      awaitReady(line);

      assertThat(exchange.created).hasSize(1);
      assertThat(exchange.offsets).hasSize(3).isSorted().doesNotHaveDuplicates().startsWith(0L);
    }
  }

  @Test
  void an_upload_outlives_its_tab(Browser browser) throws Exception {
    Path file = files.sound("Einfahrt.wav", 60);
    try (WeakLine wire = WeakLine.to(museum.service(), SLOW);
        Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page second = abandoned(curator, wire, file);
      Exchange exchange = new Exchange(second);
      uploadPage(second, wire.address(UPLOAD));
      Locator begun = second.getByRole(AriaRole.REGION, byName(GERMAN.text("upload.begun")));
      begun.waitFor();
      assertThat(begun.innerText()).contains("Einfahrt.wav").containsPattern("\\(\\d+ %\\)");
      begun.locator("input").setInputFiles(file);
      Locator again = line(second, "Einfahrt.wav");
      awaitWords(again, GERMAN.text("upload.script.line.resumed"));
      awaitReady(again);

      assertThat(begun.isVisible()).isFalse();
      assertThat(exchange.created).isEmpty();
      assertThat(exchange.offsets).hasSize(1).allMatch(offset -> offset > 0);
      second.reload();
      assertThat(begun.isVisible()).isFalse();
    }
  }

  /** The tab is closed while a file is sent; the answer is a new one, with a better line. */
  private static Page abandoned(Reader curator, WeakLine wire, Path file) throws Exception {
    Page first = uploadPage(curator.page(), wire.address(UPLOAD));
    choose(first, file);
    Locator line = line(first, file.getFileName().toString());
    Patience.until(WORK, "some of it is sent", () -> wire.carried() > SOME);
    first.close();
    wire.cut();
    wire.mend();
    return curator.phone().newPage();
  }

  @Test
  void a_question_that_a_dead_line_leaves_open_is_asked_again(Browser browser) throws Exception {
    Path file = files.picture("Stille.jpg", 300, 200);
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = curator.page();
      AtomicInteger asked = new AtomicInteger();
      page.route(
          "**/studio/media/progress?*",
          route -> {
            if (asked.getAndIncrement() > 0) {
              route.resume();
            }
          });
      page.clock().install();
      choose(uploadPage(curator), file);
      Patience.until(
          WORK,
          "it asks what became of the file",
          () -> {
            // The browser's news come while something is asked of it.
            page.waitForTimeout(20);
            return asked.get() > 0;
          });
      page.clock().fastForward(30_000);
      awaitReady(line(page, "Stille.jpg"));
    }
  }

  @Test
  void another_file_than_the_one_begun_is_not_taken_for_it(Browser browser) throws Exception {
    Path file = files.sound("Ausfahrt.wav", 60);
    Path other = files.sound("Irrtum.wav", 1);
    try (WeakLine wire = WeakLine.to(museum.service(), SLOW);
        Reader curator = museum.phoneOf(Curator.KARL, browser, "de")) {
      Page page = uploadPage(abandoned(curator, wire, file), wire.address(UPLOAD));
      Locator begun = page.getByRole(AriaRole.REGION, byName(GERMAN.text("upload.begun")));
      begun.waitFor();

      page.onceDialog(dialog -> dialog.dismiss());
      begun.locator("input").setInputFiles(other);
      awaitWords(begun, GERMAN.text("upload.script.begun.choose", "Ausfahrt.wav"));

      page.onceDialog(dialog -> dialog.accept());
      begun.locator("button").click();
      Patience.until(WORK, "it is gone", () -> !begun.isVisible());
      page.reload();
      page.waitForLoadState();
      assertThat(begun.isVisible()).isFalse();
    }
  }

  @Test
  void whoever_is_signed_out_meanwhile_signs_in_and_goes_on(Browser browser) throws Exception {
    Path file = files.sound("Sprengung.wav", 60);
    try (WeakLine wire = WeakLine.to(museum.service(), SLOW);
        Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = uploadPage(curator.page(), wire.address(UPLOAD));
      Exchange exchange = new Exchange(page);
      choose(page, file);
      Locator line = line(page, "Sprengung.wav");
      Patience.until(WORK, "some of it is sent", () -> wire.carried() > SOME);
      press(page.locator(".in-all"), GERMAN.text("upload.pauseAll"));
      wire.cut();
      wire.mend();
      curator.phone().clearCookies();
      press(page.locator(".in-all"), GERMAN.text("upload.resumeAll"));

      awaitWords(line, GERMAN.text("upload.script.line.signedOut"));
      Locator way = page.getByRole(AriaRole.LINK, byName(GERMAN.text("upload.signIn")));
      way.waitFor();
      assertThat(way.getAttribute("href")).isEqualTo("/studio/sign-in");
      assertThat(way.getAttribute("target")).isEqualTo("_blank");

      museum.signInAgain(Curator.ERIKA, curator.phone());
      press(page.locator(".in-all"), GERMAN.text("upload.resumeAll"));
      awaitReady(line);
      assertThat(way.isVisible()).isFalse();
      assertThat(exchange.created).hasSize(1);
      assertThat(exchange.offsets.getLast()).isPositive();
    }
  }

  @Test
  void where_the_storage_is_full_the_page_says_so_in_german_and_in_english(Browser browser)
      throws Exception {
    Path file = files.picture("Zuviel.jpg", 400, 300);
    for (String language : List.of("de", "en")) {
      Messages text = Messages.ofStudio(Language.ofTag(language).orElseThrow());
      try (Reader curator = museum.phoneOf(Curator.HOARDER, browser, language)) {
        Page page = uploadPage(curator);
        choose(page, file);
        Locator line = line(page, "Zuviel.jpg");
        awaitWords(line, text.text("upload.script.line.givenUp"));
        assertThat(line.locator(".upload-reason").innerText())
            .contains("1 GiB", language.equals("de") ? "Löschen Sie" : "Delete");
      }
    }
  }

  @Test
  void in_english_too_what_cannot_be_shown_is_refused_with_the_reason(Browser browser)
      throws Exception {
    try (Reader curator = museum.phoneOf(Curator.TONI, browser, "en")) {
      Page page = uploadPage(curator);
      assertThat(curator.heading()).isEqualTo("Send files");
      choose(page, files.text("notes.jpg", "Only words, whatever the name says.\n"));
      Locator line = line(page, "notes.jpg");
      awaitWords(line, Messages.ofStudio(Language.ENGLISH).text("upload.script.line.refused"));
      assertThat(line.locator(".upload-reason").innerText()).contains("JPEG", "WebVTT");
    }
  }

  @Test
  void a_file_that_is_there_already_is_sent_only_when_somebody_wants_it(Browser browser)
      throws Exception {
    Path file = files.picture("Doppelt.jpg", 320, 240);
    try (Reader curator = museum.phoneOf(Curator.KARL, browser, "de")) {
      Page page = uploadPage(curator);
      choose(page, file);
      awaitReady(line(page, "Doppelt.jpg"));
      page.reload();
      Exchange exchange = new Exchange(page);
      choose(page, file);
      Locator line = line(page, "Doppelt.jpg");
      awaitWords(line, GERMAN.text("upload.script.line.twin", "Doppelt.jpg"));
      assertThat(exchange.created).isEmpty();
      press(line, GERMAN.text("upload.sendAnyway") + ": Doppelt.jpg");
      awaitReady(line);
      assertThat(exchange.created).hasSize(1);
    }
  }

  @Test
  void files_are_chosen_and_halted_by_keyboard_alone(Browser browser) throws Exception {
    try (WeakLine wire = WeakLine.to(museum.service(), SLOW);
        Reader curator = museum.phoneOf(Curator.KARL, browser, "de")) {
      Page page = uploadPage(curator.page(), wire.address(UPLOAD));
      page.locator(".back").focus();
      page.keyboard().press("Tab");
      assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("upload-files");
      assertThat(
              page.locator("#upload-files + label")
                  .evaluate("label => getComputedStyle(label).outlineStyle"))
          .as("whoever tabs there sees where they are")
          .isNotEqualTo("none");
      Path file = files.sound("Tastatur.wav", 60);
      page.locator(":focus").setInputFiles(file);
      Locator line = line(page, "Tastatur.wav");
      Patience.until(WORK, "some of it is sent", () -> wire.carried() > SOME);
      Locator halt =
          line.getByRole(
              AriaRole.BUTTON,
              new Locator.GetByRoleOptions().setName("Anhalten: Tastatur.wav").setExact(true));
      halt.focus();
      page.keyboard().press("Enter");
      awaitWords(line, GERMAN.text("upload.script.line.paused"));
      assertThat(
              line.evaluate(
                  "line => line !== document.activeElement && line.contains(document.activeElement)"))
          .as("the focus goes to what can be done next")
          .isEqualTo(true);
      page.onceDialog(dialog -> dialog.accept());
      press(line, "Abbrechen: Tastatur.wav");
      awaitWords(line, GERMAN.text("upload.script.line.cancelled"));
    }
  }

  @Test
  void without_scripts_files_are_sent_by_a_form(Browser browser) throws Exception {
    Path tower = files.picture("Schachtgerüst.jpg", 640, 480);
    Path notes = files.text("Notizen.xyz", "Nichts, was man zeigen kann.");
    try (Reader curator = museum.plainPhoneOf(Curator.ERIKA, browser, "de")) {
      Page page = uploadPage(curator);
      assertThat(page.getByText(GERMAN.text("upload.needsScript")).isVisible()).isFalse();
      assertThat(page.locator("label[for=upload-files]").isVisible())
          .as("nothing is offered that would do nothing")
          .isFalse();
      pressSend(page);
      assertThat(page.getByRole(AriaRole.ALERT).innerText())
          .contains(GERMAN.text("upload.plain.nothing"));

      page.locator(".plain-upload")
          .getByLabel(GERMAN.text("upload.choose"))
          .setInputFiles(new Path[] {tower, notes});
      pressSend(page);

      page.getByText(GERMAN.text("upload.plain.arrived", 2)).waitFor();
      page.getByRole(
              AriaRole.LINK, new Page.GetByRoleOptions().setName("Schachtgerüst").setExact(false))
          .click();
      String item = page.url();
      Patience.until(
          WORK,
          "the picture is ready",
          () -> {
            page.navigate(item);
            return page.locator(".as-visitors").count() > 0;
          });
    }
  }

  private static void pressSend(Page page) {
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(GERMAN.text("upload.plain.send")).setExact(true))
        .click();
  }

  /** Where a script is allowed and does not come, the same form is one step away. */
  @Test
  void where_scripts_do_not_come_the_form_can_be_had(Browser browser) {
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = curator.page();
      page.route("**/*.js", route -> route.abort());
      uploadPage(curator);
      page.getByRole(
              AriaRole.LINK, new Page.GetByRoleOptions().setName(GERMAN.text("upload.plain")))
          .click();
      assertThat(page.locator(".plain-upload").isVisible()).isTrue();
    }
  }
}
