package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Licence;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Rights;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.walk.Museum.Curator;
import de.kaliregion.obenunten.web.page.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Curators write a story, by mouse, by keyboard and on a phone, and visitors get it. */
@Walk
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StoryWalkIT {
  private static final Messages GERMAN = Messages.ofStudio(Language.GERMAN);
  private static final Path PHOTOGRAPH = Path.of("src/main/resources/rehearsal/photograph.jpg");
  private static final Slug LAMP = new Slug("lampe-am-seil");

  /** Long enough for an upload on a machine that has other things to do as well. */
  private static final Duration WORK = Duration.ofMinutes(1);

  /** A photograph comes from the desktop over something on the page. */
  private static final String CARRY =
      """
      bytes => {
        const carried = new DataTransfer();
        const content = Uint8Array.from(atob(bytes), c => c.charCodeAt(0));
        carried.items.add(new File([content], 'Schacht.jpg', { type: 'image/jpeg' }));
        return carried;
      }
      """;

  private static Museum museum;

  @BeforeAll
  static void open() throws IOException {
    museum = Museum.open(StoryWalkIT::furnish);
  }

  @AfterAll
  static void close() throws IOException {
    museum.close();
  }

  /** A picture that visitors have already. */
  static void furnish(Museum house, Museum.Stores stores) throws IOException {
    try (InputStream bytes = Files.newInputStream(PHOTOGRAPH)) {
      Blob blob = stores.blobs().put(bytes);
      Rendition file =
          new Rendition(
              blob.sha256(),
              "lampe.jpg",
              "image/jpeg",
              blob.size(),
              Optional.of(new Rendition.Dimensions(160, 120)),
              Optional.empty());
      stores
          .content()
          .put(
              new MediaItem(
                  LAMP,
                  MediaItem.Kind.PICTURE,
                  Museum.german("Lampe am Seil"),
                  Optional.of(Museum.german("Eine Lampe hängt an einem Seil.")),
                  Optional.empty(),
                  Optional.empty(),
                  Rights.of(Licence.CC_BY, "Museum", 2026),
                  Optional.empty(),
                  Derivatives.of(List.of(file)),
                  Optional.empty(),
                  Optional.empty(),
                  false,
                  List.of()));
      stores.content().raiseGeneration();
    }
  }

  private static StoryScreen begin(Reader curator, String title) {
    return StoryScreen.begun(museum, GERMAN, curator.page(), title);
  }

  /** Only what visitors cannot do without. */
  private static void writeTheLeast(StoryScreen story) {
    story.field("teaser").fill("Wie das Licht nach unten kam.");
    story.field("place").selectOption(Museum.PLACE.value());
    story.button("add-source").click();
    story.page().locator(".source [name$='.citation']").fill("Betriebschronik, 1925");
    int text = story.add(BlockKind.TEXT);
    story.field(text, "text").fill("Die Lampe hing an einem **Seil**.");
  }

  @Test
  void a_story_of_all_kinds_of_blocks_is_written_by_mouse_and_comes_to_visitors(Browser browser)
      throws Exception {
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      curator.page().setViewportSize(1280, 900);
      StoryScreen story = begin(curator, "Licht am Seil");
      writeTheLeast(story);
      int picture = story.add(BlockKind.PICTURE);
      story.field(picture, "item").selectOption(LAMP.value());
      story.block(picture).locator(".item-shown img").waitFor();
      for (BlockKind kind : BlockKind.values()) {
        int number = story.add(kind);
        assertThat(story.field("block").nth(number - 1).inputValue()).endsWith(" " + kind.word());
        story.focusIsKept("adding " + kind);
      }
      int photograph = 4;
      drop(story, story.block(photograph));
      Locator chosen = story.field(photograph, "item");
      Patience.until(WORK, "the photograph is chosen", () -> !chosen.inputValue().isEmpty());
      assertThat(chosen.inputValue()).startsWith("schacht");
      story.awaitSaved();

      story.send("publish");

      story.awaitNotice("done.story-published-partly");
      assertThat(story.field(photograph, "item").inputValue()).startsWith("schacht");
      String path = "/de/stories/" + story.slug();
      Patience.until(
          Duration.ofSeconds(5),
          "visitors have the story",
          () -> museum.service().get(path).statusCode() == 200);
      assertThat(museum.service().get(path).body())
          .contains("Licht am Seil", "Wie das Licht nach unten kam.", "<strong>Seil</strong>")
          .contains("Eine Lampe hängt an einem Seil.")
          .doesNotContain("schacht.jpg");
    }
  }

  private static void drop(StoryScreen story, Locator target) throws IOException {
    String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(PHOTOGRAPH));
    JSHandle carried = story.page().evaluateHandle(CARRY, bytes);
    target.dispatchEvent("drop", Map.of("dataTransfer", carried));
  }

  @Test
  void what_is_doubled_can_be_written_in_as_the_original(Browser browser) {
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      StoryScreen story = begin(curator, "Zwei gleiche");
      story.add(BlockKind.TEXT);
      story.field(1, "text").fill("leise");
      story.block(1).locator(".more > summary").click();
      story.button("copy " + story.id(1)).click();

      assertThat(story.field(2, "text").inputValue()).isEqualTo("leise");
      assertThat(story.block(2).locator(".toolbar").count()).isEqualTo(1);
      story.field(2, "text").selectText();
      story.block(2).locator(".toolbar button").first().click();
      assertThat(story.field(2, "text").inputValue()).isEqualTo("**leise**");
      assertThat(story.field(1, "text").inputValue()).isEqualTo("leise");
    }
  }

  @Test
  void a_story_is_written_rearranged_and_handed_in_by_keyboard_alone(Browser browser) {
    try (Reader curator = museum.phoneOf(Curator.TONI, browser, "de")) {
      Page page = curator.page();
      page.navigate(museum.service().address(StoryScreen.NEW));
      new Keys(page).reach(page.locator("#title"));
      page.keyboard().type("Mit zehn Fingern");
      page.keyboard().press("Enter");
      page.waitForURL("**/studio/stories/*?in=de");
      StoryScreen story = new StoryScreen(museum, GERMAN, page);

      new Keys(page).reach(story.field("teaser"));
      page.keyboard().type("Ohne Maus.");
      press(story, story.button("add text"));
      assertThat(page.evaluate("() => document.activeElement.name"))
          .isEqualTo(story.id(1) + ".heading");
      new Keys(page).reach(story.field(1, "text"));
      page.keyboard().type("Erst schreiben.");
      press(story, story.button("add quote"));
      page.keyboard().type("Glück auf");
      String quote = story.id(2);

      press(story, story.button("up " + quote));
      assertThat(story.id(1)).isEqualTo(quote);
      press(story, story.button("up " + quote));
      assertThat(page.locator(".announcer").innerText())
          .isEqualTo(GERMAN.text("story.script.first"));

      press(story, story.block(1).locator(".more > summary"));
      press(story, story.button("remove " + quote));
      assertThat(page.locator("#blocks > .block").count()).isEqualTo(1);
      page.keyboard().press("Enter");
      story.focusIsKept("bringing back");
      assertThat(story.field(1, "text").inputValue()).isEqualTo("Glück auf");
      story.awaitSaved();
      story.focusIsKept("saving");

      new Keys(page).reach(story.button("submit"));
      page.keyboard().press("Enter");
      story.awaitNotice("done.story-submitted");
      assertThat(page.locator("#story-panel .tag").innerText())
          .isEqualTo(GERMAN.text("status.REVIEW"));
      assertThat(story.field(1, "text").inputValue()).isEqualTo("Glück auf");
      assertThat(story.field(2, "text").inputValue()).isEqualTo("Erst schreiben.");
    }
  }

  @Test
  void whoever_reads_what_is_missing_stays_there_when_the_list_is_renewed(Browser browser) {
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      StoryScreen story = begin(curator, "Was noch fehlt");
      story.page().evaluate("() => { window.list = document.querySelector('#story-panel') }");
      story.field("teaser").fill("Schon da.");
      story.page().locator(".gaps a[href='#place']").focus();
      story.awaitSaved();

      assertThat(story.page().evaluate("() => window.list.isConnected")).isEqualTo(false);
      assertThat(story.page().evaluate("() => document.activeElement.getAttribute('href')"))
          .isEqualTo("#place");
    }
  }

  private static void press(StoryScreen story, Locator target) {
    new Keys(story.page()).reach(target);
    story.page().keyboard().press("Enter");
    story.focusIsKept("pressing " + target);
  }

  @Test
  void the_preview_shows_what_was_typed_and_stays_where_it_was_scrolled(Browser browser) {
    try (Reader curator = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = curator.page();
      page.setViewportSize(1280, 900);
      StoryScreen story = begin(curator, "Blick durchs Fenster");
      int text = story.add(BlockKind.TEXT);
      story.field(text, "text").fill("Zeile für Zeile.\n\n".repeat(80));
      Locator shown = page.frameLocator("#story-preview").locator("body");
      awaitText(shown, "Zeile für Zeile.");
      Locator preview = page.locator("#story-preview");
      preview.evaluate("frame => frame.contentWindow.scrollTo(0, 700)");

      story.field("teaser").pressSequentially("Frisch getippt.");

      awaitText(shown, "Frisch getippt.");
      page.waitForFunction(
          "() => document.querySelector('#story-preview').contentWindow.scrollY === 700");
    }
  }

  /** A pause of the typist, a save and a new page: about two seconds on a machine at rest. */
  private static void awaitText(Locator part, String text) {
    part.filter(new Locator.FilterOptions().setHasText(text))
        .waitFor(new Locator.WaitForOptions().setTimeout(4_000));
  }
}
