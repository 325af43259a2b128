package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.web.page.Messages;
import java.time.Duration;

/** A story in the editor, on the screen of a curator. */
record StoryScreen(Museum museum, Messages text, Page page) {
  static final String NEW = "/studio/stories/new";

  /** Words on their way to the server are there by then, also where the machine has much to do. */
  private static final Duration SAVED = Duration.ofSeconds(5);

  /** Begins a story with this title. */
  static StoryScreen begun(Museum museum, Messages text, Page page, String title) {
    page.navigate(museum.service().address(NEW));
    page.locator("#title").fill(title);
    page.locator("main form button").click();
    page.waitForURL("**/studio/stories/*?in=de");
    return new StoryScreen(museum, text, page);
  }

  /** The same story on the screen of another page. */
  StoryScreen on(Page other) {
    other.navigate(page.url());
    return new StoryScreen(museum, text, other);
  }

  /** The name of the story in addresses. */
  String slug() {
    return page.url().replaceFirst(".*/stories/", "").replaceFirst("[?#].*", "");
  }

  /** The field of this name. */
  Locator field(String name) {
    return page.locator("#story-form [name='" + name + "']");
  }

  /** The field of a block, which is counted from 1. */
  Locator field(int block, String name) {
    return field(id(block) + "." + name);
  }

  /** The block of this number, from 1. */
  Locator block(int number) {
    return page.locator("#blocks > .block").nth(number - 1);
  }

  /** The name of the block in the form. */
  String id(int block) {
    return block(block).getAttribute("id");
  }

  /** The button that does this. */
  Locator button(String act) {
    return page.locator("button[value='" + act + "']");
  }

  /** Adds a block by mouse; returns its number. */
  int add(BlockKind kind) {
    button("add " + kind.word()).click();
    return page.locator("#blocks > .block").count();
  }

  /** What the page says of saving. */
  Locator note() {
    return page.locator(".saved-note");
  }

  /** Waits until the page says that all is saved. */
  void awaitSaved() {
    awaitNote("saved");
  }

  /** Waits until the page says this of saving. */
  void awaitNote(String key) {
    String beginning = text.text("story.script." + key).replaceFirst("\\{.*", "");
    note()
        .filter(new Locator.FilterOptions().setHasText(beginning))
        .waitFor(new Locator.WaitForOptions().setTimeout(SAVED.toMillis()));
  }

  /** Presses a button by which the page is sent as a whole, and waits for the next one. */
  void send(String act) {
    button(act).last().click();
    page.waitForURL(address -> !address.endsWith("?in=de") && !address.endsWith("/new"));
  }

  /** What the page tells at its top. */
  void awaitNotice(String key) {
    page.locator("main > .notice")
        .filter(new Locator.FilterOptions().setHasText(text.text(key)))
        .waitFor();
  }

  /** What the server has in the field, as a colleague sees it. */
  String stored(String field) {
    Page other = page.context().newPage();
    try {
      return on(other).field(field).inputValue();
    } finally {
      other.close();
    }
  }

  /** Whoever works by keyboard is somewhere. */
  void focusIsKept(String after) {
    assertThat(page.evaluate("() => document.activeElement !== document.body"))
        .as("the focus is somewhere after %s", after)
        .isEqualTo(true);
  }
}
