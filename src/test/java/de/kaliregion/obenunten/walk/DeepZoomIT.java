package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.web.page.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A large picture can be looked at closely, once somebody wants to. */
@Walk
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DeepZoomIT {
  private static final Pattern VIEWER = Pattern.compile("/assets/zoom|/iiif/");
  private static final Pattern TILE =
      Pattern.compile("/iiif/3/[0-9a-f]{64}/(\\d+),(\\d+),(\\d+),(\\d+)/(\\d+),(\\d+)/0/");

  /** Somebody who looks at the story's cover; nothing moves by itself. */
  private static final class Looker implements AutoCloseable {
    private final DerivedService service;
    private final BrowserContext phone;
    private final Page page;
    private final Messages text;
    private final List<String> asked = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    Looker(DerivedService service, Browser browser, Language language) {
      this.service = service;
      this.text = Messages.in(language);
      phone =
          browser.newContext(
              new Browser.NewContextOptions()
                  .setViewportSize(390, 844)
                  .setHasTouch(true)
                  .setReducedMotion(ReducedMotion.REDUCE));
      phone.onRequest(request -> asked.add(request.url()));
      phone.onConsoleMessage(said -> {
        if (said.type().matches("error|warning")) {
          complaints.add(said.text());
        }
      });
      phone.onWebError(error -> complaints.add(error.error()));
      page = phone.newPage();
      page.navigate(service.running().address("/" + language.tag() + DerivedService.STORY));
    }

    Locator opener() {
      return button(page.locator("figure.cover"), "zoom.open");
    }

    Locator button(Locator within, String words) {
      return within.getByRole(
          AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(text.text(words)).setExact(true));
    }

    Locator dialog() {
      return page.getByRole(AriaRole.DIALOG);
    }

    Locator view() {
      return dialog().getByRole(AriaRole.IMG);
    }

    /** Opens the viewer, and waits until the whole picture stands in it. */
    Looker opened() throws Exception {
      opener().click();
      view().waitFor();
      await("the picture is there", () -> IntStream.of(seen()).sum() > 0);
      return this;
    }

    /** How many pixels of the picture lie on one of the screen, at the finest tile asked for. */
    int finest() {
      return asked.stream()
          .map(TILE::matcher)
          .filter(Matcher::find)
          .mapToInt(
              tile -> Math.round(Float.parseFloat(tile.group(3)) / Float.parseFloat(tile.group(5))))
          .min()
          .orElse(Integer.MAX_VALUE);
    }

    /** What is seen, in a few grey squares. */
    int[] seen() {
      List<?> squares =
          (List<?>)
              page.evaluate(
                  """
                  () => {
                    const canvas = document.querySelector('.zoom canvas');
                    if (!canvas?.width) return [];
                    const small = new OffscreenCanvas(12, 12).getContext('2d', { willReadFrequently: true });
                    small.drawImage(canvas, 0, 0, 12, 12);
                    const data = small.getImageData(0, 0, 12, 12).data;
                    return Array.from({ length: 144 }, (_, i) => data[4 * i + 1]);
                  }
                  """);
      return squares.stream().mapToInt(value -> ((Number) value).intValue()).toArray();
    }

    boolean sees(int[] before) {
      int[] now = seen();
      return IntStream.range(0, now.length).mapToLong(i -> Math.abs(now[i] - before[i])).sum()
          < 2L * now.length;
    }

    void await(String what, java.util.concurrent.Callable<Boolean> condition) throws Exception {
      Patience.until(
          Duration.ofSeconds(20),
          what,
          () -> {
            page.waitForTimeout(20);
            return condition.call();
          });
    }

    @Override
    public void close() {
      phone.close();
    }
  }

  @Test
  void before_the_tap_nothing_of_the_viewer_or_of_the_tiles_is_fetched(
      DerivedService service, Browser browser) throws Exception {
    try (Looker looker = new Looker(service, browser, Language.GERMAN)) {
      looker.page.evaluate("() => window.scrollTo(0, document.body.scrollHeight)");
      looker.page.waitForTimeout(500);
      assertThat(looker.asked).isNotEmpty().noneMatch(url -> VIEWER.matcher(url).find());

      looker.opened();

      assertThat(looker.asked)
          .anyMatch(url -> url.endsWith("/info.json"))
          .anyMatch(url -> TILE.matcher(url).find());
      assertThat(looker.complaints).isEmpty();
    }
  }

  @Test
  void buttons_keys_and_two_fingers_bring_it_closer(DerivedService service, Browser browser)
      throws Exception {
    try (Looker looker = new Looker(service, browser, Language.GERMAN).opened()) {
      int[] whole = looker.seen();
      assertThat(looker.finest()).isGreaterThan(4);

      looker.button(looker.dialog(), "zoom.in").click();
      looker.await("it is larger", () -> !looker.sees(whole));
      looker.button(looker.dialog(), "zoom.out").click();
      looker.await("it is whole again", () -> looker.sees(whole));

      for (int press = 0; press < 8; press++) {
        looker.page.keyboard().press("+");
      }
      looker.await("every detail is fetched", () -> looker.finest() == 1);
      int[] close = looker.seen();
      looker.page.keyboard().press("ArrowRight");
      looker.await("it moves", () -> !looker.sees(close));
      looker.page.keyboard().press("0");
      looker.await("it is whole again", () -> looker.sees(whole));

      pinch(looker);
      looker.await("it is larger", () -> !looker.sees(whole));
      looker.button(looker.dialog(), "zoom.whole").click();
      looker.await("it is whole again", () -> looker.sees(whole));
      assertThat(looker.complaints).isEmpty();
    }
  }

  private static void pinch(Looker looker) {
    CDPSession devices = looker.phone.newCDPSession(looker.page);
    JsonObject gesture = new JsonObject();
    gesture.addProperty("x", 195);
    gesture.addProperty("y", 420);
    gesture.addProperty("scaleFactor", 3);
    gesture.addProperty("gestureSourceType", "touch");
    devices.send("Input.synthesizePinchGesture", gesture);
    devices.detach();
  }

  @Test
  void escape_leads_back_to_where_one_was(DerivedService service, Browser browser)
      throws Exception {
    try (Looker looker = new Looker(service, browser, Language.GERMAN)) {
      for (int time = 0; time < 2; time++) {
        looker.opened();
        looker.page.keyboard().press("Escape");
        looker.await("it is closed", () -> looker.dialog().count() == 0);
        looker.await(
            "the button has the focus",
            () -> (boolean) looker.opener().evaluate("e => e === document.activeElement"));
      }
      looker.opened();
      looker.button(looker.dialog(), "zoom.close").click();
      looker.await("it is closed", () -> looker.dialog().count() == 0);
    }
  }

  @Test
  void when_the_line_drops_while_one_looks_it_is_said_until_it_is_back(
      DerivedService service, Browser browser) throws Exception {
    try (Looker looker = new Looker(service, browser, Language.GERMAN).opened()) {
      Locator said = looker.dialog().getByRole(AriaRole.STATUS);
      looker.phone.setOffline(true);
      looker.page.keyboard().press("+");
      looker.page.keyboard().press("+");
      looker.await("it is said", () -> said.textContent().equals(looker.text.text("zoom.failed")));
      looker.phone.setOffline(false);
      looker.await("it is over", () -> said.textContent().isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void it_speaks_the_readers_language_and_axe_finds_nothing(
      Language language, DerivedService service, Browser browser) throws Exception {
    try (Looker looker = new Looker(service, browser, language).opened()) {
      for (String words : List.of("zoom.in", "zoom.out", "zoom.whole", "zoom.close")) {
        assertThat(looker.button(looker.dialog(), words).isVisible()).as(words).isTrue();
      }
      assertThat(looker.view().getAttribute("aria-label"))
          .isEqualTo(service.large().alt().orElseThrow().in(language));
      assertThat(
              looker
                  .page
                  .locator("#" + looker.view().getAttribute("aria-describedby"))
                  .textContent())
          .isEqualTo(looker.text.text("zoom.hint"));
      Faults faults = new Faults();
      faults.add("the viewer", Examination.axe(looker.page));
      faults.add("the viewer", Examination.overflow(looker.page));
      faults.areNone();
    }
  }

  @Test
  void without_a_line_it_says_so_and_works_when_the_line_is_back(
      DerivedService service, Browser browser) throws Exception {
    try (Looker looker = new Looker(service, browser, Language.GERMAN)) {
      looker.phone.setOffline(true);
      looker.opener().click();
      Locator said = looker.page.getByRole(AriaRole.ALERT);
      said.waitFor();
      assertThat(said.innerText()).contains(looker.text.text("zoom.failed"));
      assertThat(looker.page.url()).endsWith(DerivedService.STORY);
      assertThat(looker.dialog().count()).isZero();

      looker.phone.setOffline(false);
      looker.opened();
      assertThat(said.count()).isZero();
    }
  }

  @Test
  void without_scripts_a_link_leads_to_the_largest_file(DerivedService service, Browser browser) {
    try (Reader reader = Reader.withoutScripts(browser, "de")) {
      reader.page().navigate(service.running().address("/de" + DerivedService.STORY));
      Locator link = reader.page().locator("figure.cover deep-zoom a");
      assertThat(link.isVisible()).isTrue();
      String file = link.getAttribute("href");
      assertThat(file).isEqualTo(service.large().main().path());
      assertThat(service.running().bytes(file).statusCode()).isEqualTo(200);
    }
  }
}
