package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.walk.Museum.Curator;
import de.kaliregion.obenunten.web.page.Messages;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A story goes from hand to hand on phones, by keyboard, until visitors have it. */
@Walk
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReviewWalkIT {
  private static final Messages GERMAN = Messages.ofStudio(Language.GERMAN);
  private static final String REMARK = "Wie tief hing die Lampe?";
  private static final String ANSWER = "Auf 800 Metern. <i>Steht</i> jetzt da.";

  private static Museum museum;

  @BeforeAll
  static void open() throws IOException {
    museum = Museum.open(StoryWalkIT::furnish);
  }

  @AfterAll
  static void close() throws IOException {
    museum.close();
  }

  /** A story that lacks nothing, by the contributor. */
  private static StoryScreen written(Reader writer, String title) {
    StoryScreen story = StoryScreen.begun(museum, GERMAN, writer.page(), title);
    story.field("teaser").fill("Wie das Licht nach unten kam.");
    story.field("place").selectOption(Museum.PLACE.value());
    story.button("add-source").click();
    story.page().locator(".source [name$='.citation']").fill("Betriebschronik, 1925");
    story.field(story.add(BlockKind.TEXT), "text").fill("Die Lampe hing an einem Seil.");
    story.field(story.add(BlockKind.PICTURE), "item").selectOption("lampe-am-seil");
    story.awaitSaved();
    return story;
  }

  private static void examine(Page page, String state) {
    assertThat(Examination.axe(page)).as("axe, " + state).isEqualTo(List.of());
    assertThat(Examination.overflow(page)).as("width, " + state).isEqualTo(List.of());
  }

  /** Goes there by the tab key and presses the button. */
  private static void press(StoryScreen story, Locator target) {
    new Keys(story.page()).reach(target);
    story.page().keyboard().press("Enter");
  }

  private static Locator threadOf(StoryScreen story, String part) {
    return story.page().locator("#talk-" + part + " .thread");
  }

  private static Locator boxOf(StoryScreen story, String part) {
    return story.page().locator("#talk-" + part + " > .talk-box textarea");
  }

  @Test
  void a_story_goes_from_hand_to_hand_until_visitors_have_it(Browser browser) throws Exception {
    try (Reader toni = museum.phoneOf(Curator.TONI, browser, "de");
        Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      StoryScreen writer = written(toni, "Von Hand zu Hand");
      String path = "/studio/stories/" + writer.slug() + "?in=de";
      examine(writer.page(), "written");

      new Keys(writer.page()).reach(writer.page().locator("select[name='review.to']"));
      writer.page().keyboard().type("ERIKA");
      press(writer, writer.button("submit"));
      writer.awaitNotice("done.story-submitted");
      examine(writer.page(), "handed in");

      erika.page().navigate(museum.service().address("/studio/stories?waits=me"));
      examine(erika.page(), "what waits");
      new Keys(erika.page()).reach(erika.page().locator(".story-row h2 a").first());
      erika.page().keyboard().press("Enter");
      erika.page().waitForURL("**" + path);
      StoryScreen editor = new StoryScreen(museum, GERMAN, erika.page());
      assertThat(editor.page().locator("#story-turn").innerText())
          .contains(GERMAN.text("review.withMe"));

      String block = editor.id(1);
      press(editor, editor.page().locator("#talk-" + block + " > summary"));
      new Keys(editor.page()).reach(boxOf(editor, block));
      editor.page().keyboard().type(REMARK);
      press(editor, editor.page().locator("#talk-" + block + " > .talk-box button"));
      threadOf(editor, block).waitFor();
      editor.focusIsKept("sending a remark");
      assertThat(editor.page().url()).as("the same page").endsWith(path);
      assertThat(boxOf(editor, block).inputValue()).isEmpty();
      assertThat(editor.page().locator("#story-talk .talk-links").innerText()).contains(REMARK);

      press(editor, editor.page().locator("#story-turn .step > summary").first());
      examine(editor.page(), "commented");
      press(editor, editor.button("hand-back"));
      editor.awaitNotice("done.story-handed-back");

      writer.page().navigate(museum.service().address(path));
      assertThat(writer.page().locator("#story-turn").innerText())
          .contains(GERMAN.text("review.backToMe"));
      press(writer, writer.page().locator(".talk-links a"));
      assertThat(writer.page().evaluate("() => document.activeElement.closest('.block')?.id ?? ''"))
          .as("the link leads to the part")
          .isEqualTo(block);
      writer.field(1, "text").fill("Die Lampe hing 800 Meter tief an einem Seil.");
      press(writer, threadOf(writer, block).locator(".answer > summary"));
      new Keys(writer.page()).reach(threadOf(writer, block).locator("textarea"));
      writer.page().keyboard().type(ANSWER);
      press(writer, threadOf(writer, block).locator(".talk-box button"));
      threadOf(writer, block).locator(".remark").nth(1).waitFor();
      assertThat(threadOf(writer, block).locator(".remark .lines").nth(1).innerText())
          .isEqualTo(ANSWER);
      writer.awaitSaved();
      examine(writer.page(), "answered");
      press(writer, writer.button("submit"));
      writer.awaitNotice("done.story-submitted");

      editor.page().navigate(museum.service().address(path));
      press(editor, threadOf(editor, block).locator("button[value^=done]"));
      threadOf(editor, block).locator("button[value^=reopen]").waitFor();
      editor.focusIsKept("marking as done");
      assertThat(editor.page().locator("#story-talk .count").innerText())
          .isEqualTo(GERMAN.text("talk.open.none"));
      examine(editor.page(), "done");
      press(editor, editor.button("publish"));
      editor.awaitNotice("done.story-published");
      examine(editor.page(), "published");

      String visitors = "/de/stories/" + writer.slug();
      Patience.until(
          Duration.ofSeconds(10),
          "visitors have the story",
          () -> museum.service().get(visitors).statusCode() == 200);
      assertThat(museum.service().get(visitors).body())
          .contains("800 Meter tief")
          .doesNotContain("Wie tief hing", "Auf 800 Metern");
    }
  }

  @Test
  void dates_are_set_and_faults_stand_at_their_fields(Browser browser) {
    try (Reader toni = museum.phoneOf(Curator.TONI, browser, "de");
        Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      StoryScreen writer = written(toni, "Auf den Tag genau");
      StoryScreen editor = writer.on(erika.page());
      Page page = editor.page();
      Locator launch = page.locator("#story-turn .step").filter(has(GERMAN.text("review.launch")));

      launch.locator("> summary").click();
      press(editor, editor.button("plan"));
      page.locator(".faults").waitFor();
      assertThat(page.evaluate("() => document.activeElement.className")).isEqualTo("faults");
      page.locator(".faults a").click();
      assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("launch.date");
      examine(page, "a date is missing");

      page.locator("[id='launch.date']").fill("2099-05-01");
      page.locator("[id='launch.time']").fill("10:00");
      press(editor, editor.button("plan"));
      editor.awaitNotice("done.story-planned");
      assertThat(page.locator("#story-turn .planned").innerText()).contains("1. Mai 2099", "10:00");
      for (Locator step : page.locator("#story-turn .step > summary").all()) {
        step.click();
      }
      examine(page, "planned");

      editor.field("title").fill("Auf den Tag genau!");
      editor.awaitSaved();
      page.reload();
      assertThat(page.locator("#story-turn").innerText())
          .contains(GERMAN.text("review.launch.writtenOn"));
    }
  }

  private static Locator.FilterOptions has(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void a_remark_that_could_not_be_sent_is_kept_on_the_device(Browser browser) {
    try (Reader toni = museum.phoneOf(Curator.TONI, browser, "de")) {
      StoryScreen story = StoryScreen.begun(museum, GERMAN, toni.page(), "Ohne Netz");
      Page page = story.page();
      page.locator("#talk-title > summary").click();
      boxOf(story, "title").fill("Später noch einmal ansehen.");
      toni.phone().setOffline(true);
      page.locator("#talk-title > .talk-box button").click();
      page.locator("#talk-title .talk-note")
          .filter(new Locator.FilterOptions().setHasText(GERMAN.text("story.script.talk.offline")))
          .waitFor();
      toni.phone().setOffline(false);

      page.reload();
      assertThat(boxOf(story, "title").inputValue()).isEqualTo("Später noch einmal ansehen.");
      page.locator("#talk-title > .talk-box button").click();
      threadOf(story, "title").waitFor();
      page.reload();

      assertThat(threadOf(story, "title").count()).isEqualTo(1);
      assertThat(boxOf(story, "title").inputValue()).isEmpty();
    }
  }

  @Test
  void a_remark_leaves_what_is_typed_in_the_story_and_in_other_boxes(Browser browser) {
    try (Reader toni = museum.phoneOf(Curator.TONI, browser, "de")) {
      StoryScreen story = StoryScreen.begun(museum, GERMAN, toni.page(), "Zwei Boxen");
      Page page = story.page();
      int text = story.add(BlockKind.TEXT);
      String block = story.id(text);
      page.locator("#talk-title > summary").click();
      boxOf(story, "title").fill("Bleibt stehen.");
      page.locator("#talk-" + block + " > summary").click();
      boxOf(story, block).fill("Zum neuen Teil.");
      story.field(text, "text").fill("Eben getippt.");
      page.locator("#talk-" + block + " > .talk-box button").click();
      threadOf(story, block).waitFor();

      assertThat(boxOf(story, "title").inputValue()).isEqualTo("Bleibt stehen.");
      assertThat(story.field(text, "text").inputValue()).isEqualTo("Eben getippt.");
      story.awaitSaved();
      page.reload();
      assertThat(story.field(text, "text").inputValue()).isEqualTo("Eben getippt.");
      assertThat(threadOf(story, block).count()).isEqualTo(1);
      assertThat(boxOf(story, "title").inputValue()).isEqualTo("Bleibt stehen.");
    }
  }

  @Test
  void what_is_doubled_brings_no_remarks_along(Browser browser) {
    try (Reader toni = museum.phoneOf(Curator.TONI, browser, "de")) {
      StoryScreen story = StoryScreen.begun(museum, GERMAN, toni.page(), "Nur einmal gesagt");
      Page page = story.page();
      String block = story.id(story.add(BlockKind.TEXT));
      story.field(1, "text").fill("leise");
      story.awaitSaved();
      page.locator("#talk-" + block + " > summary").click();
      boxOf(story, block).fill("Lauter?");
      page.locator("#talk-" + block + " > .talk-box button").click();
      threadOf(story, block).waitFor();

      story.block(1).locator(".more > summary").click();
      story.button("copy " + block).click();

      assertThat(threadOf(story, story.id(2)).count()).isZero();
      assertThat(threadOf(story, block).count()).isEqualTo(1);
      assertThat(story.field(2, "text").inputValue()).isEqualTo("leise");
    }
  }
}
