package de.kaliregion.obenunten.studio.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Source;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.AuditEntry;
import de.kaliregion.obenunten.content.account.Role;
import de.kaliregion.obenunten.content.account.Roles;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EditionStatus;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.Merged;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.content.draft.story.StoryGap;
import de.kaliregion.obenunten.content.draft.story.Translation;
import de.kaliregion.obenunten.media.MediaHouse;
import de.kaliregion.obenunten.storage.GeneratedContent;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.storage.mongo.AuditStore;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.Saving;
import de.kaliregion.obenunten.studio.AuditLog;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.SignedInPerson;
import de.kaliregion.obenunten.studio.history.SavedVersion;
import de.kaliregion.obenunten.web.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What curators do with stories, on a real store and a real library. */
class StoryDeskTest {
  private static final Slug MUSEUM = MediaHouse.MUSEUM;

  @TempDir Path folder;

  private MediaHouse house;
  private EditionDraftStore editions;
  private AuditStore audit;
  private StoryDesk desk;
  private ReviewDesk review;
  private Slug place;
  private final SignedIn contributor = person("co", Roles.of(MUSEUM, Role.CONTRIBUTOR));
  private final SignedIn colleague = person("cc", Roles.of(MUSEUM, Role.CONTRIBUTOR));
  private final SignedIn editor = person("ed", Roles.of(MUSEUM, Role.EDITOR));
  private final SignedIn stranger = person("st", Roles.of(new Slug("elsewhere"), Role.EDITOR));

  @BeforeEach
  void open() {
    house = new MediaHouse(folder);
    editions = EditionDraftStore.open(house.database());
    audit = AuditStore.open(house.database());
    StoryDesks desks =
        new StoryDesks(
            StoryStores.open(house.database(), house.content),
            house.library,
            AccountStore.open(house.database()),
            new AuditLog(audit, house.clock),
            house.clock);
    desk = desks.writing();
    review = desks.review();
    Place any = new GeneratedContent(1).place();
    house.content.put(any);
    place = any.slug();
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  private static SignedIn person(String name, Roles roles) {
    EmailAddress address = EmailAddress.of(name + "@museum.example").orElseThrow();
    return SignedInPerson.as(Account.invited(address, name, roles, Instant.EPOCH));
  }

  private static BlockDraft text(String id, String words) {
    return new BlockDraft(id, BlockKind.TEXT, Map.of("text", words), List.of());
  }

  private static BlockDraft picture(String id, Slug item) {
    return new BlockDraft(id, BlockKind.PICTURE, Map.of("item", item.value()), List.of());
  }

  private static Manuscript words(String title, BlockDraft... blocks) {
    return new Manuscript(title, "Teaser", List.of(blocks), Optional.empty(), Optional.empty());
  }

  private StoryFacts facts(Slug cover) {
    EntryDraft source = new EntryDraft("source01", Map.of("fact", "G1", "citation", "Buch"));
    return new StoryFacts(place.value(), Tone.PLAIN, cover.value(), List.of(source));
  }

  /** A story by the contributor with a German text, and a cover that only waits to be released. */
  private Slug begun() {
    Slug cover = describedPicture(1);
    OpenStory story =
        desk.begin(contributor, MUSEUM, Language.GERMAN, "Der Stollen", SaveId.random());
    Slug slug = story.story().slug();
    desk.saveFacts(contributor, slug, 1, SaveId.random(), facts(cover));
    save(slug, Language.GERMAN, words("Der Stollen", text("block001", "Unten.")));
    return slug;
  }

  private Slug describedPicture(int number) {
    Slug slug = house.readyPicture(number, "bild " + number + ".jpg").slug();
    long version = house.entry(number).draft().version();
    house.library.save(slug, version, MediaHouse.complete("Bild"), MediaHouse.CURATOR);
    return slug;
  }

  private EditionDraft save(Slug slug, Language language, Manuscript words) {
    long seen = editions.find(slug, language).map(EditionDraft::version).orElse(0L);
    Saving<EditionDraft> saving =
        desk.saveEdition(contributor, slug, language, seen, SaveId.random(), words);
    return ((Saving.Saved<EditionDraft>) saving).draft();
  }

  private Publishing publish(Slug slug, Language language) {
    long seen = editions.find(slug, language).orElseThrow().version();
    return desk.publish(editor, slug, language, seen);
  }

  private Optional<Release> release(Slug slug, Language language) {
    return house.content.releases(slug).stream()
        .filter(release -> release.edition().language() == language)
        .findFirst();
  }

  private EditionStatus status(Slug slug, Language language) {
    return desk.open(editor, slug).in(language).status();
  }

  private List<String> log() {
    return audit.newest(Optional.empty(), 100).stream()
        .map(AuditEntry::action)
        .map(Slug::value)
        .toList();
  }

  @Test
  void aStoryIsNamedByItsTitleAndNoTwoAlike() {
    OpenStory first =
        desk.begin(contributor, MUSEUM, Language.GERMAN, "Glück auf: Schächte!", SaveId.random());
    OpenStory second =
        desk.begin(colleague, MUSEUM, Language.GERMAN, "Glück auf, Schächte", SaveId.random());

    assertThat(first.story().slug()).hasToString("glueck-auf-schaechte");
    assertThat(second.story().slug()).hasToString("glueck-auf-schaechte-2");
    assertThat(first.in(Language.GERMAN).draft().orElseThrow().manuscript().title())
        .isEqualTo("Glück auf: Schächte!");
    assertThat(first.in(Language.ENGLISH).status()).isEqualTo(EditionStatus.MISSING);
    assertThat(log()).containsExactly("story-begun", "story-begun");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "новое", "!?", "new", "../../etc/passwd", "<script>"})
  void anyTitleGivesAName(String title) {
    Slug slug =
        desk.begin(contributor, MUSEUM, Language.GERMAN, title, SaveId.random()).story().slug();

    assertThat(slug.value()).isNotEqualTo("new").matches("[a-z0-9-]+");
    assertThat(desk.open(contributor, slug).in(Language.GERMAN).draft()).isPresent();
  }

  @Test
  void beginningAgainAfterALostAnswerGivesTheSameStory() {
    SaveId save = SaveId.random();
    Slug first = desk.begin(contributor, MUSEUM, Language.GERMAN, "Titel", save).story().slug();

    OpenStory again = desk.begin(contributor, MUSEUM, Language.GERMAN, "Titel", save);

    assertThat(again.story().slug()).isEqualTo(first);
    assertThat(desk.begin(colleague, MUSEUM, Language.GERMAN, "Titel", save).story().slug())
        .as("somebody else's, by the same name of a save")
        .isNotEqualTo(first);
  }

  @Test
  void aNameThatVisitorsKnowIsNotGivenAgain() {
    house.content.publish(released(new Slug("titel")), edition("Alt"), house.clock.instant());

    assertThat(
            desk.begin(contributor, MUSEUM, Language.GERMAN, "Titel", SaveId.random())
                .story()
                .slug())
        .hasToString("titel-2");
  }

  private Story released(Slug slug) {
    return new Story(
        slug,
        place,
        MUSEUM,
        Tone.SOBER,
        new Slug("cover"),
        List.of(new Source(Optional.of("G1"), "Buch", Optional.empty())));
  }

  private static Edition edition(String title) {
    return new Edition(
        Language.GERMAN,
        title,
        "Teaser",
        List.of(new Block.Text(Optional.empty(), Optional.of(new RichText("Text")))));
  }

  @Test
  void whatOnlyVisitorsHadIsOpenedAsADraft() {
    Slug slug = new Slug("alt");
    house.content.publish(released(slug), edition("Alt"), house.clock.instant());

    OpenStory story = desk.open(editor, slug);

    assertThat(story.in(Language.GERMAN).status()).isEqualTo(EditionStatus.PUBLISHED);
    assertThat(story.in(Language.GERMAN).draft().orElseThrow().manuscript().title())
        .isEqualTo("Alt");
    assertThat(story.story().facts().tone()).isEqualTo(Tone.SOBER);
    assertThat(desk.open(editor, slug)).as("opened again").isEqualTo(story);
  }

  @Test
  void whatCameFromElsewhereReplacesOnlyWhatNobodyHasChanged() {
    Slug slug = new Slug("alt");
    house.content.publish(released(slug), edition("Alt"), house.clock.instant());
    desk.open(editor, slug);
    house.content.publish(released(slug), edition("Neu"), house.clock.instant());

    OpenStory.Sheet german = desk.open(editor, slug).in(Language.GERMAN);
    assertThat(german.draft().orElseThrow().manuscript().title()).isEqualTo("Neu");
    assertThat(german.status()).isEqualTo(EditionStatus.PUBLISHED);

    long seen = german.draft().orElseThrow().version();
    desk.saveEdition(editor, slug, Language.GERMAN, seen, SaveId.random(), words("Eigen"));
    house.content.publish(released(slug), edition("Neuer"), house.clock.instant());
    assertThat(
            desk.open(editor, slug).in(Language.GERMAN).draft().orElseThrow().manuscript().title())
        .isEqualTo("Eigen");
  }

  @Test
  void toStrangersAStoryDoesNotExist() {
    Slug slug = begun();

    assertThatThrownBy(() -> desk.open(stranger, slug)).satisfies(isStatus(404));
    assertThatThrownBy(() ->
            desk.saveEdition(stranger, slug, Language.GERMAN, 1, SaveId.random(), Manuscript.EMPTY))
        .satisfies(isStatus(404));
    assertThatThrownBy(() -> desk.publish(stranger, slug, Language.GERMAN, 1))
        .satisfies(isStatus(404));
    assertThatThrownBy(() -> desk.open(editor, new Slug("nowhere"))).satisfies(isStatus(404));
  }

  @Test
  void contributorsWriteInTheirOwnStoriesAndPublishNone() {
    Slug slug = begun();

    assertThat(desk.open(colleague, slug).story().slug()).isEqualTo(slug);
    assertThatThrownBy(() ->
            desk.saveEdition(
                colleague, slug, Language.GERMAN, 2, SaveId.random(), Manuscript.EMPTY))
        .satisfies(isStatus(403));
    assertThatThrownBy(() -> review.submit(colleague, slug, Language.GERMAN, Optional.empty()))
        .satisfies(isStatus(403));
    assertThatThrownBy(() -> desk.publish(contributor, slug, Language.GERMAN, 2))
        .satisfies(isStatus(403));
    assertThat(release(slug, Language.GERMAN)).isEmpty();
  }

  private static Consumer<Throwable> isStatus(int status) {
    return thrown ->
        assertThat(thrown)
            .isInstanceOfSatisfying(
                ProblemException.class,
                problem -> assertThat(problem.problem().status().code()).isEqualTo(status));
  }

  @Test
  void anEditorPublishesTheStoryWithTheItemsThatLackNothing() {
    Slug slug = begun();
    Slug fit = describedPicture(2);
    Slug undescribed = house.readyPicture(3, "ohne.jpg").slug();
    save(
        slug,
        Language.GERMAN,
        words(
            "Der Stollen",
            text("block001", "Unten."),
            picture("block002", fit),
            picture("block003", undescribed)));
    review.submit(contributor, slug, Language.GERMAN, Optional.empty());
    assertThat(status(slug, Language.GERMAN)).isEqualTo(EditionStatus.REVIEW);
    long before = house.content.generation();

    Publishing published = publish(slug, Language.GERMAN);

    assertThat(published)
        .isInstanceOfSatisfying(
            Publishing.Published.class,
            now ->
                assertThat(now.waiting())
                    .extracting(gap -> gap.address().toString())
                    .containsExactly("block003.item"));
    assertThat(release(slug, Language.GERMAN).orElseThrow().edition().items()).containsExactly(fit);
    assertThat(house.content.mediaItem(fit)).isPresent();
    assertThat(house.content.mediaItem(undescribed)).isEmpty();
    assertThat(house.content.generation()).isGreaterThan(before);
    assertThat(house.content.isChangePending()).isFalse();
    assertThat(status(slug, Language.GERMAN)).isEqualTo(EditionStatus.PUBLISHED);
    assertThat(log()).contains("story-begun", "story-submitted", "story-published");
  }

  @Test
  void whatIsNotEnoughReleasesNoItemEither() {
    Slug slug = begun();
    Slug fit = describedPicture(2);
    save(slug, Language.GERMAN, words("", text("block001", "a"), picture("block002", fit)));

    assertThat(publish(slug, Language.GERMAN))
        .isInstanceOfSatisfying(
            Publishing.Incomplete.class,
            gaps ->
                assertThat(gaps.ofEdition())
                    .extracting(StoryGap::address)
                    .extracting(Object::toString)
                    .containsExactly("title"));
    assertThat(house.content.mediaItem(fit)).isEmpty();
    assertThat(release(slug, Language.GERMAN)).isEmpty();
  }

  @Test
  void nobodyPublishesWhatTheyHaveNotRead() {
    Slug slug = begun();
    EditionDraft later = save(slug, Language.GERMAN, words("Neu", text("block001", "Neu.")));

    assertThat(desk.publish(editor, slug, Language.GERMAN, later.version() - 1))
        .isEqualTo(new Publishing.Outrun(later));
    assertThat(desk.publish(editor, slug, Language.ENGLISH, 1)).isEqualTo(new Publishing.Missing());
    assertThat(release(slug, Language.GERMAN)).isEmpty();
  }

  @Test
  void publishingAgainWhatVisitorsHaveChangesNothing() {
    Slug slug = begun();
    Publishing first = publish(slug, Language.GERMAN);
    long generation = house.content.generation();

    assertThat(publish(slug, Language.GERMAN)).isEqualTo(first);
    assertThat(house.content.generation()).isEqualTo(generation);
  }

  @Test
  void whatVisitorsHaveAlreadyIsReviewedByPublishingItAgain() {
    Slug slug = begun();
    publish(slug, Language.GERMAN);
    review.submit(contributor, slug, Language.GERMAN, Optional.empty());
    assertThat(status(slug, Language.GERMAN)).isEqualTo(EditionStatus.REVIEW);

    publish(slug, Language.GERMAN);

    assertThat(status(slug, Language.GERMAN)).isEqualTo(EditionStatus.PUBLISHED);
  }

  /** Somebody dies after the release and before it was marked in the draft. */
  @Test
  void aReleaseThatWasNotMarkedIsFoundWhenTheStoryIsOpened() {
    Slug slug = begun();
    publish(slug, Language.GERMAN);
    Release first = release(slug, Language.GERMAN).orElseThrow();
    save(slug, Language.GERMAN, words("Neu", text("block001", "Unten.")));
    Edition second = new Edition(Language.GERMAN, "Neu", "Teaser", first.edition().blocks());
    house.content.publish(first.story(), second, house.clock.instant());

    OpenStory.Sheet german = desk.open(editor, slug).in(Language.GERMAN);

    assertThat(german.status()).isEqualTo(EditionStatus.PUBLISHED);
    assertThat(german.draft().orElseThrow().published())
        .contains(new EditionDraft.Publication(2, german.draft().orElseThrow().version()));
  }

  @Test
  void whoIsOutrunGetsBothVersionsInOne() {
    Slug slug = begun();
    EditionDraft base = editions.find(slug, Language.GERMAN).orElseThrow();
    BlockDraft old = base.manuscript().blocks().getFirst();
    EditionDraft theirs = save(slug, Language.GERMAN, words("Ihr Titel", old));
    Manuscript mine = words("Der Stollen", old, text("block002", "Mein Absatz."));
    long seen = base.version();
    assertThat(desk.saveEdition(editor, slug, Language.GERMAN, seen, SaveId.random(), mine))
        .isEqualTo(new Saving.Outrun<>(theirs));

    Merged<Manuscript> merged = desk.merge(editor, slug, seen, mine, theirs);

    assertThat(merged.clashes()).isEmpty();
    assertThat(merged.result())
        .isEqualTo(words("Ihr Titel", old, text("block002", "Mein Absatz.")));
    assertThatThrownBy(() -> desk.merge(colleague, slug, seen, mine, theirs))
        .satisfies(isStatus(403));
  }

  @Test
  void anEarlierVersionIsBroughtBackAsANewOne() {
    Slug slug = begun();
    EditionDraft good = editions.find(slug, Language.GERMAN).orElseThrow();
    save(slug, Language.GERMAN, words("Verdorben"));

    Saving<EditionDraft> back =
        desk.bringBack(contributor, slug, Language.GERMAN, good.version(), 3, SaveId.random());

    assertThat(back)
        .isInstanceOfSatisfying(
            Saving.Saved.class,
            saved ->
                assertThat(((EditionDraft) saved.draft()).manuscript())
                    .isEqualTo(good.manuscript()));
    assertThat(desk.history(contributor, slug, Language.GERMAN, Long.MAX_VALUE, 10))
        .extracting(SavedVersion::number)
        .containsExactly(4L, 3L, 2L, 1L);
    assertThat(desk.version(contributor, slug, Language.GERMAN, 3).orElseThrow().manuscript())
        .extracting(Manuscript::title)
        .isEqualTo("Verdorben");
    assertThat(desk.bringBack(contributor, slug, Language.GERMAN, 99, 4, SaveId.random()))
        .isEqualTo(new Saving.Missing<>());
  }

  @Test
  void aTranslationIsOutdatedOnceOtherGermanWordsArePublished() {
    Slug slug = begun();
    publish(slug, Language.GERMAN);
    long german = editions.find(slug, Language.GERMAN).orElseThrow().version();
    save(slug, Language.ENGLISH, english("The gallery", german));
    publish(slug, Language.ENGLISH);
    assertThat(status(slug, Language.ENGLISH)).isEqualTo(EditionStatus.PUBLISHED);

    save(slug, Language.GERMAN, words("Anders", text("block001", "Unten.")));
    assertThat(status(slug, Language.ENGLISH)).isEqualTo(EditionStatus.PUBLISHED);
    publish(slug, Language.GERMAN);
    assertThat(status(slug, Language.ENGLISH)).isEqualTo(EditionStatus.OUTDATED);

    save(slug, Language.ENGLISH, english("The gallery", german + 1));
    publish(slug, Language.ENGLISH);
    assertThat(status(slug, Language.ENGLISH)).isEqualTo(EditionStatus.PUBLISHED);
  }

  private static Manuscript english(String title, long german) {
    return new Manuscript(
        title,
        "Teaser",
        List.of(text("block001", "Below.")),
        Optional.of(Translation.HUMAN),
        Optional.of(german));
  }

  /** What an edition is for curators and for visitors. */
  private record Both(Optional<EditionDraft> draft, Optional<Release> release) {}

  private Map<Language, Both> both(Slug slug) {
    Map<Language, Both> both = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      both.put(language, new Both(editions.find(slug, language), release(slug, language)));
    }
    return both;
  }

  @Test
  void inAnyOrderOfSavesAndReleasesNoLanguageTouchesAnother() {
    Slug slug = begun();
    Random random = new Random(23);
    int published = 0;
    for (int step = 0; step < 300; step++) {
      Language language = Language.values()[random.nextInt(3)];
      Map<Language, Both> before = both(slug);
      boolean there = before.get(language).draft().isPresent();
      switch (random.nextInt(6)) {
        case 0, 1 ->
            published += there && publish(slug, language) instanceof Publishing.Published ? 1 : 0;
        case 2 -> review.submit(editor, slug, language, Optional.empty());
        case 3 -> review.takeBack(editor, slug, language);
        case 4 -> save(slug, language, words("Titel " + step, text("block001", "T" + step)));
        default -> save(slug, language, words(random.nextBoolean() ? "" : "Titel " + step));
      }
      Map<Language, Both> after = both(slug);
      before.remove(language);
      Both touched = after.remove(language);
      assertThat(after).as("step %d, in %s", step, language).isEqualTo(before);
      touched
          .release()
          .ifPresent(release -> assertThat(release.edition().language()).isEqualTo(language));
    }
    assertThat(published).isGreaterThan(20);
    assertThat(
            house.content.releases(slug).stream()
                .map(release -> release.edition().language())
                .collect(Collectors.toSet()))
        .hasSize(3);
  }

  @Test
  void whatTheLanguagesShareIsSavedAsWell() {
    Slug slug = begun();
    StoryFacts other = new StoryFacts("", Tone.SOBER, "", List.of());

    Saving<StoryDraft> saving = desk.saveFacts(contributor, slug, 2, SaveId.random(), other);

    assertThat(saving)
        .isInstanceOfSatisfying(
            Saving.Saved.class,
            saved -> assertThat(((StoryDraft) saved.draft()).facts()).isEqualTo(other));
    assertThat(desk.saveFacts(contributor, slug, 2, SaveId.random(), facts(new Slug("x"))))
        .isInstanceOf(Saving.Outrun.class);
  }
}
