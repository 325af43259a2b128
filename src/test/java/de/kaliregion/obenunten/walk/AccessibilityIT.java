package de.kaliregion.obenunten.walk;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * WCAG 2.2 AA as far as a program can tell, on every page in every language. Faults are gathered by
 * kind, as the same one is mostly on many pages.
 */
@Walk
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class AccessibilityIT {
  static final String AXE =
      """
      async () => {
        const found = await axe.run(document, {
          runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
          resultTypes: ['violations'],
        });
        return found.violations.flatMap(rule => rule.nodes.map(node =>
          [`${rule.id}: ${rule.help}`, `${node.html.slice(0, 160)} ${node.any.concat(node.all, node.none).map(c => c.message).join('; ')}`]));
      }
      """;

  /** What reaches beyond the right edge, apart from what scrolls within itself. */
  static final String OVERFLOW =
      """
      () => {
        const width = document.documentElement.clientWidth;
        const scrolls = e => {
          for (let p = e; p && p !== document.body; p = p.parentElement) {
            if (/auto|scroll/.test(getComputedStyle(p).overflowX)) return true;
          }
          return false;
        };
        const beyond = [...document.querySelectorAll('body *')]
          .filter(e => e.childNodes.length === 0 || [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
          .filter(e => { const r = e.getBoundingClientRect(); return r.width > 1 && r.height > 1 && r.right > width + 1; })
          .filter(e => e.checkVisibility() && !e.closest('svg, .preview') && !scrolls(e))
          .map(e => [`<${e.localName} class="${e.className}"> is cut off`, `${Math.round(e.getBoundingClientRect().right)} px: ${e.textContent.trim().slice(0, 40)}`]);
        const page = document.scrollingElement.scrollWidth;
        return page > width ? [['the page is too wide', `${page} px`], ...beyond] : beyond;
      }
      """;

  @Test
  void axe_finds_nothing_on_any_page(RunningService service, Browser browser) {
    Faults faults = new Faults();
    try (Reader reader = Reader.asking(browser, "de")) {
      for (String path : allPages(service)) {
        open(reader, service, path);
        reader.page().evaluate(AxeBuilder.getAxeScript());
        faults.add(path, reader.page().evaluate(AXE));
      }
    }
    faults.areNone();
  }

  @Test
  void nothing_overflows_at_320_pixels_or_with_text_twice_as_large(
      RunningService service, Browser browser) {
    Faults faults = new Faults();
    try (Reader reader = Reader.asking(browser, "de")) {
      Page page = reader.page();
      for (String path : allPages(service)) {
        page.setViewportSize(320, 640);
        open(reader, service, path);
        faults.add("320 px, " + path, page.evaluate(OVERFLOW));
        page.setViewportSize(390, 844);
        double before = textSize(page);
        page.evaluate("() => { document.documentElement.style.fontSize = '200%' }");
        faults.add("200 %, " + path, page.evaluate(OVERFLOW));
        if (textSize(page) < before * 1.8) {
          faults.add(
              path, List.of(List.of("the text does not grow with the reader's setting", "200 %")));
        }
      }
    }
    faults.areNone();
  }

  /** WCAG 1.4.12: readers may set line height 1.5, paragraphs 2, letters 0.12 and words 0.16. */
  @Test
  void nothing_is_lost_with_more_space_around_letters_words_and_lines(
      RunningService service, Browser browser) {
    Faults faults = new Faults();
    try (Reader reader = Reader.asking(browser, "de")) {
      Page page = reader.page();
      page.setViewportSize(320, 640);
      for (String path : allPages(service)) {
        if (!path.startsWith("/de")) {
          continue;
        }
        open(reader, service, path);
        page.evaluate(
            """
            () => {
              const spacing = new CSSStyleSheet();
              spacing.replaceSync(
                '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }'
                + ' p { margin-bottom: 2em !important }');
              document.adoptedStyleSheets = [...document.adoptedStyleSheets, spacing];
            }
            """);
        faults.add(path, page.evaluate(OVERFLOW));
      }
    }
    faults.areNone();
  }

  private static List<String> allPages(RunningService service) {
    List<String> all = new ArrayList<>(service.pages());
    all.addAll(service.pagesOfTheMoment());
    return all;
  }

  private static void open(Reader reader, RunningService service, String path) {
    reader.page().navigate(service.address(path));
    reader.page().evaluate("() => document.fonts.ready.then(() => true)");
  }

  private static double textSize(Page page) {
    return ((Number)
            page.evaluate(
                "() => parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"))
        .doubleValue();
  }
}
