package de.kaliregion.obenunten.walk;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The keyboard of somebody who has nothing else: what they want to use, they must get to. */
record Keys(Page page) {
  private static final int FAR = 400;

  /** Presses the tab key until it is there. */
  void reach(Locator target) {
    for (int i = 0; i < FAR; i++) {
      if (target.evaluate("e => e === document.activeElement").equals(true)) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("no way to " + target + " by the tab key");
  }

  void write(Locator field, String words) {
    reach(field);
    page.keyboard().type(words);
  }

  void press(Locator target, String key) {
    reach(target);
    page.keyboard().press(key);
  }
}
