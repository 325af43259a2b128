package de.kaliregion.obenunten.walk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.web.page.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Somebody with a phone of their own, who finds things by their names and not by their looks. */
final class Reader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Where to tap on an element; null while something else lies over it. */
  private static final String MIDDLE =
      """
      e => {
        const box = e.getClientRects()[0];
        if (!box) return null;
        const at = [box.x + box.width / 2, box.y + box.height / 2];
        return e.contains(document.elementFromPoint(...at)) ? at : null;
      }
      """;

  private final BrowserContext phone;
  private final Page page;

  private Reader(BrowserContext phone) {
    this.phone = phone;
    this.page = phone.newPage();
    page.setDefaultTimeout(PATIENCE.toMillis());
  }

  /** With a phone that asks for a language. */
  static Reader asking(Browser browser, String acceptLanguage) {
    return new Reader(browser.newContext(phone(acceptLanguage)));
  }

  /** With a phone on which no page may run scripts. */
  static Reader withoutScripts(Browser browser, String acceptLanguage) {
    return new Reader(browser.newContext(phone(acceptLanguage).setJavaScriptEnabled(false)));
  }

  private static Browser.NewContextOptions phone(String acceptLanguage) {
    return new Browser.NewContextOptions()
        .setViewportSize(390, 844)
        .setExtraHTTPHeaders(Map.of("Accept-Language", acceptLanguage));
  }

  Page page() {
    return page;
  }

  BrowserContext phone() {
    return phone;
  }

  /** The language that the page says it is in. */
  String pageLanguage() {
    return page.locator("html").getAttribute("lang");
  }

  /** The one main heading. */
  String heading() {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).innerText();
  }

  /** Links to the stories above and below this spot. */
  Locator otherLevels(Language language) {
    return navigation(Messages.in(language).text("story.levels")).getByRole(AriaRole.LINK);
  }

  /** Reads the same page in another language. */
  void switchTo(Language language, Language from) {
    follow(
        navigation(Messages.in(from).text("nav.language"))
            .getByRole(
                AriaRole.LINK,
                new Locator.GetByRoleOptions().setName(language.ownName()).setExact(true)));
    page.waitForURL("**/" + language.tag() + "/**");
  }

  /** Links to the stories of the places that are near. */
  Locator nextPlaces(Language language) {
    return page.getByRole(
            AriaRole.REGION,
            new Page.GetByRoleOptions().setName(Messages.in(language).text("story.next")))
        .getByRole(AriaRole.LINK);
  }

  /**
   * Taps on something as soon as a finger would meet it. The driver's own click waits by the page's
   * clock, which stands still where scripts are off, while one page moves into the next.
   */
  void follow(Locator target) {
    try {
      target.scrollIntoViewIfNeeded();
      Patience.until(PATIENCE, target + " can be tapped", () -> tap(target));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private boolean tap(Locator target) {
    if (!(target.evaluate(MIDDLE) instanceof List<?> middle)) {
      return false;
    }
    page.mouse()
        .click(
            ((Number) middle.getFirst()).doubleValue(), ((Number) middle.getLast()).doubleValue());
    return true;
  }

  private Locator navigation(String name) {
    return page.getByRole(
        AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Override
  public void close() {
    phone.close();
  }
}
