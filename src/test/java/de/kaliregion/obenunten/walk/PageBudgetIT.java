package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import de.kaliregion.obenunten.content.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a page may weigh, and what it must leave alone. */
@Walk
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PageBudgetIT {
  private static final int HTML = 14_000;
  private static final int SCRIPTS = 6_000;
  private static final int FONTS = 52_000;
  private static final int VIEWER = 80_000;

  private static final String LOADED =
      """
      async () => {
        await document.fonts.ready;
        const sum = end => performance.getEntriesByType('resource')
          .filter(e => new URL(e.name).pathname.endsWith(end)).reduce((n, e) => n + e.encodedBodySize, 0);
        const preloaded = [...document.querySelectorAll('link[rel=preload][as=font]')].map(l => l.href);
        return { scripts: sum('.js'), fonts: sum('.woff2'), preloaded: preloaded.length,
          wasted: preloaded.filter(p => !performance.getEntriesByName(p).length).length };
      }
      """;

  private static final String KEPT =
      """
      async () => [
        ...Object.keys(localStorage).map(k => 'localStorage ' + k),
        ...Object.keys(sessionStorage).map(k => 'sessionStorage ' + k),
        ...(await caches.keys()).map(k => 'cache ' + k),
        ...(await indexedDB.databases()).map(d => 'database ' + d.name),
        ...(await navigator.serviceWorker.getRegistrations()).map(r => 'worker ' + r.scope),
        ...(document.cookie ? ['cookie ' + document.cookie] : []),
      ]
      """;

  @Test
  void every_page_fits_into_the_first_packets(RunningService service) {
    List<String> tooLarge = new ArrayList<>();
    for (String path : service.pages()) {
      var answer = service.bytes(path, "Accept-Encoding", "gzip");
      assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
      if (answer.body().length > HTML) {
        tooLarge.add(path + ": " + answer.body().length);
      }
    }
    assertThat(tooLarge).isEmpty();
  }

  @Test
  void scripts_and_fonts_stay_small_on_every_page(RunningService service, Browser browser) {
    List<String> faults = new ArrayList<>();
    try (Reader reader = Reader.asking(browser, "de")) {
      for (String path : service.pages()) {
        reader.page().navigate(service.address(path));
        Map<?, ?> loaded = (Map<?, ?>) reader.page().evaluate(LOADED);
        if (number(loaded, "scripts") > SCRIPTS
            || number(loaded, "fonts") > FONTS
            || number(loaded, "preloaded") != 1
            || number(loaded, "wasted") != 0) {
          faults.add(path + ": " + loaded);
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void a_story_with_every_kind_of_medium_fits_too(DerivedService service) {
    for (Language language : Language.values()) {
      String path = "/" + language.tag() + DerivedService.STORY;
      var answer = service.running().bytes(path, "Accept-Encoding", "gzip");
      assertThat(answer.body().length).as(path).isLessThan(HTML);
    }
  }

  @Test
  void the_viewer_of_large_pictures_stays_small(RunningService service) {
    String scripts = service.get(script(service.get("/de").body(), "visitor")).body();
    var viewer = service.bytes(script(scripts, "zoom"), "Accept-Encoding", "gzip");

    assertThat(viewer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(viewer.body().length).isBetween(1_000, VIEWER);
  }

  private static String script(String text, String name) {
    Matcher address = Pattern.compile("/assets/" + name + "-[0-9a-f]+\\.js").matcher(text);
    assertThat(address.find()).as(name).isTrue();
    return address.group();
  }

  @Test
  void no_page_asks_another_host_or_complains_or_leaves_anything_on_the_phone(
      RunningService service, Browser browser) {
    List<String> faults = new ArrayList<>();
    AtomicReference<String> now = new AtomicReference<>();
    try (Reader reader = Reader.asking(browser, "de")) {
      String home = service.address("/");
      reader
          .phone()
          .onRequest(request -> {
            if (!request.url().startsWith(home) && !request.url().startsWith("data:")) {
              faults.add(now + " asks " + request.url());
            }
          });
      reader
          .phone()
          .onResponse(answer -> {
            if (answer.status() >= 400 && !answer.url().equals(service.address(now.get()))) {
              faults.add(now + ": " + answer.status() + " for " + answer.url());
            }
          });
      reader
          .phone()
          .onConsoleMessage(said -> {
            if (said.type().matches("error|warning")) {
              faults.add(now + " says " + said.text());
            }
          });
      reader.phone().onWebError(error -> faults.add(now + " fails: " + error.error()));
      for (String path : service.pages()) {
        now.set(path);
        reader.page().navigate(service.address(path));
        wander(reader.page());
        for (Object kept : (List<?>) reader.page().evaluate(KEPT)) {
          faults.add(path + " keeps " + kept);
        }
      }
      assertThat(reader.phone().cookies()).isEmpty();
    }
    assertThat(faults).isEmpty();
  }

  /** Down to the end, so that what loads late loads. */
  private static void wander(Page page) {
    page.evaluate("() => window.scrollTo(0, document.body.scrollHeight)");
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  private static long number(Map<?, ?> of, String name) {
    return ((Number) of.get(name)).longValue();
  }
}
