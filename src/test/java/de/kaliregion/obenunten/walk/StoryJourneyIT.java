package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.storage.mongo.EmbeddedMongo;
import de.kaliregion.obenunten.studio.account.AccountServices;
import de.kaliregion.obenunten.walk.Museum.Curator;
import de.kaliregion.obenunten.web.page.Messages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From an empty sheet to visitors, also to those whom another service on the database serves. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StoryJourneyIT {
  private static final Messages GERMAN = Messages.ofStudio(Language.GERMAN);
  private static final Path FILES = Path.of("src/main/resources/rehearsal");
  private static final Path PHOTOGRAPH = FILES.resolve("photograph.jpg");
  private static final Duration SHOWN_WITHIN = Duration.ofSeconds(5);

  /** Long enough for an upload on a machine that has other things to do as well. */
  private static final Duration WORK = Duration.ofSeconds(90);

  private static final String CARRY =
      """
      bytes => {
        const carried = new DataTransfer();
        const content = Uint8Array.from(atob(bytes), c => c.charCodeAt(0));
        carried.items.add(new File([content], 'Schacht.jpg', { type: 'image/jpeg' }));
        return carried;
      }
      """;

  private static final Pattern LINK = Pattern.compile("https?://\\S+/studio/link/\\S+");
  private static final String CONTRIBUTOR = "toni@museum.example";
  private static final String PASSWORD = "acht Seilscheiben im Nebel";

  @TempDir private static Path folder;
  private static EmbeddedMongo database;
  private static Museum museum;
  private static RunningService other;
  private static Chrome chrome;
  private static String invitation;

  @BeforeAll
  static void open() throws IOException {
    database = EmbeddedMongo.open(folder.resolve("database"));
    String uri = "mongodb://127.0.0.1:" + database.address().getPort() + "/?retryWrites=false";
    museum = Museum.openOn(uri, (_, stores) -> invite(stores));
    other = RunningService.on(sharingFiles(), Map.of("MONGODB_URI", uri));
    chrome = Chrome.withMicrophone();
    choosePassword();
  }

  /** Either service may be the one that looks into a file, so both need to have it. */
  private static Path sharingFiles() throws IOException {
    Path data = Files.createDirectory(folder.resolve("other"));
    Files.createSymbolicLink(data.resolve("blobs"), museum.blobs());
    return data;
  }

  private static void invite(Museum.Stores stores) {
    try (AccountServices accounts =
        new AccountServices(
            stores.database(), URI.create(RunningService.BASE_URL), Clock.systemUTC())) {
      Matcher link = LINK.matcher(accounts.operatorDesk().run(List.of("link", CONTRIBUTOR)));
      assertThat(link.find()).isTrue();
      invitation = link.group();
    }
  }

  private static void choosePassword() {
    try (Reader contributor = Reader.asking(chrome.browser(), "de")) {
      Page page = contributor.page();
      page.navigate(museum.service().address(invitation));
      page.locator("main input[type=password]").fill(PASSWORD);
      page.locator("main form button:not([type=button])").click();
      page.waitForURL("**/studio?done=password-chosen");
    }
  }

  @AfterAll
  static void close() throws IOException {
    chrome.close();
    other.stop();
    museum.close();
    database.close();
  }

  @Test
  void a_story_with_a_sound_and_three_pictures_needs_nine_entries_and_twelve_actions()
      throws Exception {
    try (Reader curator = museum.phoneOf(Curator.ERIKA, chrome.browser(), "de")) {
      Page page = curator.page();
      page.setViewportSize(1280, 1000);
      CountedHand hand = new CountedHand(page);
      page.navigate(museum.service().address("/studio/stories"));

      hand.press(page.locator("a[href='/studio/stories/new']").first());
      page.waitForURL("**/studio/stories/new");
      hand.write(page.locator("#title"), "Drei Bilder und ein Ton");
      hand.press(page.locator("main form.sheet button"));
      page.waitForURL("**/studio/stories/*?in=de");
      StoryScreen story = new StoryScreen(museum, GERMAN, page);
      hand.write(story.field("teaser"), "Worum es geht.");
      hand.choose(story.field("place"), Museum.PLACE.value());
      hand.press(story.button("add text"));
      hand.write(story.field(1, "text"), "Der Text.");
      hand.hand(
          page.locator("#add-files"),
          PHOTOGRAPH,
          FILES.resolve("drawing.png"),
          anotherPicture(),
          FILES.resolve("sound.mp3"));
      for (int block = 2; block <= 5; block++) {
        awaitReady(story, block);
        Locator asked = story.block(block).locator(".describe");
        hand.write(asked.locator("textarea"), "Was zu sehen oder zu hören ist.");
        hand.tick(asked.locator("input[type=checkbox]"));
        awaitDescribed(story, block);
      }
      hand.press(story.button("add-source"));
      hand.write(page.locator(".source [name$='.citation']"), "Gespräch mit Opa");
      story.awaitSaved();
      hand.press(story.button("publish"));

      story.awaitNotice("done.story-published");
      awaitVisitors(story, "Drei Bilder und ein Ton");
      assertThat(other.get(path(story)).body()).contains("<audio").contains("<img");
      hand.neededAtMost(9, 12);
    }
  }

  /** Nothing in it, but other bytes than in the files that the house rehearses with. */
  private static Path anotherPicture() throws IOException {
    Path file = folder.resolve("Stollen.png");
    ImageIO.write(new BufferedImage(120, 90, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    return file;
  }

  @Test
  void with_the_mouse_a_story_goes_from_its_first_word_through_review_to_visitors()
      throws Exception {
    journey(1280, "Mit der Maus");
  }

  @Test
  void on_a_phone_a_story_goes_from_its_first_word_through_review_to_visitors() throws Exception {
    journey(390, "Auf dem Telefon geschrieben");
  }

  private static void journey(int width, String title) throws Exception {
    try (Reader contributor = Reader.asking(chrome.browser(), "de");
        Reader editor = museum.phoneOf(Curator.ERIKA, chrome.browser(), "de")) {
      contributor.page().setViewportSize(width, 900);
      editor.page().setViewportSize(width, 900);
      signIn(contributor.page());
      StoryScreen story = StoryScreen.begun(museum, GERMAN, contributor.page(), title);
      story.field("teaser").fill("Wie es unten klingt.");
      story.field("place").selectOption(Museum.PLACE.value());
      story.button("add-source").click();
      story.page().locator(".source [name$='.citation']").fill("Betriebschronik, 1925");
      int text = story.add(BlockKind.TEXT);
      story.field(text, "text").fill("Es summt im Schacht.");
      int picture = story.add(BlockKind.PICTURE);
      drop(story, picture);
      int sound = story.add(BlockKind.AUDIO);
      record(story, sound);
      describe(story, picture);
      describe(story, sound);
      story.awaitSaved();
      awaitPreview(story);
      story.send("submit");
      story.awaitNotice("done.story-submitted");
      assertThat(other.get(path(story)).statusCode()).as("not before an editor").isEqualTo(404);

      editor.page().navigate(story.page().url().replaceFirst("[?#].*", "?in=de"));
      StoryScreen read = new StoryScreen(museum, GERMAN, editor.page());
      read.send("publish");
      read.awaitNotice("done.story-published");
      awaitVisitors(story, "Es summt im Schacht.");
      assertThat(other.get(path(story)).body()).contains("<audio").contains("<img");
    }
  }

  private static void signIn(Page page) {
    page.navigate(museum.service().address("/studio/sign-in"));
    page.locator("#email").fill(CONTRIBUTOR);
    page.locator("#password").fill(PASSWORD);
    page.locator("main form button:not([type=button])").click();
    page.waitForURL("**/studio");
  }

  @Test
  void by_keyboard_alone_a_story_goes_from_its_first_word_through_review_to_visitors()
      throws Exception {
    try (Reader contributor = Reader.asking(chrome.browser(), "de");
        Reader editor = museum.phoneOf(Curator.ERIKA, chrome.browser(), "de")) {
      Page page = contributor.page();
      page.setViewportSize(1280, 900);
      Keys keys = new Keys(page);
      page.navigate(museum.service().address("/studio/sign-in"));
      keys.write(page.locator("#email"), CONTRIBUTOR);
      keys.write(page.locator("#password"), PASSWORD);
      page.keyboard().press("Enter");
      page.waitForURL("**/studio");
      page.navigate(museum.service().address(StoryScreen.NEW));
      keys.write(page.locator("#title"), "Nur mit Tasten");
      page.keyboard().press("Enter");
      page.waitForURL("**/studio/stories/*?in=de");
      StoryScreen story = new StoryScreen(museum, GERMAN, page);

      keys.write(story.field("teaser"), "Wie es unten klingt.");
      keys.press(story.field("place"), "ArrowDown");
      keys.press(story.button("add text"), "Enter");
      keys.write(story.field(1, "text"), "Es summt im Schacht.");
      keys.press(story.button("add picture"), "Enter");
      Locator file = page.locator("[id='" + story.id(2) + ".item-file']");
      keys.reach(file);
      file.setInputFiles(PHOTOGRAPH);
      keys.press(story.button("add audio"), "Enter");
      keys.press(button(story, 3, "record"), "Enter");
      awaitRecorded(story, 3);
      keys.press(button(story, 3, "stop"), "Enter");
      keys.press(story.button("add-source"), "Enter");
      keys.write(page.locator(".source [name$='.citation']"), "Betriebschronik, 1925");
      for (int block = 2; block <= 3; block++) {
        awaitReady(story, block);
        Locator asked = story.block(block).locator(".describe");
        keys.write(asked.locator("textarea"), "Was zu sehen oder zu hören ist.");
        keys.press(asked.locator("input[type=checkbox]"), "Space");
        awaitDescribed(story, block);
      }
      story.awaitSaved();
      awaitPreview(story);
      keys.press(story.button("submit"), "Enter");
      story.awaitNotice("done.story-submitted");

      editor.page().navigate(museum.service().address("/studio/stories/" + story.slug()));
      StoryScreen read = new StoryScreen(museum, GERMAN, editor.page());
      new Keys(editor.page()).press(read.button("publish"), "Enter");
      read.awaitNotice("done.story-published");
      awaitVisitors(story, "Es summt im Schacht.");
      assertThat(other.get(path(story)).body()).contains("<audio").contains("<img");
    }
  }

  private static void awaitPreview(StoryScreen story) {
    story.page().frameLocator("#story-preview").getByText("Es summt im Schacht.").first().waitFor();
  }

  private static void drop(StoryScreen story, int block) throws IOException {
    String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(PHOTOGRAPH));
    JSHandle carried = story.page().evaluateHandle(CARRY, bytes);
    story.block(block).dispatchEvent("drop", Map.of("dataTransfer", carried));
  }

  private static void record(StoryScreen story, int block) {
    button(story, block, "record").click();
    awaitRecorded(story, block);
    button(story, block, "stop").click();
  }

  /** A recording of a second and a half. */
  private static void awaitRecorded(StoryScreen story, int block) {
    button(story, block, "stop").waitFor();
    Page page = story.page();
    Object start = page.evaluate("() => performance.now()");
    page.waitForFunction("start => performance.now() - start > 1500", start);
  }

  private static Locator button(StoryScreen story, int block, String act) {
    String name = GERMAN.text("story.script.item." + act);
    return story
        .block(block)
        .locator(".item-buttons button")
        .filter(new Locator.FilterOptions().setHasText(name));
  }

  private static void describe(StoryScreen story, int block) throws Exception {
    awaitReady(story, block);
    Locator asked = story.block(block).locator(".describe");
    asked.locator("textarea").fill("Was zu sehen oder zu hören ist.");
    asked.locator("input[type=checkbox]").check();
    awaitDescribed(story, block);
  }

  /** What is asked for is asked anew as soon as the library has looked into the file. */
  private static void awaitReady(StoryScreen story, int block) throws Exception {
    String ready = GERMAN.text("story.script.item.ready", "").strip();
    Locator state = story.block(block).locator(".item-state");
    Patience.until(WORK, "block " + block + " is ready", () -> state.innerText().endsWith(ready));
    story.block(block).locator(".describe textarea").waitFor();
  }

  private static void awaitDescribed(StoryScreen story, int block) {
    String saved = GERMAN.text("story.script.describe.saved").replaceFirst("\\{.*", "");
    story
        .block(block)
        .locator(".describe [role=status]")
        .filter(new Locator.FilterOptions().setHasText(saved))
        .waitFor();
  }

  private static void awaitVisitors(StoryScreen story, String words) throws Exception {
    Patience.until(
        SHOWN_WITHIN,
        "visitors of the other service have the story",
        () -> other.get(path(story)).body().contains(words));
  }

  private static String path(StoryScreen story) {
    return "/de/stories/" + story.slug();
  }
}
