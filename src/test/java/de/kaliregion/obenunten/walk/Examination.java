package de.kaliregion.obenunten.walk;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

/**
 * What a program can tell of a page that is open. Answers are pairs of a fault's kind and place.
 */
final class Examination {
  private static final String AXE =
      """
      async colours => {
        const found = await axe.run(document, {
          runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
          resultTypes: ['violations'],
          preload: colours,
          rules: { 'color-contrast': { enabled: colours } },
        });
        return found.violations.flatMap(rule => rule.nodes.map(node =>
          [`${rule.id}: ${rule.help}`, `${node.html.slice(0, 160)} ${node.any.concat(node.all, node.none).map(c => c.message).join('; ')}`]));
      }
      """;

  private static final String OVERFLOW =
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

  private Examination() {}

  /** Brings axe into whatever the page will open: less work than into each when it is there. */
  static void prepare(Page page) {
    page.addInitScript(AxeBuilder.getAxeScript());
  }

  /** Against WCAG 2.2 AA and good practice. */
  static Object axe(Page page) {
    return axe(page, true);
  }

  /** The same without colours and style sheets, which take most of the time. */
  static Object axeWithoutColours(Page page) {
    return axe(page, false);
  }

  private static Object axe(Page page, boolean colours) {
    if (!(boolean) page.evaluate("() => 'axe' in window")) {
      page.evaluate(AxeBuilder.getAxeScript());
    }
    return page.evaluate(AXE, colours);
  }

  /** What reaches beyond the right edge, apart from what scrolls within itself. */
  static Object overflow(Page page) {
    return page.evaluate(OVERFLOW);
  }
}
