package de.kaliregion.obenunten;

import static de.kaliregion.obenunten.StudioHouse.HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_HERE;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.StoryEditorTest.Form;
import de.kaliregion.obenunten.StudioHouse.Browser;
import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Coordinates;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.FederalState;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Source;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.Wording;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What visitors get of a story that was taken down, and when. */
class WithdrawnStoryTest {
  private static final Slug STORY = new Slug("der-stollen");
  private static final Slug NEIGHBOUR = new Slug("die-halde");
  private static final SignCode SIGN = SignCode.withCheckSymbol("FR23R1");
  private static final String EDITOR = "/studio/stories/" + STORY;

  /** A look every few seconds, and the exhibition's own, on a machine that has more to do. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private StudioHouse house;
  private Browser visitor;
  private Browser editor;

  @BeforeEach
  void open() {
    house = new StudioHouse(Map.of(), WithdrawnStoryTest::furnish);
    visitor = house.newBrowser();
    editor = house.browserOf(EDITOR_HERE);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static void furnish(StudioHouse house, Stores stores) {
    Place tunnel = place("stollen", 50.82);
    Place heap = place("halde", 50.83);
    stores.content().put(tunnel);
    stores.content().put(heap);
    stores
        .content()
        .put(
            new Sign(
                SIGN, Sign.State.ASSIGNED, Optional.of(STORY), Optional.empty(), Optional.empty()));
    publish(house, stores, STORY, tunnel, Language.GERMAN, "Der Stollen");
    publish(house, stores, STORY, tunnel, Language.ENGLISH, "The tunnel");
    publish(house, stores, NEIGHBOUR, heap, Language.GERMAN, "Die Halde");
    stores.content().raiseGeneration();
  }

  private static Place place(String name, double latitude) {
    return new Place(
        new Slug(name),
        new Wording(Map.of(Language.GERMAN, name)),
        HERE,
        "Merkers",
        "Wartburgkreis",
        List.of(FederalState.TH),
        new Coordinates(latitude, 10.12, 10),
        Level.ABOVE,
        Optional.empty(),
        Optional.empty());
  }

  private static void publish(
      StudioHouse house, Stores stores, Slug slug, Place place, Language language, String title) {
    stores
        .content()
        .publish(
            new Story(
                slug,
                place.slug(),
                HERE,
                Tone.PLAIN,
                new Slug("bild"),
                List.of(new Source(Optional.of("G1"), "Quelle", Optional.empty()))),
            new Edition(
                language,
                title,
                "Teaser",
                List.of(
                    new Block.Text(Optional.empty(), Optional.of(new RichText("Zunderkamm."))))),
            house.clock().instant());
  }

  private String takeDown(String language, String... more) {
    Form form = Form.in(editor.get(EDITOR + "?in=" + language).body());
    for (int i = 0; i < more.length; i += 2) {
      form = form.with(more[i], more[i + 1]);
    }
    HttpResponse<String> answer = form.send(editor, EDITOR, "take-down");
    return answer.statusCode() == 303
        ? answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*done=", "")
        : answer.statusCode() + " " + answer.body();
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private int status(String path) {
    return visitor.get(path).statusCode();
  }

  private void takeAllDown() {
    assertThat(takeDown("de", "end.now", "yes")).isEqualTo("story-taken-down");
    assertThat(takeDown("en", "end.now", "yes")).isEqualTo("story-taken-down");
    await("the story is gone", () -> status("/de/stories/" + STORY) == 410);
  }

  @Test
  void nothingIsTakenDownByASlipOfTheFinger() {
    assertThat(takeDown("de")).startsWith("422").contains("#end.now", "tick the box");
    assertThat(takeDown("de", "end.now", "no")).startsWith("422");
    assertThat(editor.get(EDITOR + "?in=de").body()).contains("value=\"take-down\"");
  }

  @Test
  void oneLanguageGoesAndTheOtherStays() {
    assertThat(takeDown("de", "end.now", "yes")).isEqualTo("story-taken-down");
    await(
        "only English is listed",
        () -> !visitor.get("/sitemap.xml").body().contains("/de/stories/" + STORY));

    assertThat(visitor.get("/en/stories/" + STORY).body()).contains("The tunnel");
    assertThat(visitor.get("/sitemap.xml").body()).contains("/en/stories/" + STORY);
    assertThat(editor.get(EDITOR + "?in=de").body())
        .contains("Taken from visitors on 1 May 2026, 14:00 by Name of EDITOR_HERE.")
        .doesNotContain("value=\"take-down\"");
    assertThat(editor.get(EDITOR + "?in=en").body()).contains("value=\"take-down\"");
  }

  @Test
  void withoutALanguageTheOldAddressTellsItAndOffersWhatIsNear() {
    takeAllDown();

    HttpResponse<String> page = visitor.get("/en/stories/" + STORY);
    assertThat(page.statusCode()).isEqualTo(410);
    assertThat(page.body())
        .contains("This story cannot be seen at present", "noindex")
        .contains("/en/stories/" + NEIGHBOUR)
        .doesNotContain("The tunnel", "Zunderkamm");
    HttpResponse<String> program =
        visitor.get("/api/v1/stories/" + STORY, "Accept", "application/json");
    assertThat(program.statusCode()).isEqualTo(410);
    assertThat(program.body()).contains("/problems/gone");
    assertThat(visitor.get("/de/stories/" + STORY, "Accept", "application/json").statusCode())
        .isEqualTo(410);
  }

  @Test
  void itsSignLeadsToTheStoriesNearItAndIsNever404() {
    takeAllDown();

    HttpResponse<String> sign = visitor.get("/m/" + SIGN);

    assertThat(sign.statusCode()).isEqualTo(200);
    assertThat(sign.body()).contains("/en/stories/" + NEIGHBOUR).doesNotContain("Zunderkamm");
  }

  @Test
  void itIsInNoListAndNoSearchAndNotInTheSitemap() {
    assertThat(visitor.get("/de/search?q=Zunderkamm").body()).contains("/de/stories/" + STORY);
    takeAllDown();

    for (String path :
        List.of(
            "/de",
            "/de/places",
            "/de/places/stollen",
            "/de/map",
            "/de/stories/" + NEIGHBOUR,
            "/sitemap.xml",
            "/api/v1/stories",
            "/de/search?q=Zunderkamm")) {
      HttpResponse<String> page = visitor.get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(page.body()).as(path).doesNotContain("/stories/" + STORY);
    }
  }

  @Test
  void whatWasTakenDownCanComeBackAtAPlannedMoment() {
    takeAllDown();
    Form form =
        Form.in(editor.get(EDITOR + "?in=de").body())
            .with("launch.date", "2026-05-02")
            .with("launch.time", "09:30");
    HttpResponse<String> planned = form.send(editor, EDITOR, "plan");

    // Its picture was never in the house: nobody can approve it like that.
    assertThat(planned.statusCode()).isEqualTo(422);
    assertThat(planned.body()).contains("<a href=\"#cover\">");
  }

  @Test
  void aPlannedEndComesByItself() {
    Form form =
        Form.in(editor.get(EDITOR + "?in=de").body())
            .with("end.date", "2026-05-02")
            .with("end.time", "09:30");
    assertThat(form.send(editor, EDITOR, "plan-end").statusCode()).isEqualTo(303);
    assertThat(editor.get(EDITOR + "?in=de").body())
        .contains("Will be taken from visitors on 2 May 2026, 09:30.", "value=\"2026-05-02\"");
    assertThat(editor.get("/studio/stories?q=Stollen").body()).contains("until 2 May 2026, 09:30");

    house.clock().pass(Duration.ofHours(20));

    await(
        "only English is listed",
        () -> !visitor.get("/sitemap.xml").body().contains("/de/stories/" + STORY));
    assertThat(status("/en/stories/" + STORY)).isEqualTo(200);
  }
}
