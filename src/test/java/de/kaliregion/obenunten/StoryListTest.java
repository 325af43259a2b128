package de.kaliregion.obenunten;

import static de.kaliregion.obenunten.StudioHouse.Person.ADMINISTRATOR_OF_BOTH;
import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_THERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_THERE;
import static de.kaliregion.obenunten.StudioHouse.Person.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.StudioHouse.Person;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.StoryDraftStore;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of stories, as the people of two museums see it. */
class StoryListTest {
  private static final String LIST = "/studio/stories";
  private static final Pattern STORY =
      Pattern.compile("<h2><a href=\"/studio/stories/([a-z0-9-]+)\\?in=([a-z-]+)\"");

  /** What attackers type where a title belongs, and what a page makes of each. */
  private static final List<String> ATTACKS =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "'-alert(1)-'",
          "</title></head><body onload=alert(1)>",
          "[Klick](javascript:alert(1))",
          "{{7*7}} ${7*7} #{7*7} @template.x()",
          "<svg/onload=alert(1)>",
          "\u202Etxt.exe");

  private static StudioHouse house;

  @BeforeAll
  static void open() {
    house = new StudioHouse(Map.of(), StoryListTest::furnish);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static void furnish(StudioHouse house, Stores stores) {
    put(house, stores, "glueckauf", StudioHouse.HERE, CONTRIBUTOR_HERE, "Glückauf unter Tage");
    put(house, stores, "kaffee", StudioHouse.HERE, EDITOR_HERE, "Kaffee in der Kaue");
    put(house, stores, "heringen", StudioHouse.THERE, CONTRIBUTOR_THERE, "Glück in Heringen");
    EditionDraftStore editions = EditionDraftStore.open(stores.database());
    editions.turn(new Slug("kaffee"), Language.GERMAN, EditionDraft.State.REVIEW);
    IntStream.range(0, ATTACKS.size())
        .forEach(i ->
            put(house, stores, "angriff-" + i, StudioHouse.THERE, EDITOR_THERE, ATTACKS.get(i)));
    IntStream.range(0, 40)
        .forEach(i -> put(house, stores, "reihe-" + i, StudioHouse.THERE, EDITOR_THERE, "Reihe"));
  }

  private static void put(
      StudioHouse house, Stores stores, String name, Slug organisation, Person by, String title) {
    Slug slug = new Slug(name);
    String account = house.account(by).id().value();
    Instant now = house.clock().instant();
    StoryDraftStore.open(stores.database())
        .begin(
            new StoryDraft(
                slug,
                organisation,
                Optional.of(account),
                1,
                SaveId.random(),
                StoryFacts.EMPTY,
                now,
                account));
    EditionDraftStore.open(stores.database())
        .begin(
            EditionDraft.first(
                slug,
                Language.GERMAN,
                organisation,
                SaveId.random(),
                new Manuscript(title, "", List.of(), Optional.empty(), Optional.empty()),
                now,
                account));
  }

  private static String page(Person person, String query) {
    HttpResponse<String> answer = house.browserOf(person).get(LIST + query);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static List<String> stories(String page) {
    return STORY.matcher(page).results().map(found -> found.group(1)).toList();
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  @Test
  void peopleSeeTheStoriesOfTheirMuseumOnly() {
    for (Person person : List.of(CONTRIBUTOR_HERE, EDITOR_HERE)) {
      assertThat(stories(page(person, ""))).containsExactlyInAnyOrder("glueckauf", "kaffee");
      assertThat(page(person, "?organisation=" + StudioHouse.THERE)).doesNotContain("Reihe");
    }
    assertThat(stories(page(CONTRIBUTOR_HERE, "?q=gl%C3%BCck"))).containsExactly("glueckauf");
    for (Person person : List.of(ADMINISTRATOR_OF_BOTH, OPERATOR)) {
      assertThat(stories(page(person, "?q=gl%C3%BCck")))
          .containsExactlyInAnyOrder("glueckauf", "heringen");
      assertThat(stories(page(person, "?q=gl%C3%BCck&organisation=" + StudioHouse.THERE)))
          .containsExactly("heringen");
    }
  }

  @Test
  void aStorySaysHowItsLanguagesStandAndWhoChangedItLast() {
    String page = page(EDITOR_HERE, "?q=kaffee");

    assertThat(page)
        .contains("waits for review")
        .contains("missing")
        .contains("last changed on 1 May 2026, 14:00 by Name of EDITOR_HERE")
        .contains("<a href=\"/studio/stories/kaffee?in=de\" lang=\"de\">");
  }

  @Test
  void whoMayPublishIsToldWhatWaits() {
    String waits = "<a href=\"/studio/stories?waits=me\">One story waits for you</a>";

    assertThat(page(EDITOR_HERE, "")).contains(waits);
    assertThat(page(CONTRIBUTOR_HERE, "")).doesNotContain("waits for you");
    assertThat(page(EDITOR_THERE, "")).doesNotContain("waits for you");
    assertThat(stories(page(EDITOR_HERE, "?show=review"))).containsExactly("kaffee");
  }

  @Test
  void filtersGoTogether() {
    assertThat(stories(page(CONTRIBUTOR_HERE, "?mine=yes"))).containsExactly("glueckauf");
    assertThat(stories(page(CONTRIBUTOR_HERE, "?mine=yes&show=review"))).isEmpty();
    assertThat(stories(page(EDITOR_HERE, "?order=title"))).containsExactly("glueckauf", "kaffee");
    assertThat(page(EDITOR_HERE, "?q=tage&show=drafts&mine=yes&order=title"))
        .contains("name=\"show\" value=\"drafts\"")
        .contains("name=\"mine\" value=\"yes\" checked")
        .contains("<option value=\"title\" selected>");
  }

  @Test
  void pagesLeadToEachOtherAndKeepWhatWasAskedFor() {
    String first = page(EDITOR_THERE, "?q=reihe&order=title");
    String second = page(EDITOR_THERE, "?q=reihe&order=title&page=2");

    assertThat(first)
        .contains("rel=\"next\" href=\"/studio/stories?order=title&amp;q=reihe&amp;page=2\"")
        .contains("40 stories")
        .contains("Page 1 of 2");
    List<String> all = new ArrayList<>(stories(first));
    all.addAll(stories(second));
    assertThat(all).hasSize(40).doesNotHaveDuplicates();
    for (int beyond : List.of(3, 77, 99_999)) {
      assertThat(stories(page(EDITOR_THERE, "?q=reihe&order=title&page=" + beyond)))
          .isEqualTo(stories(second));
    }
  }

  @Test
  void whatIsTypedAsATitleIsShownAsText() {
    String page = page(EDITOR_THERE, "?q=alert+klick") + page(EDITOR_THERE, "?order=title");
    Stream<String> unsafe =
        Stream.of(
            "<script>alert", "<img src=x", "<body onload", "<svg/onload", "href=\"javascript");

    assertThat(unsafe).allSatisfy(code -> assertThat(page).doesNotContain(code));
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("&lt;img src=x onerror=alert(1)&gt;")
        .contains("[Klick](javascript:alert(1))")
        .contains("{{7*7}} ${7*7} #{7*7} @template.x()");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onfocus=alert(1) autofocus='",
        "*:* OR organisation:museum-heringen",
        "\u0000\u0007",
        "((((((",
        "../../../etc/passwd"
      })
  void whatIsLookedForIsShownAsTextAndFindsNothingItShouldNot(String words) {
    String page = page(CONTRIBUTOR_HERE, "?q=" + encoded(words));

    assertThat(page)
        .doesNotContain("<script>alert")
        .doesNotContain("<img src=x")
        .doesNotContain("\" onfocus")
        .doesNotContain("Reihe")
        .doesNotContain("Heringen");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?page=0",
        "?page=-1",
        "?page=99999999999999",
        "?show=nonsense",
        "?order=nonsense",
        "?organisation=NO%20SLUG",
        "?mine=perhaps",
        "?q=%20%20&page=&show=&order=&organisation=&mine="
      })
  void whatTheAddressSaysInAnotherFormCountsAsUnsaid(String query) {
    assertThat(stories(page(CONTRIBUTOR_HERE, query)))
        .containsExactlyInAnyOrder("glueckauf", "kaffee");
  }

  @Test
  void whatIsEmptySaysWhatToDo() {
    assertThat(page(CONTRIBUTOR_HERE, "?q=nirgendwo"))
        .contains("Nothing found")
        .contains("Try fewer or other words");
    assertThat(page(CONTRIBUTOR_HERE, "?show=outdated"))
        .contains("Nothing found")
        .contains("Choose less");
    try (StudioHouse empty = new StudioHouse()) {
      String page = empty.browserOf(CONTRIBUTOR_HERE).get(LIST).body();
      assertThat(page).contains("No story yet").contains("Begin the first story");
      assertThat(page).doesNotContain("role=\"search\"");
    }
  }

  @Test
  void everyLineLeadsToTheStoryInALanguageThatItHas() {
    List<MatchResult> lines = STORY.matcher(page(ADMINISTRATOR_OF_BOTH, "")).results().toList();

    assertThat(lines).hasSize(30).allSatisfy(line -> assertThat(line.group(2)).isEqualTo("de"));
  }
}
