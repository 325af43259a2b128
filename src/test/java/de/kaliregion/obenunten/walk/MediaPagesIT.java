package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import de.kaliregion.obenunten.content.Language;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Media come to each screen in the form that suits it, and no sooner than they are wanted. */
@Walk
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class MediaPagesIT {
  private static final Pattern PLAYED = Pattern.compile("\\.(mp3|m4a|mp4)$");
  private static final Pattern SHOWN = Pattern.compile("/media/.*\\.(avif|webp|jpg)$");

  /** What is known of each picture in the page, once all of them are there. */
  private static final String PICTURES =
      """
      () => [...document.querySelectorAll('main picture img')].map(img => {
        const box = img.getBoundingClientRect();
        const sources = [...img.parentElement.querySelectorAll('source')];
        const set = (sources[0] ?? img).srcset;
        return {
          file: new URL(img.currentSrc).pathname,
          types: sources.map(s => s.type).join(),
          widths: set ? set.split(', ').map(c => Number(c.split(' ')[1].slice(0, -1))) : [],
          natural: Number(img.getAttribute('width')) / Number(img.getAttribute('height')),
          shape: img.naturalWidth / img.naturalHeight,
          room: Math.max(box.width, box.height * img.naturalWidth / img.naturalHeight),
          lazy: img.loading === 'lazy',
          cover: !!img.closest('.cover'),
        };
      })
      """;

  private static final String SHIFTS =
      """
      () => { window.shifts = []; new PerformanceObserver(seen => seen.getEntries().forEach(e => shifts.push(e.value)))
        .observe({ type: 'layout-shift', buffered: true }); }
      """;

  private record Visit(BrowserContext phone, Page page, List<Response> answers)
      implements AutoCloseable {

    static Visit of(DerivedService service, Browser browser, int width, double density) {
      BrowserContext phone =
          browser.newContext(
              new Browser.NewContextOptions()
                  .setViewportSize(width, 844)
                  .setDeviceScaleFactor(density));
      // Letters of another width move lines when they come late; here pictures are watched.
      phone.route("**/*.woff2", Route::abort);
      List<Response> answers = new ArrayList<>();
      phone.onResponse(answers::add);
      Page page = phone.newPage();
      page.navigate(service.running().address("/de" + DerivedService.STORY));
      page.evaluate(SHIFTS);
      return new Visit(phone, page, answers);
    }

    List<String> paths(Pattern pattern) {
      return answers.stream()
          .map(answer -> answer.url().replaceFirst("^http://[^/]+", ""))
          .filter(path -> pattern.matcher(path).find())
          .toList();
    }

    /** Down to the end, step by step, until every picture is there. */
    void readToTheEnd() throws Exception {
      int height = ((Number) page.evaluate("() => document.body.scrollHeight")).intValue();
      for (int at = 0; at < height; at += 600) {
        page.mouse().wheel(0, 600);
        page.waitForTimeout(30);
      }
      await(
          "every picture is there",
          () ->
              (boolean)
                  page.evaluate(
                      "() => [...document.querySelectorAll('main img')].every(i => i.complete && i.naturalWidth)"));
    }

    void await(String what, Callable<Boolean> condition) throws Exception {
      Patience.until(
          Duration.ofSeconds(30),
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

  @ParameterizedTest
  @CsvSource({"390, 1", "390, 2", "390, 3", "1280, 1"})
  void each_picture_comes_in_the_lightest_type_and_the_width_that_fits(
      int width, double density, DerivedService service, Browser browser) throws Exception {
    try (Visit visit = Visit.of(service, browser, width, density)) {
      visit.readToTheEnd();
      List<?> pictures = (List<?>) visit.page.evaluate(PICTURES);
      assertThat(pictures).hasSizeGreaterThan(8);
      List<String> chosen =
          pictures.stream().map(picture -> (String) ((Map<?, ?>) picture).get("file")).toList();
      for (Object picture : pictures) {
        requireFitting((Map<?, ?>) picture, density, chosen);
      }
      List<String> files = visit.paths(SHOWN);
      assertThat(files).as("one file for each picture").doesNotHaveDuplicates();
      assertThat(files).anyMatch(file -> file.endsWith(".avif"));
    }
  }

  private static void requireFitting(Map<?, ?> picture, double density, List<String> files) {
    String file = (String) picture.get("file");
    String types = (String) picture.get("types");
    assertThat(types).isIn("image/avif,image/webp", "image/avif", "image/webp", "");
    if (!types.isEmpty()) {
      assertThat(file).endsWith(types.replaceFirst(",.*", "").replace("image/", "."));
    }
    List<Double> widths =
        ((List<?>) picture.get("widths")).stream().map(w -> number(w)).sorted().toList();
    if (widths.isEmpty()) {
      return;
    }
    double chosen = Double.parseDouble(file.replaceFirst(".*-(\\d+)\\.\\w+$", "$1"));
    double needed = number(picture.get("room")) * density;
    assertThat(widths).as(file).contains(chosen);
    if (chosen < widths.getLast()) {
      // Browsers take the lower of two files when the pixels of the screen are nearer to it.
      assertThat(chosen).as(file + " for " + needed).isGreaterThan(needed * 0.7);
    }
    // What is there already for another place, they take again.
    if (Collections.frequency(files, file) == 1) {
      widths.stream()
          .filter(narrower -> narrower < chosen)
          .forEach(narrower ->
              assertThat(narrower).as(file + " for " + needed).isLessThan(needed * 1.05));
    }
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  @ParameterizedTest
  @CsvSource({"390, 3", "1280, 1"})
  void nothing_jumps_while_pictures_come(
      int width, double density, DerivedService service, Browser browser) throws Exception {
    try (Visit visit = Visit.of(service, browser, width, density)) {
      visit.readToTheEnd();
      for (Object picture : (List<?>) visit.page.evaluate(PICTURES)) {
        Map<?, ?> known = (Map<?, ?>) picture;
        assertThat(number(known.get("natural")))
            .as((String) known.get("file"))
            .isCloseTo(number(known.get("shape")), within(0.02));
      }
      assertThat(number(visit.page.evaluate("() => shifts.reduce((sum, s) => sum + s, 0)")))
          .isLessThan(0.01);
    }
  }

  /** A source within a picture is a box of its own where the picture has none. */
  @Test
  void a_picture_in_many_formats_leaves_the_words_beside_it_their_room(
      DerivedService service, Browser browser) {
    try (BrowserContext phone =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844))) {
      Page page = phone.newPage();
      page.navigate(service.running().address("/de/search?q=Kristallgrotte"));
      List<?> shares =
          (List<?>)
              page.evaluate(
                  """
                  () => [...document.querySelectorAll('.teaser')]
                    .filter(teaser => teaser.querySelector('source'))
                    .map(teaser => teaser.querySelector('.teaser-text').offsetWidth / teaser.offsetWidth)
                  """);

      assertThat(shares).isNotEmpty();
      assertThat(shares)
          .allSatisfy(share -> assertThat(((Number) share).doubleValue()).isGreaterThan(0.6));
    }
  }

  @Test
  void what_lies_far_below_is_not_fetched_before_one_comes_near(
      DerivedService service, Browser browser) throws Exception {
    try (Visit visit = Visit.of(service, browser, 390, 1)) {
      List<?> pictures =
          (List<?>) visit.page.evaluate(PICTURES.replace("new URL(img.currentSrc).pathname", "''"));
      assertThat(pictures)
          .allSatisfy(picture -> {
            Map<?, ?> known = (Map<?, ?>) picture;
            assertThat(known.get("lazy")).isEqualTo(!known.get("cover").equals(true));
          });
      List<String> atFirst = visit.paths(SHOWN);
      visit.readToTheEnd();
      assertThat(visit.paths(SHOWN)).hasSizeGreaterThan(atFirst.size() + 3);
    }
  }

  @Test
  void no_byte_of_sound_or_film_comes_before_the_tap(DerivedService service, Browser browser)
      throws Exception {
    try (Visit visit = Visit.of(service, browser, 390, 2)) {
      visit.readToTheEnd();
      visit.page.waitForTimeout(500);
      assertThat(visit.paths(PLAYED)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"390, -300.mp4", "1280, -600.mp4"})
  void a_film_plays_in_the_size_of_the_screen_with_its_captions(
      int width, String ending, DerivedService service, Browser browser) throws Exception {
    try (Visit visit = Visit.of(service, browser, width, 1)) {
      Locator film = visit.page.locator("video");
      film.evaluate("v => { v.muted = true; v.play(); }");
      visit.await("it plays", () -> (boolean) film.evaluate("v => v.currentTime > 0.3"));

      assertThat(visit.paths(Pattern.compile("\\.mp4$")))
          .isNotEmpty()
          .allMatch(path -> path.endsWith(ending));
      assertThat(visit.answers)
          .filteredOn(answer -> answer.url().endsWith(".mp4"))
          .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(206));
      visit.await(
          "the captions of the page's language are shown",
          () ->
              (boolean)
                  film.evaluate(
                      """
                      v => [...v.textTracks].some(t => t.mode === 'showing' && t.language === 'de' && t.cues?.length > 1)
                      """));
      assertThat(number(film.evaluate("v => v.textTracks.length"))).isGreaterThan(1);
      film.evaluate("v => { v.currentTime = 5; }");
      visit.await("it plays on", () -> (boolean) film.evaluate("v => v.currentTime > 5.1"));
    }
  }

  @Test
  void a_view_all_around_is_wider_than_the_screen_and_moves_within_itself(
      DerivedService service, Browser browser) throws Exception {
    try (Visit visit = Visit.of(service, browser, 390, 1)) {
      visit.readToTheEnd();
      Locator pan = visit.page.locator(".pan");
      assertThat(number(pan.evaluate("p => p.scrollWidth / p.clientWidth"))).isGreaterThan(1.5);
      pan.focus();
      visit.page.keyboard().press("ArrowRight");
      visit.await("it moves", () -> number(pan.evaluate("p => p.scrollLeft")) > 0);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_kind_can_be_read_by_everybody(
      Language language, DerivedService service, Browser browser) {
    Faults faults = new Faults();
    try (BrowserContext phone =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(320, 640))) {
      Page page = phone.newPage();
      page.navigate(service.running().address("/" + language.tag() + DerivedService.STORY));
      faults.add(language.tag(), Examination.axe(page));
      faults.add(language.tag(), Examination.overflow(page));
    }
    faults.areNone();
  }

  @Test
  void documents_and_models_are_links_to_files_of_their_type(DerivedService service) {
    String page = service.running().get("/de" + DerivedService.STORY).body();
    for (String[] kind :
        new String[][] {{"pdf", "application/pdf"}, {"glb", "model/gltf-binary"}}) {
      String path =
          Stream.of(page.split("href=\""))
              .map(rest -> rest.substring(0, Math.max(0, rest.indexOf('"'))))
              .filter(href -> href.endsWith("." + kind[0]))
              .findFirst()
              .orElseThrow();
      HttpResponse<byte[]> file = service.running().bytes(path);
      assertThat(file.statusCode()).isEqualTo(200);
      assertThat(file.headers().firstValue("Content-Type")).contains(kind[1]);
      assertThat(service.running().bytes(path, "Range", "bytes=0-3").body()).hasSize(4);
    }
  }
}
