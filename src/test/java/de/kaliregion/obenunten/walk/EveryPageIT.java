package de.kaliregion.obenunten.walk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What holds for every page in every language. Each is opened once, for all questions: to open it
 * takes longer than to answer them.
 */
@Walk
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class EveryPageIT {
  private static final int SCRIPTS = 6_000;
  private static final int FONTS = 52_000;

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
        ...Object.keys(localStorage).map(k => ['localStorage', k]),
        ...Object.keys(sessionStorage).map(k => ['sessionStorage', k]),
        ...(await caches.keys()).map(k => ['cache', k]),
        ...(await indexedDB.databases()).map(d => ['database', d.name]),
        ...(await navigator.serviceWorker.getRegistrations()).map(r => ['worker', r.scope]),
        ...(document.cookie ? [['cookie', document.cookie]] : []),
      ]
      """;

  /** WCAG 1.4.12: readers may set line height 1.5, paragraphs 2, letters 0.12 and words 0.16. */
  private static final String SPACING =
      """
      () => {
        const spacing = new CSSStyleSheet();
        spacing.replaceSync(
          '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }'
          + ' p { margin-bottom: 2em !important }');
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, spacing];
      }
      """;

  /** What is asked of a page. */
  private enum Question {
    WEIGHT,
    QUIET,
    TRACES,
    AXE,
    NARROW,
    LARGE_TEXT,
    SPACING
  }

  private static final Map<Question, Faults> FOUND = new EnumMap<>(Question.class);

  /** Languages and templates of which a page was seen in colour. */
  private static final Set<String> SEEN = new HashSet<>();

  @BeforeAll
  static void visit(RunningService service, Browser browser) {
    for (Question question : Question.values()) {
      FOUND.put(question, new Faults());
    }
    try (Reader reader = Reader.asking(browser, "de")) {
      Examination.prepare(reader.page());
      Overheard overheard = new Overheard(reader.phone(), service.address("/"));
      for (String path : service.pages()) {
        open(reader, service, path);
        weigh(path, reader.page());
        wander(reader.page());
        found(Question.TRACES).add(path, reader.page().evaluate(KEPT));
        found(Question.QUIET).add(path, overheard.sinceLastAsked());
        read(path, reader.page());
      }
      found(Question.TRACES)
          .add(
              "at the end",
              reader.phone().cookies().stream()
                  .map(cookie -> List.of("cookie", cookie.name))
                  .toList());
    }
    try (Reader reader = Reader.asking(browser, "de")) {
      Examination.prepare(reader.page());
      for (String path : service.pagesOfTheMoment()) {
        open(reader, service, path);
        read(path, reader.page());
      }
    }
  }

  private static Faults found(Question question) {
    return FOUND.get(question);
  }

  private static void open(Reader reader, RunningService service, String path) {
    reader.page().setViewportSize(390, 844);
    reader.page().navigate(service.address(path));
    reader.page().evaluate("() => document.fonts.ready.then(() => true)");
  }

  private static void weigh(String path, Page page) {
    Map<?, ?> loaded = (Map<?, ?>) page.evaluate(LOADED);
    if (number(loaded, "scripts") > SCRIPTS
        || number(loaded, "fonts") > FONTS
        || number(loaded, "preloaded") != 1
        || number(loaded, "wasted") != 0) {
      found(Question.WEIGHT).add(path, List.of(List.of("too much is loaded", loaded.toString())));
    }
  }

  private static long number(Map<?, ?> of, String name) {
    return ((Number) of.get(name)).longValue();
  }

  /** Down to the end, so that what loads late loads, and back. */
  private static void wander(Page page) {
    page.evaluate(
        """
        async () => {
          const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          window.scrollTo(0, document.body.scrollHeight);
          await drawn();
          window.scrollTo(0, 0);
          await drawn();
        }
        """);
  }

  /** Looks at it as readers with other eyes and other screens do. */
  private static void read(String path, Page page) {
    found(Question.AXE)
        .add(path, mayLookNew(path) ? Examination.axe(page) : Examination.axeWithoutColours(page));
    double before = textSize(page);
    page.evaluate("() => { document.documentElement.style.fontSize = '200%' }");
    found(Question.LARGE_TEXT).add(path, Examination.overflow(page));
    if (textSize(page) < before * 1.8) {
      found(Question.LARGE_TEXT)
          .add(path, List.of(List.of("the text does not grow with the reader's setting", before)));
    }
    page.evaluate("() => { document.documentElement.style.fontSize = '' }");
    page.setViewportSize(320, 640);
    found(Question.NARROW).add(path, Examination.overflow(page));
    page.evaluate(SPACING);
    found(Question.SPACING).add(path, Examination.overflow(page));
  }

  /**
   * Every German page, as pictures and places differ, and one of each template in the others: the
   * same page has the same colours in all languages.
   */
  private static boolean mayLookNew(String path) {
    return path.startsWith("/de/") || SEEN.add(path.replaceFirst("(/[^/?]*/[^/?]*).*", "$1"));
  }

  private static double textSize(Page page) {
    return ((Number)
            page.evaluate(
                "() => parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"))
        .doubleValue();
  }

  @Test
  void loads_small_scripts_and_fonts() {
    found(Question.WEIGHT).areNone();
  }

  @Test
  void asks_no_other_host_and_complains_of_nothing() {
    found(Question.QUIET).areNone();
  }

  @Test
  void leaves_nothing_on_the_phone() {
    found(Question.TRACES).areNone();
  }

  @Test
  void gives_axe_nothing_to_find() {
    found(Question.AXE).areNone();
  }

  @Test
  void overflows_nowhere_at_320_pixels() {
    found(Question.NARROW).areNone();
  }

  @Test
  void overflows_nowhere_with_text_twice_as_large() {
    found(Question.LARGE_TEXT).areNone();
  }

  @Test
  void loses_nothing_with_more_space_around_letters_words_and_lines() {
    found(Question.SPACING).areNone();
  }
}
