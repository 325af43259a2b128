package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import de.kaliregion.obenunten.content.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the scan through the sound, the counterpart and another language to the next place. */
@Walk
class ScanWalkIT {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de-DE,de;q=0.9,en;q=0.5 | de        | en",
        "en-GB,en;q=0.9          | en        | de-simple",
        "de-simple,de;q=0.8      | de-simple | de",
        "fr-FR,fr;q=0.9,en;q=0.8 | en        | de",
        "tlh                     | de        | de-simple",
      })
  void a_scan_leads_through_the_sound_and_below_and_on_to_the_next_place(
      String asked, String tag, String otherTag, RunningService service, Browser browser) {
    Language language = Language.ofTag(tag).orElseThrow();
    Language other = Language.ofTag(otherTag).orElseThrow();
    try (Reader reader = Reader.asking(browser, asked)) {
      scan(reader, service, language);
      listen(reader);
      String above = reader.heading();

      reader.follow(reader.otherLevels(language).first());
      reader.page().waitForURL("**/" + tag + "/stories/**");
      assertThat(reader.heading()).isNotEqualTo(above);
      assertThat(reader.otherLevels(language).count()).isPositive();

      String below = slug(reader);
      reader.switchTo(other, language);
      assertThat(reader.pageLanguage()).isEqualTo(otherTag);
      assertThat(slug(reader)).isEqualTo(below);

      String heading = reader.heading();
      reader.follow(reader.nextPlaces(other).first());
      reader.page().waitForURL(url -> !url.endsWith("/" + below));
      assertThat(reader.pageLanguage()).isEqualTo(otherTag);
      assertThat(reader.heading()).isNotEqualTo(heading);
    }
  }

  private static void scan(Reader reader, RunningService service, Language language) {
    String printed = "/m/" + RunningService.SIGN;
    Response answer = reader.page().navigate(service.address(printed));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.request().redirectedFrom()).isNull();
    assertThat(reader.page().url()).endsWith(printed);
    assertThat(reader.pageLanguage()).isEqualTo(language.tag());
    assertThat(reader.page().title()).startsWith(reader.heading());
  }

  private static void listen(Reader reader) {
    Locator sound = reader.page().locator("audio").first();
    sound.scrollIntoViewIfNeeded();
    assertThat(sound.evaluate("a => a.paused")).as("silent until asked").isEqualTo(true);
    sound.evaluate("a => a.play()");
    reader.page().waitForFunction("a => a.currentTime > 1", sound.elementHandle());
  }

  @Test
  void the_words_that_are_heard_are_marked_and_can_be_gone_to(
      RunningService service, Browser browser) {
    try (Reader reader = Reader.asking(browser, "de")) {
      reader.page().navigate(service.address("/m/" + RunningService.SIGN));
      listen(reader);
      Locator figure =
          reader.page().locator("figure").filter(has(reader.page().locator("audio"))).first();
      Locator marked = figure.locator("[aria-current=true]");
      marked.first().waitFor();
      assertThat(marked.count()).as("one line at a time").isEqualTo(1);
      String first = marked.innerText();

      figure.locator("audio").evaluate("a => { a.currentTime = 20 }");
      reader
          .page()
          .waitForFunction(
              "([figure, before]) => {"
                  + "const now = figure.querySelector('[aria-current=true]');"
                  + "return now && now.innerText !== before }",
              new Object[] {figure.elementHandle(), first});
    }
  }

  private static Locator.FilterOptions has(Locator inner) {
    return new Locator.FilterOptions().setHas(inner);
  }

  @Test
  void each_sound_and_film_of_the_collection_plays(RunningService service, Browser browser) {
    try (Reader reader = Reader.asking(browser, "en")) {
      for (String path : service.pages()) {
        if (!path.startsWith("/en/stories/")
            || !service.get(path).body().contains("<timed-media")) {
          continue;
        }
        reader.page().navigate(service.address(path));
        for (Locator media : reader.page().locator("audio, video").all()) {
          media.evaluate("m => m.play()");
          reader.page().waitForFunction("m => m.currentTime > 0.2", media.elementHandle());
          media.evaluate("m => m.pause()");
        }
      }
    }
  }

  @Test
  void the_film_has_captions_in_the_readers_language(RunningService service, Browser browser) {
    try (Reader reader = Reader.asking(browser, "en")) {
      reader.page().navigate(service.address("/en/stories/merkers-erlebnisbergwerk"));
      Locator film = reader.page().locator("video").first();
      film.evaluate("v => v.play()");
      reader
          .page()
          .waitForFunction(
              "v => [...v.textTracks].some(t => t.mode === 'showing' && t.language === 'en'"
                  + " && t.kind === 'captions' && t.cues && t.cues.length > 0)",
              film.elementHandle());
    }
  }

  private static String slug(Reader reader) {
    String url = reader.page().url();
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
