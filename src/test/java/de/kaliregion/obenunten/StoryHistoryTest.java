package de.kaliregion.obenunten;

import static de.kaliregion.obenunten.StudioHouse.Person.ADMINISTRATOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.ADMINISTRATOR_OF_BOTH;
import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.OPERATOR;
import static de.kaliregion.obenunten.studio.story.WrittenStory.block;
import static de.kaliregion.obenunten.studio.story.WrittenStory.text;
import static de.kaliregion.obenunten.studio.story.WrittenStory.words;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import de.kaliregion.obenunten.StudioHouse.Person;
import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Coordinates;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.FederalState;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Source;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.Translation;
import de.kaliregion.obenunten.storage.mongo.MasterStore;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore;
import de.kaliregion.obenunten.studio.story.WrittenStory;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages tell of a story's past, and how an earlier version comes back. */
class StoryHistoryTest {
  private static final String STORIES = "/studio/stories/";

  /** Four sittings: the contributor's, the editor's with what visitors have in it, two more. */
  private static final String TUNNEL = "der-stollen";

  /** One block each that was rewritten, added, removed, moved and left as it was. */
  private static final String CHANGED = "der-schacht";

  private static final String ATTACKED = "angriffe";

  /** An item of the other museum. */
  private static final String FOREIGN = "geheim";

  private static final String LONG = "lange-geschichte";
  private static final String OLD = "von-frueher";
  private static final String OF_EDITOR = "vom-redakteur";

  /** For each test that brings something back, one of its own. */
  private static final List<String> THREE_VERSIONS =
      List.of("zurueck", "ueberholt", "doppelt", "gelesen", "falsch", "rechte");

  private static final Instant FRIDAY = Instant.parse("2026-05-01T08:00:00Z");
  private static final Instant WEDNESDAY = Instant.parse("2026-04-29T08:00:00Z");
  private static final Pattern VERSION_LINK = Pattern.compile("/history/(\\d+)\\?in=de\"");
  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");
  private static final Pattern SAVE = Pattern.compile("name=\"save\" value=\"([^\"]+)\"");

  private static final String ATTACK =
      "</ins></del><script>alert(1)</script>\" onmouseover=\"x {0} ${7*7} javascript:alert(1)";

  private static StudioHouse house;

  @BeforeAll
  static void open() {
    house = new StudioHouse(Map.of(), StoryHistoryTest::furnish);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static void furnish(StudioHouse house, Stores stores) {
    MongoDatabase database = stores.database();
    String contributor = house.account(CONTRIBUTOR_HERE).id().value();
    String editor = house.account(EDITOR_HERE).id().value();
    writeTunnel(database, contributor, editor);
    writeChanged(database, contributor, editor);
    writeAttacked(database, editor);
    hangForeign(database, house.clock().instant());
    writeLong(database, editor);
    publishOld(stores);
    begun(database, OF_EDITOR, editor)
        .write(Language.GERMAN, words("Vom Redakteur", ""), WEDNESDAY, editor);
    for (String name : THREE_VERSIONS) {
      WrittenStory story = begun(database, name, contributor);
      for (int i = 1; i <= 3; i++) {
        Manuscript words = words("Titel " + i, "", text("block001", "Text " + i));
        story.write(Language.GERMAN, words, WEDNESDAY.plus(Duration.ofHours(i)), contributor);
      }
    }
  }

  private static WrittenStory begun(MongoDatabase database, String name, String maker) {
    return WrittenStory.begun(database, name, StudioHouse.HERE, maker, WEDNESDAY);
  }

  private static void writeTunnel(MongoDatabase database, String contributor, String editor) {
    WrittenStory story = begun(database, TUNNEL, contributor);
    Instant at = WEDNESDAY;
    for (String title : List.of("D", "Der", "Der Stollen")) { // 1 to 3
      story.write(Language.GERMAN, words(title, ""), at, contributor);
      at = at.plusSeconds(5);
    }
    at = WEDNESDAY.plus(Duration.ofHours(2));
    Manuscript longer = words("Der Stollen", "", text("block001", "Unter Tage war es warm."));
    story.write(Language.GERMAN, words("Der alte Stollen", ""), at, editor); // 4
    story.show(Language.GERMAN);
    story.write(Language.GERMAN, longer, at.plus(Duration.ofMinutes(9)), editor); // 5
    story.write(Language.GERMAN, words("Der Stollen", "Kurz"), FRIDAY, editor); // 6
    story.write(
        Language.GERMAN, words("Der Stollen", "Lang"), FRIDAY.plusSeconds(5), "f".repeat(32)); // 7
    story.write(Language.ENGLISH, words("The tunnel", ""), FRIDAY, editor);
  }

  private static void writeChanged(MongoDatabase database, String contributor, String editor) {
    WrittenStory story = begun(database, CHANGED, contributor);
    BlockDraft same = text("blocksame", "Das bleibt.");
    BlockDraft moved = text("blockmove", "Das wandert.");
    BlockDraft gone = text("blockgone", "Das geht.");
    BlockDraft fresh = text("blocknew1", "Das kommt.");
    EntryDraft here = row("entryhere", "merkers");
    EntryDraft there = row("entrythere", "vacha");
    EntryDraft moon = row("entrymoon", "mond");
    story.write(
        Language.GERMAN,
        words(
            "Schacht",
            "Ein Teaser",
            same,
            text("blocktext", "Der alte Schacht."),
            gone,
            picture("grubenlampe"),
            map(here, there),
            moved),
        WEDNESDAY,
        contributor);
    story.write(
        Language.GERMAN,
        words(
            "Schacht",
            "Ein Teaser",
            same,
            moved,
            text("blocktext", "Der neue\nSchacht."),
            fresh,
            picture("gibt-es-nicht"),
            map(there, here, moon)),
        FRIDAY,
        editor);
    Manuscript translated =
        new Manuscript("Mine", "", List.of(), Optional.of(Translation.MACHINE), Optional.of(1L));
    Manuscript read =
        new Manuscript("Mine", "", List.of(), Optional.of(Translation.HUMAN), Optional.of(1L));
    story.write(Language.ENGLISH, translated, WEDNESDAY, editor);
    story.write(Language.ENGLISH, read, FRIDAY, editor);
  }

  private static EntryDraft row(String id, String place) {
    return new EntryDraft(id, Map.of("place", place));
  }

  private static BlockDraft map(EntryDraft... rows) {
    return new BlockDraft("blockmap1", BlockKind.MAP, Map.of("caption", "Wo?"), List.of(rows));
  }

  private static BlockDraft picture(String item) {
    return block("blockpict", BlockKind.PICTURE, Map.of("item", item));
  }

  private static void writeAttacked(MongoDatabase database, String editor) {
    WrittenStory story = begun(database, ATTACKED, editor);
    story.write(
        Language.GERMAN,
        words("a", "b", text("block001", "c"), picture(FOREIGN)),
        WEDNESDAY,
        editor);
    story.write(
        Language.GERMAN,
        words(
            ATTACK,
            ATTACK,
            text("block001", ATTACK),
            picture(ATTACK),
            block("block003", BlockKind.QUOTE, Map.of("text", ATTACK, "language", ATTACK))),
        FRIDAY,
        editor);
  }

  private static void hangForeign(MongoDatabase database, Instant at) {
    String id = "3".repeat(32);
    String nobody = "0".repeat(32);
    Sha256 digest = Sha256.of(new byte[] {3});
    MasterStore.open(database)
        .insert(Master.received(id, StudioHouse.THERE, nobody, "Geheimakte.xyz", digest, 1, at));
    MediaDraftStore.open(database)
        .insert(
            new MediaDraft(
                new Slug(FOREIGN),
                StudioHouse.THERE,
                id,
                1,
                Description.EMPTY,
                at,
                nobody,
                Optional.empty(),
                Optional.empty()));
  }

  private static void writeLong(MongoDatabase database, String editor) {
    WrittenStory story = begun(database, LONG, editor);
    for (int i = 0; i < 70; i++) {
      Instant at = FRIDAY.minus(Duration.ofHours(70 - i));
      story.write(Language.GERMAN, words("Titel " + i, ""), at, editor);
      story.write(Language.GERMAN, words("Titel " + i + "!", ""), at.plusSeconds(5), editor);
    }
  }

  /** It came with a collection, and nobody has opened it in the studio. */
  private static void publishOld(Stores stores) {
    Slug place = new Slug("merkers");
    stores
        .content()
        .put(
            new Place(
                place,
                new Wording(
                    Map.of(Language.GERMAN, "Schacht Merkers", Language.ENGLISH, "Merkers shaft")),
                StudioHouse.HERE,
                "Merkers",
                "Wartburgkreis",
                List.of(FederalState.TH),
                new Coordinates(50.82, 10.12, 10),
                Level.ABOVE,
                Optional.empty(),
                Optional.empty()));
    stores
        .content()
        .publish(
            new Story(
                new Slug(OLD),
                place,
                StudioHouse.HERE,
                Tone.PLAIN,
                new Slug("grubenlampe"),
                List.of(new Source(Optional.of("G10"), "Quelle", Optional.empty()))),
            new Edition(
                Language.GERMAN,
                "Von früher",
                "Das war schon da.",
                List.of(
                    new Block.Text(Optional.empty(), Optional.of(new RichText("Es steht noch."))))),
            WEDNESDAY);
    stores.content().raiseGeneration();
  }

  private static String history(String story) {
    return STORIES + story + "/history?in=de";
  }

  private static String version(String story, long number) {
    return STORIES + story + "/history/" + number + "?in=de";
  }

  private static HttpResponse<String> answer(Person person, String path) {
    return house.browserOf(person).get(path);
  }

  private static String page(Person person, String path) {
    HttpResponse<String> answer = answer(person, path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private static String page(String path) {
    return page(EDITOR_HERE, path);
  }

  /** The page without its marks, and with one blank for any number of them. */
  private static String readable(String html) {
    return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  private static List<Long> numbers(String html) {
    return VERSION_LINK.matcher(html).results().map(found -> Long.valueOf(found.group(1))).toList();
  }

  /** The part of the page from this text on, up to that. */
  private static String from(String html, String begin, String end) {
    int at = html.indexOf(begin);
    assertThat(at).as("%s in %s", begin, html).isNotNegative();
    int until = html.indexOf(end, at);
    return html.substring(at, until < 0 ? html.length() : until);
  }

  @Test
  void eachSittingIsOneLineWithWhenWhoAndHowLong() {
    String text = readable(page(history(TUNNEL)));

    assertThat(text)
        .containsSubsequence(
            "History: Der Stollen",
            "Friday, 1 May 2026",
            "10:00, deleted account",
            "3 words",
            "As it stands now",
            "10:00, Name of EDITOR_HERE",
            "3 words (−4)",
            "Wednesday, 29 April 2026",
            "12:00–12:09, Name of EDITOR_HERE",
            "7 words (+5)",
            "Visitors have one of these",
            "All 2 versions one by one",
            "10:00, Name of CONTRIBUTOR_HERE",
            "2 words",
            "All 3 versions one by one",
            "10:00:10",
            "10:00:05",
            "10:00:00");
  }

  @Test
  void aLineLeadsToTheLastVersionOfItsSittingAndOpensTheOthers() {
    String html = page(history(TUNNEL));

    assertThat(numbers(html)).containsExactly(7L, 6L, 5L, 5L, 4L, 3L, 3L, 2L, 1L);
    assertThat(from(html, "<ol class=\"single\">", "</ol>"))
        .containsSubsequence("/history/5?in=de", "/history/4?in=de", "Visitors have this");
  }

  @Test
  void theLanguagesThatAreThereAreTabs() {
    String tabs = from(page(history(TUNNEL)), "aria-label=\"Languages of the story\"", "</nav>");
    assertThat(tabs)
        .contains(
            "href=\"/studio/stories/der-stollen/history?in=de\" aria-current=\"page\"",
            "href=\"/studio/stories/der-stollen/history?in=en\">English")
        .doesNotContain("de-simple");

    String english = page(STORIES + TUNNEL + "/history?in=en");
    assertThat(readable(english)).contains("History: The tunnel", "Name of EDITOR_HERE", "2 words");
    assertThat(readable(page(STORIES + TUNNEL + "/history?in=de-simple")))
        .contains("History: Der Stollen", "Nothing has been saved in this language yet.");
  }

  @Test
  void itLeadsBackToWhereTheStoryIsWritten() {
    assertThat(page(history(TUNNEL))).contains("href=\"/studio/stories/der-stollen?in=de\"");
  }

  @Test
  void itCanBeReadInGermanWithoutLosingTheLanguageOfTheStory() {
    String html = page(STORIES + TUNNEL + "/history?in=en");
    assertThat(html).contains("href=\"/studio/stories/der-stollen/history?in=en&amp;lang=de\"");

    String german =
        house.browserOf(EDITOR_HERE).get(version(CHANGED, 2), "Accept-Language", "de").body();
    assertThat(readable(german))
        .contains("Fassung vom 1. Mai 2026, 10:00", "Was sich geändert hat", "eingefügt:");
  }

  @Test
  void aLongHistoryIsDividedAndToldWhole() {
    List<Long> told = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Optional<String> next = Optional.of(history(LONG));
    while (next.isPresent()) {
      assertThat(seen.add(next.get())).as("a page twice").isTrue();
      String html = page(next.get());
      told.addAll(numbers(from(html, "<main", "</main>")).stream().distinct().toList());
      assertThat(html.contains("To the newest")).isEqualTo(seen.size() > 1);
      next =
          Optional.of(Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(html))
              .filter(Matcher::find)
              .map(MatchResult::group)
              .map(link -> link.replaceAll(".*href=\"|\"", "").replace("&amp;", "&"));
    }

    assertThat(seen).hasSize(3);
    assertThat(told)
        .containsExactlyElementsOf(
            Stream.iterate(140L, number -> number > 0, number -> number - 1).toList());
  }

  @Test
  void whatVisitorsHadBeforeThereWereDraftsIsNobodys() {
    assertThat(readable(page(history(OLD))))
        .contains("What visitors had before", "As it stands now", "Visitors have this");
  }

  @Test
  void aVersionIsComparedWithTheOneBeforeItsSitting() {
    String html = page(version(TUNNEL, 5));

    assertThat(readable(html))
        .contains("Version of 29 April 2026, 12:09", "Der Stollen · German")
        .contains("Earlier: 29 April 2026, 10:00, Name of CONTRIBUTOR_HERE.")
        .contains("one part new");
    assertThat(html).contains("<option value=\"3\" selected>Version before: 29 April 2026");
  }

  @Test
  void theVeryFirstVersionHasNothingBeforeItAndIsSimplyRead() {
    String html = page(version(TUNNEL, 1));

    assertThat(readable(html))
        .contains("This is the beginning.", "What it says")
        .doesNotContain("What has changed");
    assertThat(html).doesNotContain("<ins>", "<del>");
  }

  @Test
  void inTheFirstSittingAVersionIsComparedWithTheVeryFirst() {
    String html = page(version(TUNNEL, 2));

    assertThat(readable(html)).doesNotContain("This is the beginning.");
    assertThat(html).contains("<option value=\"1\" selected>Version before: ");
  }

  @Test
  void itCanBeComparedWithWhatVisitorsHaveOrWithTheNewestOrWithAny() {
    String choices = from(page(version(TUNNEL, 6)), "<select id=\"with\"", "</select>");
    assertThat(readable(choices))
        .contains(
            "With visitors: 29 April 2026, 12:00",
            "Newest: 1 May 2026, 10:00",
            "Version before: 29 April 2026, 12:09",
            "None, just read");

    assertThat(readable(page(version(TUNNEL, 3) + "&with=4")))
        .contains("Title Der inserted: alte Stollen", "“Title” changed");
    assertThat(readable(page(version(TUNNEL, 4) + "&with=3")))
        .as("the same two, in the same order of time")
        .contains("Title Der inserted: alte Stollen");
    assertThat(readable(page(version(TUNNEL, 6) + "&with=1")))
        .contains(
            "Newest: 1 May 2026, 10:00 Version before: 29 April 2026, 12:09 29 April 2026, 10:00");
    assertThat(page(version(TUNNEL, 6) + "&with=0")).doesNotContain("<ins>", "<del>");
    assertThat(page(version(TUNNEL, 6) + "&with=6")).doesNotContain("<ins>", "<del>");
  }

  @Test
  void changedWordsAreMarkedSoThatTheyAreSeenAndHeard() {
    assertThat(page(version(CHANGED, 2)))
        .contains(
            "<dd lang=\"de\">Der <del><span class=\"visually-hidden\" lang=\"en\">removed: </span>"
                + "alte </del><ins><span class=\"visually-hidden\" lang=\"en\">inserted: </span>"
                + "neue\n</ins>Schacht.</dd>");
  }

  @Test
  void blocksAreSaidToBeNewRemovedMovedOrChanged() {
    String html = page(version(CHANGED, 2));
    String text = readable(html);

    assertThat(text)
        .contains("3 parts changed", "one part new", "one part removed")
        .contains("one part moved", "moved from position 6 to position 2")
        .contains("Text removed Text Das geht.", "Text new Text Das kommt.");
    assertThat(from(html, "Das kommt.", "</section>")).doesNotContain("<ins>");
  }

  @Test
  void whatIsTheSameInBothIsFolded() {
    String folded = from(page(version(CHANGED, 2)), "<details class=\"unchanged\"", "</details>");

    assertThat(readable(folded)).contains("One part unchanged", "Das bleibt.");
    assertThat(page(version(CHANGED, 2) + "&with=0")).doesNotContain("class=\"unchanged\"");
  }

  @Test
  void itemsAndPlacesHaveTheirNames() {
    String text = readable(page(version(CHANGED, 2)));

    assertThat(text)
        .as("an item that is there, and one that is not")
        .contains("Picture removed: grubenlampe.xyz inserted: gibt-es-nicht");
    assertThat(text).contains("Map changed", "Place 2 moved Place Merkers shaft");
    assertThat(text).contains("Place 3 new Place mond");
  }

  @Test
  void thatTheTranslationIsToldOtherwiseIsSaid() {
    assertThat(readable(page(STORIES + CHANGED + "/history/2?in=en&with=1")))
        .contains("details of the translation changed")
        .doesNotContain("Both versions say the same.");
  }

  @Test
  void whatSaysTheSameIsSaidToDoSo() {
    bringBack(EDITOR_HERE, "gelesen", 2, 3, SaveId.random().value());

    assertThat(readable(page(version("gelesen", 4) + "&with=2")))
        .contains("Both versions say the same.");
    assertThat(readable(page(version("gelesen", 2))))
        .contains("The story stands just like this now.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&with=0", "&with=1"})
  void whateverWasTypedIsShownAsText(String with) {
    for (String path :
        List.of(history(ATTACKED), version(ATTACKED, 2) + with, version(ATTACKED, 1) + with)) {
      String html = page(path);
      assertThat(html)
          .as(path)
          .doesNotContain("<script>", "</ins></del>")
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }
    String html = page(version(ATTACKED, 2) + with);
    assertThat(html.split("<ins>", -1)).hasSameSizeAs(html.split("</ins>", -1));
    assertThat(html.split("<del>", -1)).hasSameSizeAs(html.split("</del>", -1));
    assertThat(html).contains("${7*7}", "{0}");
  }

  private static HttpResponse<String> bringBack(
      Person person, String story, long number, long seen, String save) {
    return house
        .browserOf(person)
        .post(
            STORIES + story + "/history/" + number,
            "in",
            "de",
            "seen",
            String.valueOf(seen),
            "save",
            save);
  }

  private static String first(Pattern pattern, String html) {
    Matcher found = pattern.matcher(html);
    assertThat(found.find()).as("%s in %s", pattern, html).isTrue();
    return found.group(1);
  }

  @Test
  void anEarlierVersionComesBackAsANewOne() {
    String form = page(CONTRIBUTOR_HERE, version("zurueck", 1));
    HttpResponse<String> answer =
        bringBack(
            CONTRIBUTOR_HERE, "zurueck", 1, Long.parseLong(first(SEEN, form)), first(SAVE, form));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .contains("/studio/stories/zurueck?in=de&done=story-brought-back");
    assertThat(numbers(page(history("zurueck")))).startsWith(4L, 3L);
    assertThat(readable(page(version("zurueck", 4) + "&with=0"))).contains("Title Titel 1");
    assertThat(page("/studio/account?done=story-brought-back"))
        .contains("The earlier version is back.");
  }

  @Test
  void theNewestCannotBeBroughtBack() {
    assertThat(page(version(TUNNEL, 7))).doesNotContain("Bring back this version");
    assertThat(page(version(TUNNEL, 6))).contains("<button>Bring back this version</button>");
  }

  @Test
  void whoeverIsOutrunIsToldByWhomAndCanStillDoIt() {
    HttpResponse<String> outrun =
        bringBack(CONTRIBUTOR_HERE, "ueberholt", 1, 2, SaveId.random().value());

    assertThat(outrun.statusCode()).isEqualTo(412);
    assertThat(outrun.body()).contains("role=\"alert\"", "<title>Error: ");
    assertThat(readable(outrun.body()))
        .contains("Meanwhile somebody has written on")
        .contains(
            "Name of CONTRIBUTOR_HERE has changed the story meanwhile (29 April 2026, 13:00)");
    assertThat(outrun.body())
        .as("what was written meanwhile, and how it differs from this version")
        .contains("/history/3?in=de&amp;with=2", "<option value=\"3\" selected>");
    assertThat(first(SEEN, outrun.body())).isEqualTo("3");
    assertThat(numbers(page(history("ueberholt")))).startsWith(3L);

    assertThat(bringBack(CONTRIBUTOR_HERE, "ueberholt", 1, 3, first(SAVE, outrun.body())))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(303);
    assertThat(numbers(page(history("ueberholt")))).startsWith(4L);
  }

  @Test
  void sentTwiceItIsDoneOnce() {
    String save = SaveId.random().value();
    for (int i = 0; i < 2; i++) {
      assertThat(bringBack(EDITOR_HERE, "doppelt", 1, 3, save).statusCode()).isEqualTo(303);
    }

    assertThat(numbers(page(history("doppelt")))).startsWith(4L, 3L);
  }

  @Test
  void whatNoFormSendsIsRefused() {
    String path = STORIES + "falsch/history/1";
    String save = SaveId.random().value();
    for (String[] fields :
        new String[][] {
          {"in", "", "seen", "3", "save", save},
          {"in", "fr", "seen", "3", "save", save},
          {"in", "de", "seen", "0", "save", save},
          {"in", "de", "seen", "-1", "save", save},
          {"in", "de", "seen", "9".repeat(19), "save", save},
          {"in", "de", "seen", "3", "save", "kurz"},
          {"in", "de", "seen", "3"},
          {"in", "de", "in", "en", "seen", "3", "save", save},
        }) {
      assertThat(house.browserOf(EDITOR_HERE).post(path, fields).statusCode())
          .as(String.join(" ", fields))
          .isEqualTo(400);
    }
    assertThat(house.browserOf(EDITOR_HERE).postAsIs(path, "in=de&seen=3").statusCode())
        .as("without the token")
        .isEqualTo(403);
    assertThat(numbers(page(history("falsch")))).startsWith(3L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "der-stollen/history/8?in=de",
        "der-stollen/history/0?in=de",
        "der-stollen/history/-1?in=de",
        "der-stollen/history/1.0?in=de",
        "der-stollen/history/9999999999999999999?in=de",
        "der-stollen/history/999999999999999999?in=de",
        "der-stollen/history/1?in=de-simple",
        "der-stollen/history/2?in=en",
        "der-stollen/history/1?in=de&with=99",
        "der-stollen/history/1?in=de&with=x",
        "gibt-es-nicht/history?in=de",
        "gibt-es-nicht/history/1?in=de",
        "Kein%20Name/history?in=de"
      })
  void whatIsNotThereIsNotFound(String path) {
    assertThat(answer(EDITOR_HERE, STORIES + path).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNotThereCannotBeBroughtBack() {
    String save = SaveId.random().value();
    assertThat(bringBack(EDITOR_HERE, TUNNEL, 99, 7, save).statusCode()).isEqualTo(404);
    assertThat(bringBack(EDITOR_HERE, "gibt-es-nicht", 1, 1, save).statusCode()).isEqualTo(404);
  }

  /** What each route answers is told below; the test of all routes wants to know them. */
  static Set<String> routes() {
    String path = STORIES + "{slug}/history";
    return Set.of("GET " + path, "GET " + path + "/{number}", "POST " + path + "/{number}");
  }

  private static final Set<Person> LEADING =
      Set.of(OPERATOR, ADMINISTRATOR_HERE, ADMINISTRATOR_OF_BOTH, EDITOR_HERE);

  @ParameterizedTest
  @EnumSource
  void membersOfTheMuseumSeeItAndWhoeverMayWriteBringsBack(Person person) {
    boolean here = LEADING.contains(person) || person == CONTRIBUTOR_HERE;
    for (String story : List.of("rechte", OF_EDITOR)) {
      boolean mayWrite =
          LEADING.contains(person) || (person == CONTRIBUTOR_HERE && story.equals("rechte"));
      assertThat(answer(person, history(story)).statusCode()).isEqualTo(here ? 200 : 404);
      HttpResponse<String> answer = answer(person, version(story, 1));
      assertThat(answer.statusCode()).isEqualTo(here ? 200 : 404);
      assertThat(answer.body().contains("<button>Bring back this version</button>"))
          .isEqualTo(mayWrite && story.equals("rechte"));
      assertThat(bringBack(person, story, 1, 99, SaveId.random().value()).statusCode())
          .isEqualTo(!here ? 404 : mayWrite ? 412 : 403);
    }
  }

  @Test
  void whoMayNotWriteInItIsOfferedNothingToBringBack() {
    assertThat(page(CONTRIBUTOR_HERE, version(ATTACKED, 1)))
        .doesNotContain("Bring back this version", "method=\"post\" action=\"/studio/stories");
  }

  @Test
  void itemsOfAnotherMuseumAreNotToldByTheirTitles() {
    assertThat(readable(page(version(ATTACKED, 1) + "&with=0")))
        .contains("Picture " + FOREIGN)
        .doesNotContain("Geheimakte");
  }
}
