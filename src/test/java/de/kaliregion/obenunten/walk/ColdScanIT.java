package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A first scan where the signal is bad: 400 kbit/s, and 400 ms until anything answers. */
@Walk
class ColdScanIT {
  private static final double BYTES_PER_SECOND = 400_000 / 8.0;
  private static final int LATENCY_MILLIS = 400;
  private static final long LONGEST_MILLIS = 2_500;

  /** Other programs take their share of the machine; what the service can do shows in the best. */
  private static final int TRIES = 3;

  /**
   * Notes when the first paragraph of the story has been drawn: its box is there, and then two
   * frames have passed.
   */
  private static final String WATCH =
      """
      const look = () => {
        const text = document.querySelector('main article p.lead, main article .blocks p, main p');
        const box = text && text.getBoundingClientRect();
        if (box && box.width > 100 && box.height > 10 && performance.getEntriesByName('first-contentful-paint').length) {
          requestAnimationFrame(() => requestAnimationFrame(() => { window.readableAfter = performance.now(); }));
        } else {
          requestAnimationFrame(look);
        }
      };
      requestAnimationFrame(look);
      """;

  @Test
  void the_first_paragraph_can_be_read_within_two_and_a_half_seconds(
      RunningService service, Browser browser) {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      millis.add(coldScan(service, browser));
    }
    System.out.println("cold scan at 400 kbit/s, 400 ms: readable after " + millis + " ms");
    assertThat(Collections.min(millis)).isLessThanOrEqualTo(LONGEST_MILLIS);
  }

  private static long coldScan(RunningService service, Browser browser) {
    try (Reader reader = Reader.asking(browser, "de")) {
      CDPSession devtools = reader.phone().newCDPSession(reader.page());
      devtools.send("Network.enable");
      devtools.send("Network.emulateNetworkConditions", badSignal());
      reader.page().addInitScript(WATCH);
      reader.page().navigate(service.address("/m/" + RunningService.SIGN));
      reader.page().waitForFunction("() => window.readableAfter");
      assertThat(fontsThatHideText(reader)).isEmpty();
      return ((Number) reader.page().evaluate("() => window.readableAfter")).longValue();
    }
  }

  private static JsonObject badSignal() {
    JsonObject conditions = new JsonObject();
    conditions.addProperty("offline", false);
    conditions.addProperty("latency", LATENCY_MILLIS);
    conditions.addProperty("downloadThroughput", BYTES_PER_SECOND);
    conditions.addProperty("uploadThroughput", BYTES_PER_SECOND);
    return conditions;
  }

  /** A font that blocks draws the box of a paragraph without its letters for up to 3 s. */
  private static List<?> fontsThatHideText(Reader reader) {
    return (List<?>)
        reader
            .page()
            .evaluate(
                "() => [...document.fonts].filter(f => !['swap', 'optional', 'fallback']"
                    + ".includes(f.display)).map(f => f.family)");
  }
}
