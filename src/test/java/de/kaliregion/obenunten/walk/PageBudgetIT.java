package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What may go over the line. */
@Walk
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PageBudgetIT {
  private static final int HTML = 14_000;
  private static final int VIEWER = 80_000;

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
}
