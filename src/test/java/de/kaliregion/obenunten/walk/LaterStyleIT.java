package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitUntilState;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first view of a story does not wait for the style of what lies below, nor change with it. */
@Walk
class LaterStyleIT {
  private static final String SHEET = "**/assets/later-*.css";
  private static final Path DRAWING = Path.of("src/main/resources/rehearsal/drawing.png");

  private static final String SHIFTS =
      """
      () => { window.shifts = []; new PerformanceObserver(seen => seen.getEntries().forEach(e => shifts.push(e.value)))
        .observe({ type: 'layout-shift', buffered: true }); }
      """;

  /** Where the page names the sheet: all above it must do without. */
  private static final String END =
      """
      () => {
        const link = document.querySelector('link[href*="later-"]');
        return Math.floor(Math.min(innerHeight, (link.nextElementSibling ?? link.parentElement).getBoundingClientRect().top - 8));
      }
      """;

  @ParameterizedTest
  @CsvSource({
    "390, /de/stories/merkers-kristallgrotte",
    "1280, /de/stories/merkers-kristallgrotte",
    "390, /de/stories/merkers-erlebnisbergwerk",
    "1280, /en/stories/merkers-erlebnisbergwerk",
    "390, /de-simple/stories/merkers-erlebnisbergwerk"
  })
  void the_first_view_is_the_same_without_it(
      int width, String story, RunningService service, Browser browser) throws Exception {
    BufferedImage with;
    BufferedImage without;
    int end;
    try (BrowserContext phone = phone(browser, width)) {
      Page page = visit(phone, service.address(story), route -> route.resume());
      with = seen(page);
      end = ((Number) page.evaluate(END)).intValue();
    }
    try (BrowserContext phone = phone(browser, width)) {
      without = seen(visit(phone, service.address(story), route -> route.abort()));
    }
    assertThat(end).isGreaterThan(400);
    assertThat(differing(with, without, end)).as("pixels of %d rows", end).isLessThan(width / 4);
  }

  private static BrowserContext phone(Browser browser, int width) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(width, 844)
            .setReducedMotion(ReducedMotion.REDUCE));
  }

  /** With one drawing for all pictures: better files of them may come between two visits. */
  private static Page visit(BrowserContext phone, String address, Consumer<Route> sheet) {
    Page page = phone.newPage();
    page.route(SHEET, sheet);
    page.route(
        "**/media/**",
        route ->
            route.fulfill(new Route.FulfillOptions().setContentType("image/png").setPath(DRAWING)));
    page.navigate(address);
    page.evaluate(
        """
        () => Promise.all([document.fonts.ready,
          ...[...document.images].filter(i => i.loading !== 'lazy').map(i => i.decode())]).then(() => true)
        """);
    return page;
  }

  private static BufferedImage seen(Page page) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(page.screenshot()));
  }

  private static long differing(BufferedImage one, BufferedImage other, int rows) {
    return IntStream.range(0, rows * one.getWidth())
        .filter(i -> {
          int x = i % one.getWidth();
          int y = i / one.getWidth();
          return one.getRGB(x, y) != other.getRGB(x, y);
        })
        .count();
  }

  @Test
  void the_words_do_not_wait_for_it_and_nothing_moves_when_it_comes_late(
      RunningService service, Browser browser) throws Exception {
    try (BrowserContext phone = phone(browser, 390)) {
      List<Route> held = new ArrayList<>();
      Page page = phone.newPage();
      page.route(SHEET, held::add);
      page.navigate(
          service.address("/de/stories/merkers-erlebnisbergwerk"),
          new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
      page.evaluate(SHIFTS);
      await(page, "the sheet is asked for", () -> !held.isEmpty());
      await(
          page,
          "the words and the cover are there",
          () ->
              (boolean)
                  page.evaluate(
                      """
                      () => !!document.querySelector('.blocks .text p')?.checkVisibility()
                        && !!document.querySelector('.cover picture img')?.naturalWidth
                        && performance.getEntriesByName('first-contentful-paint').length === 1
                      """));

      held.forEach(Route::resume);

      page.waitForLoadState();
      assertThat(page.locator(".sources").isVisible()).isTrue();
      assertThat(((Number) page.evaluate("() => shifts.reduce((a, b) => a + b, 0)")).doubleValue())
          .isLessThan(0.01);
    }
  }

  private static void await(Page page, String what, Callable<Boolean> condition) throws Exception {
    Patience.until(
        Duration.ofSeconds(20),
        what,
        () -> {
          page.waitForTimeout(20);
          return condition.call();
        });
  }

  @Test
  void it_needs_no_script(RunningService service, Browser browser) {
    try (BrowserContext phone = phone(browser, 390)) {
      phone.route("**/assets/*.js", route -> route.abort());
      Page page =
          visit(
              phone,
              service.address("/de/stories/merkers-erlebnisbergwerk"),
              route -> route.resume());
      assertThat(
              page.evaluate(
                  "() => getComputedStyle(document.querySelector('.sources h2')).display"))
          .isEqualTo("inline");
    }
  }
}
