package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Geolocation;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.walk.Museum.Curator;
import de.kaliregion.obenunten.web.page.Messages;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Curators write the cards of places, routes and words, at a desk and at the place itself. */
@Walk
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CardWalkIT {
  private static final Messages GERMAN = Messages.ofStudio(Language.GERMAN);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static Museum museum;

  @BeforeAll
  static void open() throws IOException {
    museum = Museum.open((_, _) -> {});
  }

  @AfterAll
  static void close() throws IOException {
    museum.close();
  }

  /** A card on the screen of a curator. */
  private record Card(Page page) {
    static Card begun(Page page, String kind, String title) {
      page.navigate(museum.service().address("/studio/" + kind + "/new"));
      page.locator("#title").fill(title);
      page.locator("main form button").click();
      page.waitForURL(address -> address.contains("/" + kind + "/") && !address.endsWith("/new"));
      return new Card(page);
    }

    Locator field(String name) {
      return page.locator("#card-form [name='" + name + "']");
    }

    Locator button(String act) {
      return page.locator("button[value='" + act + "']");
    }

    void awaitSaved() throws Exception {
      Patience.until(
          PATIENCE,
          "the card is saved",
          () -> page.locator(".saved-note").innerText().startsWith("Gespeichert um"));
    }

    String slug() {
      return page.url().replaceFirst("[?#].*", "").replaceFirst(".*/", "");
    }

    /** What the server has in the field, as a colleague sees it. */
    String stored(String name) {
      Page other = page.context().newPage();
      try {
        other.navigate(page.url());
        return new Card(other).field(name).inputValue();
      } finally {
        other.close();
      }
    }

    void writeTheRest() {
      field("municipality").fill("Krayenberggemeinde");
      field("district").fill("Wartburgkreis");
      field("thuringia").check();
    }

    void publish() {
      button("publish").click();
      page.locator("main > .notice")
          .filter(new Locator.FilterOptions().setHasText(GERMAN.text("done.story-published")))
          .waitFor();
    }
  }

  @Test
  void a_place_is_tapped_on_the_sketch_and_comes_to_visitors(Browser browser) throws Exception {
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Card card = Card.begun(erika.page(), "places", "Seilbahn bei Dorndorf");
      card.page().locator(".map-picker svg").click();
      double latitude = Double.parseDouble(card.field("latitude").inputValue());
      double longitude = Double.parseDouble(card.field("longitude").inputValue());
      assertThat(latitude).isBetween(50.7, 51.0);
      assertThat(longitude).isBetween(9.9, 10.4);

      card.page().locator(".map-picker .nearer").click();
      card.page().locator(".map-picker svg").focus();
      card.page().keyboard().press("ArrowUp");
      assertThat(Double.parseDouble(card.field("latitude").inputValue())).isGreaterThan(latitude);
      card.writeTheRest();
      card.awaitSaved();
      card.publish();

      museum.await(PATIENCE, "/de/places/" + card.slug(), "Seilbahn bei Dorndorf");
    }
  }

  @Test
  void whoever_stands_there_lets_the_phone_say_where_that_is(Browser browser) throws Exception {
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      erika.phone().grantPermissions(List.of("geolocation"));
      erika.phone().setGeolocation(new Geolocation(50.82036, 10.12481).setAccuracy(17));
      Card card = Card.begun(erika.page(), "places", "Genau hier");
      card.page().locator(".map-picker .here").click();
      Patience.until(
          PATIENCE,
          "the phone has said it",
          () -> card.field("latitude").inputValue().equals("50.82036"));

      assertThat(card.field("longitude").inputValue()).isEqualTo("10.12481");
      assertThat(card.field("uncertainty").inputValue()).isEqualTo("17");
      card.awaitSaved();
      assertThat(card.stored("latitude")).isEqualTo("50.82036");
    }
  }

  @Test
  void a_phone_that_keeps_its_position_to_itself_says_what_else_to_do(Browser browser)
      throws Exception {
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Card card = Card.begun(erika.page(), "places", "Ohne Ortung");
      card.page().locator(".map-picker .here").click();
      Patience.until(
          PATIENCE,
          "the page says so",
          () ->
              card.page().locator(".map-note").innerText().equals(GERMAN.text("card.map.refused")));
    }
  }

  @Test
  void a_position_copied_from_a_map_goes_into_both_fields(Browser browser) throws Exception {
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Card card = Card.begun(erika.page(), "places", "Aus der Karte");
      card.field("latitude").fill("50.87382, 9.94668");

      assertThat(card.field("latitude").inputValue()).isEqualTo("50.87382");
      assertThat(card.field("longitude").inputValue()).isEqualTo("9.94668");
      card.awaitSaved();
      assertThat(card.stored("longitude")).isEqualTo("9.94668");
    }
  }

  @Test
  void without_a_line_the_device_keeps_it_until_there_is_one(Browser browser) throws Exception {
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Card card = Card.begun(erika.page(), "places", "Funkloch");
      String address = card.page().url();
      erika.phone().setOffline(true);
      card.field("access/de").pressSequentially("Hinter dem Tor links.");
      card.page().close();
      erika.phone().setOffline(false);

      Page again = erika.phone().newPage();
      again.navigate(address);
      again
          .locator("main > .notice")
          .filter(new Locator.FilterOptions().setHasText(GERMAN.text("done.story-kept")))
          .waitFor();
      assertThat(new Card(again).field("access/de").inputValue())
          .isEqualTo("Hinter dem Tor links.");
    }
  }

  @Test
  void two_see_what_both_wrote_in_one_field_and_one_picks(Browser browser) throws Exception {
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Card mine = Card.begun(erika.page(), "terms", "Streitwort");
      Page other = erika.phone().newPage();
      other.navigate(mine.page().url());
      Card theirs = new Card(other);
      mine.page().bringToFront();
      mine.field("definition/de").fill("Meine Erklärung");
      mine.awaitSaved();
      theirs.page().bringToFront();
      theirs.field("definition/de").fill("Eine andere Erklärung");
      Locator pick = theirs.page().locator("[name='pick.definition/de'][value='theirs']");
      pick.waitFor();

      assertThat(theirs.page().locator(".their-words").innerText()).isEqualTo("Meine Erklärung");
      pick.check();
      theirs.button("save").last().click();
      Patience.until(
          PATIENCE,
          "the choice is stored",
          () -> theirs.stored("definition/de").equals("Meine Erklärung"));
    }
  }

  @Test
  void a_route_is_made_by_keyboard_alone(Browser browser) throws Exception {
    try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, "de")) {
      Page page = erika.page();
      page.setViewportSize(1280, 900);
      Card card = Card.begun(page, "routes", "Nur mit Tasten");
      new Keys(page).reach(card.field("introduction/de"));
      page.keyboard().type("Ein kurzer Weg.");
      press(page, card.button("add stations"));
      Locator station = page.locator(".part select").first();
      new Keys(page).reach(station);
      page.keyboard().press("ArrowDown");
      new Keys(page).reach(page.locator(".part textarea").first());
      page.keyboard().type("Vom Parkplatz aus.");
      press(page, page.locator("button[value^='add '][value$='/tasks']"));
      new Keys(page).reach(page.locator(".part .part textarea").first());
      page.keyboard().type("Zählt die Seilscheiben.");
      card.awaitSaved();
      new Keys(page).reach(card.button("publish"));
      page.keyboard().press("Enter");
      page.locator("main > .notice").waitFor();

      museum.await(PATIENCE, "/de/routes/" + card.slug(), "Zählt die Seilscheiben.");
    }
  }

  private static void press(Page page, Locator target) {
    new Keys(page).reach(target);
    page.keyboard().press("Enter");
    page.waitForURL(address -> address.contains("#"));
    page.locator(".part").first().waitFor();
  }

  @Test
  void every_state_of_the_pages_is_readable_for_all(Browser browser) throws Exception {
    Faults faults = new Faults();
    for (String language : List.of("de", "en")) {
      try (Reader erika = museum.phoneOf(Curator.ERIKA, browser, language)) {
        Page page = erika.page();
        List<String> kinds =
            language.equals("de") ? List.of("places", "routes") : List.of("places");
        for (String kind : kinds) {
          page.navigate(museum.service().address("/studio/" + kind));
          faults.examine(page);
          page.navigate(museum.service().address("/studio/" + kind + "/new"));
          faults.examine(page);
          page.locator("main form button").click();
          page.locator(".faults").waitFor();
          faults.examine(page);
          Card card = Card.begun(page, kind, "Lesbar auf " + language);
          faults.examine(page);
          card.button("publish").click();
          page.locator(".faults").waitFor();
          faults.examine(page);
          page.navigate(
              museum.service().address("/studio/" + kind + "/" + card.slug() + "/history/1"));
          faults.examine(page);
        }
      }
    }
    faults.areNone();
  }
}
