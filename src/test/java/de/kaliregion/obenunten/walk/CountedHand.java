package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/**
 * Does by hand what a curator does on a page and counts it. The page keeps a count of its own of
 * the fields that were touched, so that nothing can be filled past this hand.
 */
final class CountedHand {
  /** Typing and choosing touch a field once, however many letters it takes. */
  private static final String WATCH =
      """
      (() => {
        const seen = new Set();
        const touched = event => {
          const field = event.target;
          if (!(field instanceof Element) || seen.has(field)) return;
          seen.add(field);
          sessionStorage.setItem('touched', Number(sessionStorage.getItem('touched')) + 1);
        };
        for (const kind of ['input', 'change']) addEventListener(kind, touched, true);
      })()
      """;

  private final Page page;
  private int entries;
  private int actions;
  private int touched;

  CountedHand(Page page) {
    this.page = page;
    page.addInitScript(WATCH);
  }

  void write(Locator field, String words) {
    entries++;
    touched++;
    field.fill(words);
  }

  void choose(Locator list, String value) {
    entries++;
    touched++;
    list.selectOption(value);
  }

  void press(Locator target) {
    actions++;
    target.click();
  }

  void tick(Locator box) {
    actions++;
    touched++;
    box.check();
  }

  void hand(Locator input, Path... files) {
    actions++;
    touched++;
    input.setInputFiles(files);
  }

  /** Fails where more was needed, or where a field was filled that this hand did not touch. */
  void neededAtMost(int mostEntries, int mostActions) {
    assertThat(page.evaluate("() => Number(sessionStorage.getItem('touched'))"))
        .as("fields touched, as the page counts them")
        .isEqualTo(touched);
    assertThat(entries).as("entries").isPositive().isLessThanOrEqualTo(mostEntries);
    assertThat(actions).as("actions").isPositive().isLessThanOrEqualTo(mostActions);
  }
}
