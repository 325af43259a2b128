package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.web.page.Messages;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything reads and plays where no script runs. */
@Walk
class WithoutScriptsIT {

  @ParameterizedTest
  @EnumSource(Language.class)
  void the_whole_walk_can_be_gone(Language language, RunningService service, Browser browser) {
    Language other = language == Language.ENGLISH ? Language.GERMAN : Language.ENGLISH;
    try (Reader reader = Reader.withoutScripts(browser, language.tag())) {
      reader.page().navigate(service.address("/m/" + RunningService.SIGN));
      assertThat(reader.pageLanguage()).isEqualTo(language.tag());
      String above = reader.heading();

      reader.follow(reader.otherLevels(language).first());
      reader.page().waitForURL("**/stories/**");
      assertThat(reader.heading()).isNotEqualTo(above);
      String below = reader.page().url().replaceFirst(".*/", "");

      reader.switchTo(other, language);
      assertThat(reader.pageLanguage()).isEqualTo(other.tag());
      reader.follow(reader.nextPlaces(other).first());
      reader.page().waitForURL(url -> url.contains("/stories/") && !url.endsWith("/" + below));
      assertThat(reader.heading()).isNotBlank();
    }
  }

  @Test
  void sound_has_the_browsers_own_controls_and_plays(RunningService service, Browser browser) {
    try (Reader reader = Reader.withoutScripts(browser, "de")) {
      reader.page().navigate(service.address("/m/" + RunningService.SIGN));
      Locator sound = reader.page().locator("audio").first();
      assertThat(sound.getAttribute("controls")).isNotNull();
      assertThat(sound.getAttribute("aria-label")).isNotBlank();
      assertThat(sound.boundingBox().width).isGreaterThan(200);

      Response sent =
          reader
              .page()
              .waitForResponse(
                  answer -> answer.url().contains("/media/") && answer.url().endsWith(".mp3"),
                  () -> {
                    sound.focus();
                    reader.page().keyboard().press("Space");
                  });
      assertThat(sent.status()).isIn(200, 206);
      assertThat(sent.headers().get("content-type")).isEqualTo("audio/mpeg");
      await(sound, "a => !a.paused && a.currentTime > 0.5");
    }
  }

  /** The page's own clock stands still without scripts, so the asking is done from here. */
  private static void await(Locator element, String condition) {
    try {
      Patience.until(
          Duration.ofSeconds(20), condition, () -> element.evaluate(condition).equals(true));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void the_spoken_words_stand_on_the_page_and_the_sound_can_be_fetched(
      RunningService service, Browser browser) {
    try (Reader reader = Reader.withoutScripts(browser, "en")) {
      reader.page().navigate(service.address("/en/stories/merkers-erlebnisbergwerk"));
      Locator figure =
          reader
              .page()
              .locator("figure")
              .filter(new Locator.FilterOptions().setHas(reader.page().locator("audio")))
              .first();
      assertThat(figure.getByRole(AriaRole.LISTITEM).first().isVisible()).isTrue();
      assertThat(figure.getByRole(AriaRole.LISTITEM).count()).isGreaterThan(10);
      String file = figure.locator("a[download]").getAttribute("href");
      assertThat(service.bytes(file).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void what_is_folded_opens(RunningService service, Browser browser) {
    try (Reader reader = Reader.withoutScripts(browser, "de")) {
      reader.page().navigate(service.address("/de/stories/merkers-erlebnisbergwerk"));
      int opened = 0;
      while (reader.page().locator("details:not([open])").count() > 0) {
        Locator closed = reader.page().locator("details:not([open])").first();
        reader.follow(closed.locator("summary"));
        opened++;
        assertThat(opened).isLessThan(50);
      }
      assertThat(opened).as("sources and the answer to the question").isGreaterThanOrEqualTo(2);
      assertThat(
              reader
                  .page()
                  .getByText(Messages.in(Language.GERMAN).text("story.sources.lead"))
                  .isVisible())
          .isTrue();
    }
  }

  @Test
  void a_typed_code_opens_its_story_in_the_language_of_the_page(
      RunningService service, Browser browser) {
    Messages text = Messages.in(Language.ENGLISH);
    try (Reader reader = Reader.withoutScripts(browser, "de")) {
      reader.page().navigate(service.address("/en"));
      reader.page().getByLabel(text.text("home.code.label")).fill(" fr2 3r-19 ");
      reader.follow(button(reader, text.text("home.code.button")));
      reader.page().waitForURL("**/en/stories/merkers-erlebnisbergwerk");
      assertThat(reader.pageLanguage()).isEqualTo("en");
    }
  }

  @Test
  void a_mistyped_code_is_answered_with_the_right_one(RunningService service, Browser browser) {
    Messages text = Messages.in(Language.EASY_GERMAN);
    try (Reader reader = Reader.withoutScripts(browser, "de-simple")) {
      reader.page().navigate(service.address("/de-simple"));
      reader.page().getByLabel(text.text("home.code.label")).fill("FR23R91");
      reader.follow(button(reader, text.text("home.code.button")));
      reader.follow(
          reader
              .page()
              .getByRole(
                  AriaRole.LINK,
                  new Page.GetByRoleOptions().setName(RunningService.SIGN).setExact(true)));
      reader.page().waitForURL("**/m/" + RunningService.SIGN + "?lang=de-simple");
      assertThat(reader.pageLanguage()).isEqualTo("de-simple");
    }
  }

  @Test
  void search_finds_what_stands_in_the_stories(RunningService service, Browser browser) {
    Messages text = Messages.in(Language.GERMAN);
    try (Reader reader = Reader.withoutScripts(browser, "de")) {
      reader.page().navigate(service.address("/de/search"));
      reader.page().getByLabel(text.text("search.label")).fill("Voelkershausen");
      reader.follow(button(reader, text.text("search.button")));
      reader.page().waitForURL("**/de/search?q=Voelkershausen");
      Locator hit =
          reader
              .page()
              .getByRole(AriaRole.MAIN)
              .getByRole(AriaRole.ARTICLE)
              .getByRole(AriaRole.LINK)
              .first();
      reader.follow(hit);
      reader.page().waitForURL("**/de/stories/**");
      assertThat(reader.heading()).isNotBlank();
    }
  }

  @Test
  void the_example_beside_the_search_field_holds(RunningService service) {
    Matcher example =
        Pattern.compile("„([^“]+)“ findet .*?(\\p{L}+)\\.")
            .matcher(Messages.in(Language.GERMAN).text("search.hint"));
    assertThat(example.find()).isTrue();
    String part = URLEncoder.encode(example.group(1), StandardCharsets.UTF_8);
    assertThat(service.get("/de/search?q=" + part).body())
        .contains("/de/stories/")
        .contains(example.group(2));
  }

  private static Locator button(Reader reader, String name) {
    return reader.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
