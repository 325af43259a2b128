package de.kaliregion.obenunten.studio.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.Role;
import de.kaliregion.obenunten.content.account.Roles;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.Launch;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.Rest;
import de.kaliregion.obenunten.content.draft.review.Remark;
import de.kaliregion.obenunten.content.draft.review.Topic;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EditionStatus;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.media.MediaHouse;
import de.kaliregion.obenunten.storage.GeneratedContent;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.storage.mongo.AuditStore;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.StoryChanges;
import de.kaliregion.obenunten.studio.AuditLog;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.SignedInPerson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How stories are found in the studio, on a real store. */
class StoryIndexTest {
  private static final Slug MUSEUM = MediaHouse.MUSEUM;
  private static final Slug ELSEWHERE = new Slug("elsewhere");
  private static final List<Slug> OURS = List.of(MUSEUM);
  private static final StoryViewer NOBODY = StoryViewer.of("", List.of());

  @TempDir Path folder;

  private MediaHouse house;
  private EditionDraftStore editions;
  private StoryStores stores;
  private StoryDesks desks;
  private StoryDesk desk;
  private Place place;
  private final List<StoryIndex> indexes = new ArrayList<>();
  private final AtomicReference<Exhibition> exhibition = new AtomicReference<>();
  private final SignedIn writer = person("writer", MUSEUM);
  private final SignedIn colleague = person("colleague", MUSEUM);
  private final SignedIn stranger = person("stranger", ELSEWHERE);

  @BeforeEach
  void open() {
    house = new MediaHouse(folder);
    editions = EditionDraftStore.open(house.database());
    stores = StoryStores.open(house.database(), house.content);
    desks =
        new StoryDesks(
            stores,
            house.library,
            AccountStore.open(house.database()),
            new AuditLog(AuditStore.open(house.database()), house.clock),
            house.clock);
    desk = desks.writing();
    place = named(new GeneratedContent(1).place(), "Schacht Grimmberg");
    house.content.put(place);
    show();
  }

  @AfterEach
  void close() throws IOException {
    indexes.forEach(StoryIndex::close);
    house.close();
  }

  /** What the exhibition's poll does when the generation has risen. */
  private void show() {
    house.content.raiseGeneration();
    exhibition.set(new Exhibition(house.content.published()));
  }

  private static Place named(Place place, String name) {
    return new Place(
        place.slug(),
        new Wording(Map.of(Language.GERMAN, name)),
        place.organisation(),
        place.municipality(),
        place.district(),
        place.states(),
        place.coordinates(),
        place.level(),
        place.under(),
        place.depth());
  }

  private static SignedIn person(String name, Slug organisation) {
    EmailAddress address = EmailAddress.of(name + "@museum.example").orElseThrow();
    return SignedInPerson.as(
        Account.invited(address, name, Roles.of(organisation, Role.EDITOR), Instant.EPOCH));
  }

  private static StoryViewer viewer(SignedIn who) {
    return StoryViewer.of(who.id().value(), who.account().roles().organisations());
  }

  private StoryIndex index() {
    StoryIndex index = new StoryIndex(stores, StoryChanges.open(house.database()), exhibition::get);
    indexes.add(index);
    return index;
  }

  private Slug begun(SignedIn who, String title) {
    house.clock.pass(Duration.ofMinutes(1));
    Slug organisation = who.account().roles().organisations().iterator().next();
    return desk.begin(who, organisation, Language.GERMAN, title, SaveId.random()).story().slug();
  }

  private Slug begun(String title) {
    return begun(writer, title);
  }

  private void write(Slug slug, Language language, String title, BlockDraft... blocks) {
    write(writer, slug, language, title, Optional.empty(), blocks);
  }

  private void write(
      SignedIn who,
      Slug slug,
      Language language,
      String title,
      Optional<Long> germanVersion,
      BlockDraft... blocks) {
    house.clock.pass(Duration.ofMinutes(1));
    long seen = editions.find(slug, language).map(EditionDraft::version).orElse(0L);
    Manuscript words =
        new Manuscript(title, "Teaser", List.of(blocks), Optional.empty(), germanVersion);
    desk.saveEdition(who, slug, language, seen, SaveId.random(), words);
  }

  private static BlockDraft text(String id, String words) {
    return new BlockDraft(id, BlockKind.TEXT, Map.of("text", words), List.of());
  }

  private void published(Slug slug, Language language) {
    editions.published(editions.find(slug, language).orElseThrow(), 1);
  }

  /** A story that visitors have, and curators have never opened. */
  private Slug released(int seed) {
    GeneratedContent generated = new GeneratedContent(seed);
    house.content.put(generated.place());
    Story story = generated.story();
    Story ours =
        new Story(story.slug(), place.slug(), MUSEUM, story.tone(), story.cover(), story.sources());
    house.content.publish(ours, generated.edition(Language.GERMAN), house.clock.instant());
    show();
    return ours.slug();
  }

  private static List<String> slugs(StoriesFound found) {
    return found.lines().stream().map(line -> line.slug().value()).toList();
  }

  private List<String> found(StoryIndex index, StoryQuery query) {
    return slugs(index.find(query, OURS, viewer(writer), Language.GERMAN));
  }

  private static StoryQuery words(String words) {
    return StoryQuery.ALL.with(words);
  }

  private StoryLine only(StoryIndex index) {
    List<StoryLine> lines =
        index.find(StoryQuery.ALL, OURS, viewer(writer), Language.GERMAN).lines();
    assertThat(lines).hasSize(1);
    return lines.getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "Förderturm, as it stands there",
    "foerderturm, with other letters for the umlaut",
    "FORDERTURM, without the umlaut and in capitals",
    "Förder-Turm, in pieces",
    "Fördertürme, in another form",
    "turm, as a part of it",
    "Förder Turm, as parts of it",
    "förd, as a beginning",
    "der alte förd, among other words",
    "Förderturn, mistyped"
  })
  void aStoryIsFoundByTheWordsOfItsTitle(String typed, String how) {
    begun("Der alte Förderturm");
    begun("Brot und Butter");

    assertThat(found(index(), words(typed))).as(how).containsExactly("der-alte-foerderturm");
  }

  @Test
  void itIsFoundByWhateverStandsInIt() {
    Slug slug = begun("Titel");
    write(
        slug,
        Language.GERMAN,
        "Titel",
        text("block001", "Unten riecht es nach **Steinsalz**."),
        new BlockDraft(
            "block002",
            BlockKind.QUESTION,
            Map.of("prompt", "Wozu dient eine Grubenlampe?", "explanation", "Sie macht hell."),
            List.of(new EntryDraft("answer01", Map.of("answer", "Zum Leuchten")))));
    write(slug, Language.ENGLISH, "The headframe stands");
    desk.saveFacts(
        writer,
        slug,
        1,
        SaveId.random(),
        new StoryFacts(place.slug().value(), Tone.PLAIN, "", List.of()));
    begun("Etwas anderes");
    StoryIndex index = index();

    for (String typed :
        List.of(
            "steinsalz",
            "teaser",
            "grubenlampe",
            "leuchten",
            "standing headframes",
            "Grimmberg",
            place.municipality())) {
      assertThat(found(index, words(typed))).as(typed).containsExactly("titel");
    }
  }

  @Test
  void allWordsMustStandInOneLanguage() {
    Slug slug = begun("Salz und Licht");
    write(slug, Language.ENGLISH, "Salt and darkness");
    StoryIndex index = index();

    assertThat(found(index, words("salz licht"))).containsExactly("salz-und-licht");
    assertThat(found(index, words("salt darkness"))).containsExactly("salz-und-licht");
    assertThat(found(index, words("salz finsternis"))).isEmpty();
  }

  @Test
  void whatIsSpelledAlikeIsShownOnlyWhereNothingIsRight() {
    begun("Die Halde");
    begun("Die Halle");
    StoryIndex index = index();

    StoriesFound right = index.find(words("halde"), OURS, NOBODY, Language.GERMAN);
    StoriesFound wrong = index.find(words("halfe"), OURS, NOBODY, Language.GERMAN);

    assertThat(slugs(right)).containsExactly("die-halde");
    assertThat(right.guessed()).isFalse();
    assertThat(slugs(wrong)).containsExactlyInAnyOrder("die-halde", "die-halle");
    assertThat(wrong.guessed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\" OR organisation:elsewhere",
        "*",
        "title:*",
        "[a TO z]",
        "(((",
        "salz~2",
        "\\",
        "\u0000",
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "😀",
        "-",
        "a b c d e f g h i j k l m n"
      })
  void noWordsBreakTheSearchOrReachAnotherOrganisation(String typed) {
    begun(stranger, "Geheim: salz a b c d e f g h");

    assertThat(found(index(), words(typed))).isEmpty();
  }

  @Test
  void storiesOfOtherOrganisationsAreNeverFound() {
    Slug ours = begun("Salz bei uns");
    begun(stranger, "Salz anderswo");
    StoryIndex index = index();
    StoryQuery ofOthers = StoryQuery.ALL.of(ELSEWHERE);

    assertThat(found(index, words("salz"))).containsExactly(ours.value());
    assertThat(found(index, StoryQuery.ALL)).containsExactly(ours.value());
    assertThat(found(index, ofOthers)).isEmpty();
    assertThat(index.find(StoryQuery.ALL, List.of(), NOBODY, Language.GERMAN).total()).isZero();
    assertThat(index.count(StoryShow.DRAFTS, OURS)).isEqualTo(1);
    assertThat(index.count(StoryShow.DRAFTS, List.of(ELSEWHERE, MUSEUM))).isEqualTo(2);
    assertThat(found(index, StoryQuery.ALL.of(MUSEUM))).containsExactly(ours.value());
  }

  @Test
  void whatIsSavedIsFoundAtOnceByEveryNode() {
    StoryIndex here = index();
    StoryIndex there = index();
    assertThat(found(here, StoryQuery.ALL)).isEmpty();
    assertThat(found(there, StoryQuery.ALL)).isEmpty();

    Slug slug = begun("Vorher");
    for (StoryIndex index : indexes) {
      assertThat(found(index, words("vorher"))).containsExactly(slug.value());
    }
    write(slug, Language.GERMAN, "Nachher");
    for (StoryIndex index : indexes) {
      assertThat(found(index, words("vorher"))).isEmpty();
      assertThat(found(index, words("nachher"))).containsExactly(slug.value());
    }
    desks.review().submit(writer, slug, Language.GERMAN, Optional.empty());
    for (StoryIndex index : indexes) {
      assertThat(only(index).sheet(Language.GERMAN).status()).isEqualTo(EditionStatus.REVIEW);
    }
    desks.review().takeBack(writer, slug, Language.GERMAN);
    published(slug, Language.GERMAN);
    for (StoryIndex index : indexes) {
      assertThat(only(index).sheet(Language.GERMAN).status()).isEqualTo(EditionStatus.PUBLISHED);
    }
  }

  @Test
  void aSaveThatWasNotedOnlyWhenItWasSentAgainIsFound() {
    Slug slug = begun("Titel");
    StoryIndex index = index();
    assertThat(found(index, words("später"))).isEmpty();
    SaveId save = SaveId.random();
    Manuscript words = new Manuscript("Später", "", List.of(), Optional.empty(), Optional.empty());
    desk.saveEdition(writer, slug, Language.GERMAN, 1, save, words);
    BsonDocument before = changes();
    forget(before);

    desk.saveEdition(writer, slug, Language.GERMAN, 1, save, words);

    assertThat(found(index, words("später"))).containsExactly(slug.value());
  }

  private BsonDocument changes() {
    return house.database().getCollection("storyChanges", BsonDocument.class).find().first();
  }

  /** As if the one who saved had died before it was noted. */
  private void forget(BsonDocument noted) {
    int last = noted.getArray("last").size() - 1;
    house
        .database()
        .getCollection("storyChanges")
        .updateOne(
            Filters.eq("drafts"),
            Updates.combine(
                Updates.set("number", noted.getNumber("number").longValue() - 1),
                Updates.set("last", noted.getArray("last").subList(0, last))));
  }

  @Test
  void moreChangesAtOnceThanAreToldOneByOneAreCaughtUpWithSoon() {
    StoryIndex index = index();
    assertThat(found(index, StoryQuery.ALL)).isEmpty();
    Slug slug = begun("Viel geändert");
    for (int i = 0; i <= StoryChanges.KEPT; i++) {
      desks.review().submit(writer, slug, Language.GERMAN, Optional.empty());
    }

    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (found(index, words("viel")).isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(found(index, words("viel"))).containsExactly(slug.value());
  }

  @Test
  void whatVisitorsHaveIsFoundThoughNobodyHasADraftOfIt() {
    StoryIndex index = index();
    assertThat(found(index, StoryQuery.ALL)).isEmpty();
    Slug slug = released(7);
    Release release = house.content.releases(slug).getFirst();

    StoryLine line = only(index);

    assertThat(line.slug()).isEqualTo(slug);
    assertThat(line.title(Language.ENGLISH)).isEqualTo(release.edition().title());
    assertThat(line.sheet(Language.GERMAN).status()).isEqualTo(EditionStatus.PUBLISHED);
    assertThat(line.sheet(Language.ENGLISH).status()).isEqualTo(EditionStatus.MISSING);
    assertThat(line.isFromRelease()).isTrue();
    assertThat(found(index, StoryQuery.ALL.showing(StoryShow.PUBLISHED)))
        .containsExactly(slug.value());
  }

  @Test
  void takingOverWhatVisitorsHaveChangesNothingInTheList() {
    StoryIndex index = index();
    Slug slug = released(7);
    StoryLine before = only(index);

    desk.open(writer, slug);

    assertThat(only(index)).isEqualTo(before);
  }

  @Test
  void aPlaceThatIsRenamedIsFoundByItsNewName() {
    Slug slug = released(7);
    StoryIndex index = index();
    assertThat(found(index, words("grimmberg"))).containsExactly(slug.value());

    place = named(place, "Halde Hattorf");
    house.content.put(place);
    show();

    assertThat(found(index, words("grimmberg"))).isEmpty();
    assertThat(found(index, words("hattorf"))).containsExactly(slug.value());
    assertThat(only(index).place()).contains(place);
  }

  @Test
  void aPlaceThatComesAfterTheStoryIsFoundToo() {
    Place later = named(new GeneratedContent(9).place(), "Stolln am Hang");
    Slug slug = begun("Titel");
    desk.saveFacts(
        writer,
        slug,
        1,
        SaveId.random(),
        new StoryFacts(later.slug().value(), Tone.PLAIN, "", List.of()));
    StoryIndex index = index();
    assertThat(only(index).place()).isEmpty();

    house.content.put(later);
    show();

    assertThat(only(index).place()).contains(later);
    assertThat(found(index, words("stolln"))).containsExactly(slug.value());
  }

  @Test
  void storiesAreShownByHowTheirLanguagesStand() {
    Slug draft = begun("Entwurf");
    Slug review = begun("Durchsicht");
    desks.review().submit(writer, review, Language.GERMAN, Optional.empty());
    Slug complete = begun("Vollständig");
    write(complete, Language.ENGLISH, "Complete", text("block001", "x"));
    write(complete, Language.EASY_GERMAN, "Alles da");
    List.of(Language.values()).forEach(language -> published(complete, language));
    Slug changed = begun("Geändert");
    published(changed, Language.GERMAN);
    write(changed, Language.GERMAN, "Geändert seitdem");
    Slug outdated = begun("Veraltet");
    write(writer, outdated, Language.ENGLISH, "Outdated", Optional.of(1L));
    published(outdated, Language.ENGLISH);
    write(outdated, Language.GERMAN, "Veraltet die Übersetzung");
    published(outdated, Language.GERMAN);
    StoryIndex index = index();

    assertThat(shown(index, StoryShow.ALL)).hasSize(5);
    assertThat(shown(index, StoryShow.DRAFTS)).containsExactly(draft.value());
    assertThat(shown(index, StoryShow.REVIEW)).containsExactly(review.value());
    assertThat(shown(index, StoryShow.PUBLISHED))
        .containsExactlyInAnyOrder(complete.value(), changed.value(), outdated.value());
    assertThat(shown(index, StoryShow.CHANGED)).containsExactly(changed.value());
    assertThat(shown(index, StoryShow.OUTDATED)).containsExactly(outdated.value());
    assertThat(shown(index, StoryShow.MISSING)).hasSize(4).doesNotContain(complete.value());
    StoriesFound all = index.find(StoryQuery.ALL, OURS, NOBODY, Language.GERMAN);
    assertThat(all.shows())
        .isEqualTo(
            Map.of(
                StoryShow.ALL, 5L,
                StoryShow.DRAFTS, 1L,
                StoryShow.REVIEW, 1L,
                StoryShow.PUBLISHED, 3L,
                StoryShow.CHANGED, 1L,
                StoryShow.OUTDATED, 1L,
                StoryShow.MISSING, 4L));
  }

  private List<String> shown(StoryIndex index, StoryShow show) {
    return found(index, StoryQuery.ALL.showing(show));
  }

  @Test
  void aStoryIsOpenedInTheLanguageForWhichItIsShown() {
    Slug slug = begun("Titel");
    write(slug, Language.ENGLISH, "Title");
    desks.review().submit(writer, slug, Language.ENGLISH, Optional.empty());

    StoryLine line = only(index());

    assertThat(line.opening(StoryShow.REVIEW)).isEqualTo(Language.ENGLISH);
    assertThat(line.opening(StoryShow.ALL)).isEqualTo(Language.GERMAN);
    assertThat(line.opening(StoryShow.MISSING)).isEqualTo(Language.GERMAN);
  }

  @Test
  void mineIsWhatIBeganAndOfWhichIChangedAPartLast() {
    Slug mine = begun("Meine");
    Slug theirs = begun(colleague, "Ihre");
    Slug joined = begun(colleague, "Unsere");
    write(joined, Language.ENGLISH, "Ours");
    StoryIndex index = index();

    assertThat(found(index, StoryQuery.ALL.ofMine())).containsExactly(joined.value(), mine.value());
    assertThat(slugs(index.find(StoryQuery.ALL.ofMine(), OURS, viewer(colleague), Language.GERMAN)))
        .containsExactly(joined.value(), theirs.value());
  }

  private List<String> waitingFor(StoryIndex index, StoryViewer viewer) {
    List<String> waiting = slugs(index.waitingFor(viewer, OURS, Language.GERMAN));
    assertThat(index.countWaiting(viewer, OURS)).isEqualTo(waiting.size());
    return waiting;
  }

  @Test
  void whatWaitsForSomebodyIsFound() {
    Slug forAnybody = begun("Für wen auch immer");
    Slug forColleague = begun("Für die Kollegin");
    Slug sentBack = begun("Wieder da");
    begun("Noch im Entwurf");
    StoryIndex index = index();
    StoryViewer mayOnlyWrite = StoryViewer.of(colleague.id().value(), List.of());
    assertThat(waitingFor(index, viewer(colleague))).isEmpty();

    desks.review().submit(writer, forAnybody, Language.GERMAN, Optional.empty());
    assertThat(waitingFor(index, viewer(colleague))).containsExactly(forAnybody.value());
    assertThat(waitingFor(index, viewer(writer))).containsExactly(forAnybody.value());
    assertThat(waitingFor(index, mayOnlyWrite)).isEmpty();
    assertThat(waitingFor(index, NOBODY)).isEmpty();

    AccountStore.open(house.database()).insert(colleague.account());
    Optional<String> toColleague = Optional.of(colleague.id().value());
    desks.review().submit(writer, forColleague, Language.GERMAN, toColleague);
    assertThat(waitingFor(index, viewer(colleague)))
        .containsExactlyInAnyOrder(forAnybody.value(), forColleague.value());
    assertThat(waitingFor(index, viewer(writer))).containsExactly(forAnybody.value());

    desks.review().submit(writer, sentBack, Language.GERMAN, Optional.empty());
    desks.review().sendBack(colleague, sentBack, Language.GERMAN);
    assertThat(waitingFor(index, viewer(writer)))
        .containsExactlyInAnyOrder(forAnybody.value(), sentBack.value());
    assertThat(waitingFor(index, viewer(colleague))).doesNotContain(sentBack.value());
  }

  @Test
  void whatWaitsForSomebodyElsewhereIsNotShown() {
    Slug there = begun(stranger, "Anderswo");
    desks.review().submit(stranger, there, Language.GERMAN, Optional.empty());

    StoryViewer everywhere = StoryViewer.of("", List.of(MUSEUM, ELSEWHERE));

    assertThat(waitingFor(index(), everywhere)).isEmpty();
  }

  @Test
  void aPublicationThatIsKeptBackWaitsForWhoPlannedIt() {
    Slug slug = begun("Termin");
    StoryIndex index = index();
    Launch launch =
        Launch.of(house.clock.instant(), 1, 1, colleague.id().value(), house.clock.instant());
    stores.plans().launch(slug, Language.GERMAN, MUSEUM, launch);
    assertThat(only(index).sheet(Language.GERMAN).launch()).contains(launch);
    assertThat(waitingFor(index, viewer(colleague))).isEmpty();

    stores.plans().hold(slug, Language.GERMAN, launch, house.clock.instant());

    assertThat(waitingFor(index, viewer(colleague))).containsExactly(slug.value());
  }

  @Test
  void openRemarksAreCounted() {
    Slug slug = begun("Besprochen");
    StoryIndex index = index();
    Topic title = Topic.of(Topic.TITLE, Language.GERMAN);
    desks.comments().say(writer, slug, "aaaaaaaa", title, "Kürzer?");
    desks.comments().say(writer, slug, "bbbbbbbb", title, "Und lustiger?");
    assertThat(only(index).openRemarks()).isEqualTo(2);

    desks.comments().turn(writer, slug, "aaaaaaaa", 1, Remark.Kind.DONE);

    assertThat(only(index).openRemarks()).isEqualTo(1);
  }

  @Test
  void aPartThatCouldComeNowMakesAStoryAChangedOne() {
    Slug slug = begun("Ein Teil wartet");
    published(slug, Language.GERMAN);
    StoryIndex index = index();
    assertThat(only(index).sheet(Language.GERMAN).status()).isEqualTo(EditionStatus.PUBLISHED);

    stores.plans().rest(slug, Language.GERMAN, MUSEUM, new Rest(1, "editor", 1, true));

    assertThat(only(index).sheet(Language.GERMAN).status()).isEqualTo(EditionStatus.CHANGED);
  }

  @Test
  void theLastChangeStandsFirstAndSaysWhoMadeIt() {
    Slug first = begun("Erste");
    begun("Zweite");
    write(colleague, first, Language.ENGLISH, "First", Optional.empty());
    StoryIndex index = index();

    List<StoryLine> lines = index.find(StoryQuery.ALL, OURS, NOBODY, Language.GERMAN).lines();

    assertThat(lines).extracting(line -> line.slug().value()).containsExactly("erste", "zweite");
    assertThat(lines.getFirst().changedBy()).isEqualTo(colleague.id().value());
    assertThat(lines.getFirst().changedAt()).isEqualTo(house.clock.instant());
    assertThat(lines.getLast().changedBy()).isEqualTo(writer.id().value());
  }

  @Test
  void titlesStandInTheOrderOfADictionaryOfTheReadersLanguage() {
    Slug zeche = begun("Zeche");
    write(zeche, Language.ENGLISH, "A colliery");
    begun("Äpfel am Schacht");
    begun("apfel");
    begun("");
    begun("Bohrkern");
    StoryIndex index = index();
    StoryQuery byTitle = StoryQuery.ALL.by(StoryQuery.Order.TITLE);

    assertThat(titles(index, byTitle, Language.GERMAN))
        .containsExactly("apfel", "Äpfel am Schacht", "Bohrkern", "Zeche", "");
    assertThat(titles(index, byTitle, Language.ENGLISH))
        .containsExactly("A colliery", "apfel", "Äpfel am Schacht", "Bohrkern", "");
  }

  private List<String> titles(StoryIndex index, StoryQuery query, Language reader) {
    return index.find(query, OURS, NOBODY, reader).lines().stream()
        .map(line -> line.title(reader))
        .toList();
  }

  @Test
  void pagesNeitherRepeatNorSkipAStory() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < StoriesFound.PER_PAGE + 5; i++) {
      // All at the same moment, and with the same title.
      all.add(
          desk.begin(writer, MUSEUM, Language.GERMAN, "Gleich", SaveId.random())
              .story()
              .slug()
              .value());
    }
    StoryIndex index = index();
    for (StoryQuery.Order order : StoryQuery.Order.values()) {
      StoryQuery query = StoryQuery.ALL.by(order);
      List<String> seen = new ArrayList<>(found(index, query));
      assertThat(seen).hasSize(StoriesFound.PER_PAGE);
      seen.addAll(found(index, query.onPage(2)));
      assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }
    StoriesFound beyond = index.find(StoryQuery.ALL.onPage(99), OURS, NOBODY, Language.GERMAN);
    assertThat(beyond.query().page()).isEqualTo(2);
    assertThat(beyond.lines()).hasSize(5);
    assertThat(beyond.pages()).isEqualTo(2);
  }

  @Test
  void whileItIsBuiltNobodyWaitsLongerThanTheyWantTo() {
    Slug slug = begun("Titel");
    CountDownLatch go = new CountDownLatch(1);
    StoryIndex index =
        new StoryIndex(
            stores,
            StoryChanges.open(house.database()),
            () -> {
              await(go);
              return exhibition.get();
            });
    indexes.add(index);

    assertThat(index.isBuilt(Duration.ofMillis(10))).isFalse();
    go.countDown();

    assertThat(index.isBuilt(Duration.ofSeconds(60))).isTrue();
    assertThat(found(index, StoryQuery.ALL)).containsExactly(slug.value());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatFailedToBeBuiltIsBuiltForTheNextWhoAsks() {
    Slug slug = begun("Titel");
    AtomicReference<Exhibition> missing = new AtomicReference<>();
    StoryIndex index = new StoryIndex(stores, StoryChanges.open(house.database()), missing::get);
    indexes.add(index);
    assertThatThrownBy(() -> found(index, StoryQuery.ALL)).isInstanceOf(NullPointerException.class);

    missing.set(exhibition.get());

    assertThat(found(index, StoryQuery.ALL)).containsExactly(slug.value());
  }
}
