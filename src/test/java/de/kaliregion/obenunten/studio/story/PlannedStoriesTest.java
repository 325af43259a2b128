package de.kaliregion.obenunten.studio.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.AuditEntry;
import de.kaliregion.obenunten.content.account.Role;
import de.kaliregion.obenunten.content.account.Roles;
import de.kaliregion.obenunten.content.draft.review.EditionPlan;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.Launch;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EditionDraft.Publication;
import de.kaliregion.obenunten.content.draft.story.EditionStatus;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.media.MediaHouse;
import de.kaliregion.obenunten.storage.GeneratedContent;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.storage.mongo.AuditStore;
import de.kaliregion.obenunten.storage.mongo.Saving;
import de.kaliregion.obenunten.studio.AuditLog;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.SignedInPerson;
import de.kaliregion.obenunten.studio.story.PlanDesk.Planned;
import de.kaliregion.obenunten.web.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to stories by itself, on a real store and a real library. */
class PlannedStoriesTest {
  private static final Slug MUSEUM = MediaHouse.MUSEUM;
  private static final Language GERMAN = Language.GERMAN;
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path folder;

  private MediaHouse house;
  private StoryStores stores;
  private AuditStore audit;
  private StoryDesks desks;
  private Place place;
  private int pictures;
  private final SignedIn contributor = person("co", Role.CONTRIBUTOR);
  private final SignedIn editor = person("ed", Role.EDITOR);

  @BeforeEach
  void open() {
    house = new MediaHouse(folder);
    stores = StoryStores.open(house.database(), house.content);
    audit = AuditStore.open(house.database());
    desks = node();
    place = new GeneratedContent(1).place();
    house.content.put(place);
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  /** The desks as another node has them, or this one after a restart. */
  private StoryDesks node() {
    return new StoryDesks(
        StoryStores.open(house.database(), house.content),
        house.library,
        AccountStore.open(house.database()),
        new AuditLog(audit, house.clock),
        house.clock);
  }

  private static SignedIn person(String name, Role role) {
    EmailAddress address = EmailAddress.of(name + "@museum.example").orElseThrow();
    return SignedInPerson.as(Account.invited(address, name, Roles.of(MUSEUM, role), Instant.EPOCH));
  }

  private Slug describedPicture() {
    int number = ++pictures;
    Slug slug = house.readyPicture(number, "bild " + number + ".jpg").slug();
    describe(slug, number);
    return slug;
  }

  private void describe(Slug slug, int number) {
    long version = house.entry(number).draft().version();
    house.library.save(slug, version, MediaHouse.complete("Bild " + number), MediaHouse.CURATOR);
  }

  private static BlockDraft text(String words) {
    return new BlockDraft("block001", BlockKind.TEXT, Map.of("text", words), List.of());
  }

  private static BlockDraft picture(String id, Slug item) {
    return new BlockDraft(id, BlockKind.PICTURE, Map.of("item", item.value()), List.of());
  }

  private static Manuscript words(String title, BlockDraft... blocks) {
    return new Manuscript(title, "Teaser", List.of(blocks), Optional.empty(), Optional.empty());
  }

  /** A story in German that lacks nothing. */
  private Slug begun() {
    Slug slug =
        desks
            .writing()
            .begin(contributor, MUSEUM, GERMAN, "Der Stollen", SaveId.random())
            .story()
            .slug();
    facts(slug, describedPicture(), Tone.PLAIN);
    write(slug, GERMAN, words("Der Stollen", text("Unten.")));
    return slug;
  }

  private void facts(Slug slug, Slug cover, Tone tone) {
    EntryDraft source = new EntryDraft("source01", Map.of("fact", "G1", "citation", "Buch"));
    StoryFacts facts = new StoryFacts(place.slug().value(), tone, cover.value(), List.of(source));
    long seen = stores.stories().find(slug).orElseThrow().version();
    desks.writing().saveFacts(editor, slug, seen, SaveId.random(), facts);
  }

  private long write(Slug slug, Language language, Manuscript words) {
    long seen = version(slug, language);
    Saving<EditionDraft> saving =
        desks.writing().saveEdition(editor, slug, language, seen, SaveId.random(), words);
    return ((Saving.Saved<EditionDraft>) saving).draft().version();
  }

  private long version(Slug slug, Language language) {
    return stores.editions().find(slug, language).map(EditionDraft::version).orElse(0L);
  }

  private Planned plan(Slug slug, Language language, Duration in) {
    return desks
        .plans()
        .launch(
            editor,
            slug,
            language,
            version(slug, language),
            stores.stories().find(slug).orElseThrow().version(),
            house.clock.instant().plus(in));
  }

  private Planned planEnd(Slug slug, Language language, Duration in) {
    return desks.plans().end(editor, slug, language, house.clock.instant().plus(in));
  }

  private Publishing publish(Slug slug, Language language) {
    return desks.writing().publish(editor, slug, language, version(slug, language));
  }

  private Optional<Release> shown(Slug slug, Language language) {
    return house.content.releases(slug).stream()
        .filter(release -> release.edition().language() == language)
        .findFirst();
  }

  private Optional<String> title(Slug slug) {
    return shown(slug, GERMAN).map(release -> release.edition().title());
  }

  private OpenStory.Sheet sheet(Slug slug) {
    return desks.writing().open(editor, slug).in(GERMAN);
  }

  private void pass(Duration time) {
    house.clock.pass(time);
    desks.due().run();
  }

  private List<String> log() {
    return audit.newest(Optional.empty(), 100).stream()
        .map(AuditEntry::action)
        .map(Slug::value)
        .toList();
  }

  @Test
  void anApprovedVersionComesToVisitorsAtItsTimeAndNotBefore() {
    Slug slug = begun();

    assertThat(plan(slug, GERMAN, HOUR)).isEqualTo(Planned.DONE);
    pass(HOUR.minusSeconds(1));
    assertThat(title(slug)).isEmpty();
    long generation = house.content.generation();
    pass(Duration.ofSeconds(1));

    assertThat(title(slug)).contains("Der Stollen");
    assertThat(house.content.generation()).isGreaterThan(generation);
    assertThat(sheet(slug).status()).isEqualTo(EditionStatus.PUBLISHED);
    assertThat(sheet(slug).plan()).isEqualTo(EditionPlan.none(slug, GERMAN, MUSEUM));
    assertThat(log()).containsOnlyOnce("story-published-as-planned");
  }

  @Test
  void whatIsWrittenAfterTheApprovalDoesNotSlipIn() {
    Slug slug = begun();
    Slug cover = new Slug(stores.stories().find(slug).orElseThrow().facts().cover());
    plan(slug, GERMAN, HOUR);
    write(slug, GERMAN, words("Ganz anders", text("Oben.")));
    facts(slug, describedPicture(), Tone.SOBER);

    pass(HOUR);

    Release release = shown(slug, GERMAN).orElseThrow();
    assertThat(release.edition().title()).isEqualTo("Der Stollen");
    assertThat(release.story().cover()).isEqualTo(cover);
    assertThat(release.story().tone()).isEqualTo(Tone.PLAIN);
    assertThat(sheet(slug).status()).isEqualTo(EditionStatus.CHANGED);
    assertThat(sheet(slug).draft().orElseThrow().manuscript().title()).isEqualTo("Ganz anders");
  }

  @Test
  void whatTheLanguagesShareIsNotTakenBackToAnEarlierApproval() {
    Slug slug = begun();
    plan(slug, GERMAN, HOUR);
    house.clock.pass(Duration.ofMinutes(1));
    facts(slug, describedPicture(), Tone.SOBER);
    write(slug, Language.ENGLISH, words("The tunnel", text("Below.")));
    publish(slug, Language.ENGLISH);

    pass(HOUR);

    assertThat(shown(slug, GERMAN).orElseThrow().story().tone()).isEqualTo(Tone.SOBER);
  }

  @Test
  void aPlanCanBeChangedAndTakenBack() {
    Slug slug = begun();
    plan(slug, GERMAN, HOUR);
    plan(slug, GERMAN, HOUR.multipliedBy(2));
    pass(HOUR);
    assertThat(title(slug)).isEmpty();

    desks.plans().dropLaunch(editor, slug, GERMAN);
    pass(HOUR.multipliedBy(3));

    assertThat(title(slug)).isEmpty();
    assertThat(stores.plans().all()).isEmpty();
  }

  @Test
  void aDateCanBeMovedWithoutApprovingWhatWasWrittenSince() {
    Slug slug = begun();
    plan(slug, GERMAN, HOUR);
    write(slug, GERMAN, words("Ganz anders", text("Oben.")));
    Instant later = house.clock.instant().plus(HOUR.multipliedBy(2));

    assertThat(desks.plans().move(editor, slug, GERMAN, later)).isEqualTo(Planned.DONE);
    assertThat(desks.plans().move(editor, slug, GERMAN, house.clock.instant()))
        .isEqualTo(Planned.PAST);
    pass(HOUR);
    assertThat(title(slug)).isEmpty();
    pass(HOUR);

    assertThat(title(slug)).contains("Der Stollen");
    assertThat(desks.plans().move(editor, slug, GERMAN, later.plus(HOUR)))
        .as("nothing is planned any more")
        .isEqualTo(Planned.OUTRUN);
  }

  @Test
  void whatIsApprovedIsNotUpForReviewAnyMore() {
    Slug slug = begun();
    desks.review().submit(contributor, slug, GERMAN, Optional.empty());

    plan(slug, GERMAN, HOUR);

    assertThat(sheet(slug).status()).isEqualTo(EditionStatus.DRAFT);
  }

  @Test
  void aMomentThatHasPassedIsNoPlan() {
    Slug slug = begun();

    assertThat(plan(slug, GERMAN, Duration.ZERO)).isEqualTo(Planned.PAST);
    assertThat(plan(slug, GERMAN, HOUR.negated())).isEqualTo(Planned.PAST);
    publish(slug, GERMAN);
    assertThat(planEnd(slug, GERMAN, Duration.ZERO)).isEqualTo(Planned.PAST);
    assertThat(stores.plans().all()).isEmpty();
  }

  @Test
  void nothingEndsBeforeItBegins() {
    Slug slug = begun();
    assertThat(planEnd(slug, GERMAN, HOUR)).isEqualTo(Planned.NOT_SHOWN);
    plan(slug, GERMAN, HOUR.multipliedBy(2));

    assertThat(planEnd(slug, GERMAN, HOUR.multipliedBy(2))).isEqualTo(Planned.ENDS_FIRST);
    assertThat(planEnd(slug, GERMAN, HOUR.multipliedBy(3))).isEqualTo(Planned.DONE);
    assertThat(plan(slug, GERMAN, HOUR.multipliedBy(4))).isEqualTo(Planned.ENDS_FIRST);
  }

  @Test
  void nobodyApprovesWhatTheyHaveNotRead() {
    Slug slug = begun();
    long seen = version(slug, GERMAN);
    long facts = stores.stories().find(slug).orElseThrow().version();
    write(slug, GERMAN, words("Inzwischen", text("Neu.")));

    assertThat(
            desks
                .plans()
                .launch(editor, slug, GERMAN, seen, facts, house.clock.instant().plus(HOUR)))
        .isEqualTo(Planned.OUTRUN);
    assertThat(stores.plans().all()).isEmpty();
  }

  @Test
  void wordsThatAreMissingNoLaterMomentBrings() {
    Slug slug = begun();
    write(slug, GERMAN, words("", text("Unten.")));

    assertThat(plan(slug, GERMAN, HOUR)).isEqualTo(Planned.INCOMPLETE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"launch", "move", "drop", "end", "dropEnd", "takeDown"})
  void onlyWhoMayPublishPlans(String step) {
    Slug slug = begun();
    publish(slug, GERMAN);
    PlanDesk plans = desks.plans();
    Instant later = house.clock.instant().plus(HOUR);

    assertThatThrownBy(
            () -> {
              switch (step) {
                case "launch" -> plans.launch(contributor, slug, GERMAN, 1, 1, later);
                case "move" -> plans.move(contributor, slug, GERMAN, later);
                case "drop" -> plans.dropLaunch(contributor, slug, GERMAN);
                case "end" -> plans.end(contributor, slug, GERMAN, later);
                case "dropEnd" -> plans.dropEnd(contributor, slug, GERMAN);
                default -> plans.takeDown(contributor, slug, GERMAN);
              }
            })
        .isInstanceOf(ProblemException.class)
        .satisfies(thrown ->
            assertThat(((ProblemException) thrown).problem().status().code()).isEqualTo(403));
    assertThat(title(slug)).isPresent();
  }

  @Test
  void whatIsMissingAtThatMomentKeepsItBackUntilItIsThere() {
    Slug slug = begun();
    int number = ++pictures;
    Slug undescribed = house.readyPicture(number, "ohne.jpg").slug();
    facts(slug, undescribed, Tone.PLAIN);
    plan(slug, GERMAN, HOUR);

    pass(HOUR);

    assertThat(title(slug)).isEmpty();
    assertThat(house.content.mediaItem(undescribed)).isEmpty();
    Launch launch = sheet(slug).plan().launch().orElseThrow();
    assertThat(launch.held()).contains(house.clock.instant());
    assertThat(desks.plans().held(stores.stories().find(slug).orElseThrow(), sheet(slug)))
        .extracting(gap -> gap.address().toString())
        .containsExactly("cover");

    describe(undescribed, number);
    pass(Duration.ofSeconds(5));

    assertThat(title(slug)).contains("Der Stollen");
    assertThat(stores.plans().all()).isEmpty();
  }

  @Test
  void whatIsPublishedNowIsNotUndoneByWhatWasPlannedBefore() {
    Slug slug = begun();
    plan(slug, GERMAN, HOUR);
    write(slug, GERMAN, words("Neuer", text("Neu.")));
    publish(slug, GERMAN);

    pass(HOUR);

    assertThat(title(slug)).contains("Neuer");
    assertThat(shown(slug, GERMAN).orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void aPlanOfSomebodyWhoDiedAfterALaterOneWasPublishedIsDropped() {
    Slug slug = begun();
    plan(slug, GERMAN, HOUR);
    Launch launch = sheet(slug).plan().launch().orElseThrow();
    write(slug, GERMAN, words("Neuer", text("Neu.")));
    publish(slug, GERMAN);
    stores.plans().launch(slug, GERMAN, MUSEUM, launch);

    pass(HOUR);

    assertThat(title(slug)).contains("Neuer");
    assertThat(stores.plans().all()).isEmpty();
  }

  @Test
  void ofManyNodesAtOnceOneRelease() throws Exception {
    int nodes = 6;
    for (int round = 0; round < 5; round++) {
      Slug slug = begun();
      plan(slug, GERMAN, HOUR);
      house.clock.pass(HOUR);
      CyclicBarrier start = new CyclicBarrier(nodes);
      try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
        List<Future<?>> all =
            IntStream.range(0, nodes)
                .mapToObj(_ -> node())
                .<Future<?>>map(node ->
                    threads.submit(() -> {
                      start.await();
                      node.due().run();
                      return null;
                    }))
                .toList();
        for (Future<?> one : all) {
          one.get();
        }
      }
      assertThat(shown(slug, GERMAN).orElseThrow().number()).isEqualTo(1);
      assertThat(
              house
                  .database()
                  .getCollection("releases")
                  .countDocuments(Filters.eq("story.slug", slug.value())))
          .isEqualTo(1);
      assertThat(stores.plans().all()).isEmpty();
    }
    assertThat(log().stream().filter("story-published-as-planned"::equals)).hasSize(5);
  }

  /** Whoever publishes dies between the release, the mark of the draft, and the end of the plan. */
  @Test
  void whatWasHalfDoneIsFinishedByTheNextWhoLooks() {
    Slug slug = begun();
    plan(slug, GERMAN, HOUR);
    EditionPlan planned = sheet(slug).plan();
    house.clock.pass(HOUR);
    node().due().run();
    stores.plans().launch(slug, GERMAN, MUSEUM, planned.launch().orElseThrow());

    node().due().run();

    assertThat(shown(slug, GERMAN).orElseThrow().number()).isEqualTo(1);
    assertThat(stores.plans().all()).isEmpty();
  }

  @Test
  void atItsEndAStoryGoesInThisLanguageOnlyAndItsWordsStay() {
    Slug slug = begun();
    write(slug, Language.ENGLISH, words("The tunnel", text("Below.")));
    publish(slug, GERMAN);
    publish(slug, Language.ENGLISH);
    Optional<Release> english = shown(slug, Language.ENGLISH);
    planEnd(slug, GERMAN, HOUR);

    pass(HOUR);

    assertThat(shown(slug, GERMAN)).isEmpty();
    assertThat(shown(slug, Language.ENGLISH)).isEqualTo(english);
    EditionDraft draft = sheet(slug).draft().orElseThrow();
    assertThat(draft.published()).isEmpty();
    assertThat(draft.withdrawn().orElseThrow().number()).isEqualTo(1);
    assertThat(draft.manuscript().title()).isEqualTo("Der Stollen");
    assertThat(sheet(slug).status()).isEqualTo(EditionStatus.DRAFT);
    assertThat(stores.plans().all()).isEmpty();
    assertThat(log()).containsOnlyOnce("story-taken-down-as-planned");
  }

  @Test
  void aPlannedEndCanBeTakenBack() {
    Slug slug = begun();
    publish(slug, GERMAN);
    planEnd(slug, GERMAN, HOUR);

    desks.plans().dropEnd(editor, slug, GERMAN);
    pass(HOUR.multipliedBy(2));

    assertThat(title(slug)).isPresent();
  }

  @Test
  void whatIsTakenDownNowComesBackByNoPlan() {
    Slug slug = begun();
    publish(slug, GERMAN);
    write(slug, GERMAN, words("Neuer", text("Neu.")));
    plan(slug, GERMAN, HOUR);

    assertThat(desks.plans().takeDown(editor, slug, GERMAN)).isEqualTo(Planned.DONE);
    pass(HOUR);

    assertThat(title(slug)).isEmpty();
    assertThat(desks.plans().takeDown(editor, slug, GERMAN)).isEqualTo(Planned.NOT_SHOWN);
  }

  @Test
  void whatWasTakenDownCanBePublishedAgain() {
    Slug slug = begun();
    publish(slug, GERMAN);
    desks.plans().takeDown(editor, slug, GERMAN);

    assertThat(publish(slug, GERMAN)).isInstanceOf(Publishing.Published.class);

    assertThat(shown(slug, GERMAN).orElseThrow().number()).isEqualTo(2);
    assertThat(sheet(slug).status()).isEqualTo(EditionStatus.PUBLISHED);
  }

  @Test
  void aTakeDownByWhoDiedBeforeTheDraftKnewIsNotedWhenTheStoryIsOpened() {
    Slug slug = begun();
    publish(slug, GERMAN);
    house.content.takeDown(slug, GERMAN, 1);

    assertThat(sheet(slug).status()).isEqualTo(EditionStatus.DRAFT);
    assertThat(sheet(slug).draft().orElseThrow().published()).isEmpty();
  }

  @Test
  void aPartThatWaitedComesToVisitorsByItselfOnceItsItemIsReleased() {
    Slug slug = begun();
    int number = ++pictures;
    Slug late = house.readyPicture(number, "spaet.jpg").slug();
    write(slug, GERMAN, words("Der Stollen", text("Unten."), picture("block002", late)));
    publish(slug, GERMAN);
    assertThat(sheet(slug).status()).isEqualTo(EditionStatus.PUBLISHED);
    assertThat(sheet(slug).plan().rest().orElseThrow().parts()).isEqualTo(1);

    describe(late, number);
    pass(Duration.ofMinutes(1));
    assertThat(sheet(slug).status())
        .as("somebody has to release it")
        .isEqualTo(EditionStatus.CHANGED);
    assertThat(sheet(slug).plan().rest().orElseThrow().ready()).isTrue();

    house.library.release(late, MediaHouse.CURATOR);
    pass(Duration.ofSeconds(5));

    Release release = shown(slug, GERMAN).orElseThrow();
    assertThat(release.number()).isEqualTo(2);
    assertThat(release.edition().blocks())
        .hasSize(2)
        .last()
        .isEqualTo(new Block.Picture(late, Optional.empty()));
    assertThat(sheet(slug).status()).isEqualTo(EditionStatus.PUBLISHED);
    assertThat(stores.plans().all()).isEmpty();
  }

  @Test
  void aPartThatWaitedComesWithoutWhatWasWrittenSince() {
    Slug slug = begun();
    int number = ++pictures;
    Slug late = house.readyPicture(number, "spaet.jpg").slug();
    long approved =
        write(slug, GERMAN, words("Der Stollen", text("Unten."), picture("block002", late)));
    publish(slug, GERMAN);
    write(slug, GERMAN, words("Anders", text("Anders."), picture("block002", late)));

    describe(late, number);
    house.library.release(late, MediaHouse.CURATOR);
    pass(Duration.ofSeconds(5));

    assertThat(title(slug)).contains("Der Stollen");
    assertThat(shown(slug, GERMAN).orElseThrow().edition().blocks()).hasSize(2);
    assertThat(sheet(slug).draft().orElseThrow().published())
        .contains(new Publication(2, approved));
    assertThat(sheet(slug).status()).isEqualTo(EditionStatus.CHANGED);
  }

  @Test
  void whatWasTakenDownGetsNoPartsAddedEither() {
    Slug slug = begun();
    int number = ++pictures;
    Slug late = house.readyPicture(number, "spaet.jpg").slug();
    write(slug, GERMAN, words("Der Stollen", text("Unten."), picture("block002", late)));
    publish(slug, GERMAN);
    desks.plans().takeDown(editor, slug, GERMAN);

    describe(late, number);
    house.library.release(late, MediaHouse.CURATOR);
    pass(Duration.ofMinutes(2));

    assertThat(title(slug)).isEmpty();
  }

  /** What an edition is for curators and for visitors. */
  private record Both(Optional<EditionDraft> draft, Optional<Release> release) {}

  private Map<Language, Both> both(Slug slug) {
    Map<Language, Both> both = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      both.put(language, new Both(stores.editions().find(slug, language), shown(slug, language)));
    }
    return both;
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 17, 29})
  void inAnyOrderOfPlansAndDeedsNoLanguageTouchesAnother(long seed) {
    Slug slug = begun();
    Random random = new Random(seed);
    int launched = 0;
    int takenDown = 0;
    for (int step = 0; step < 150; step++) {
      Language language = Language.values()[random.nextInt(3)];
      boolean there = version(slug, language) > 0;
      Map<Language, Both> before = both(slug);
      switch (random.nextInt(8)) {
        case 0 -> {
          if (there) {
            publish(slug, language);
          }
        }
        case 1 -> desks.plans().takeDown(editor, slug, language);
        case 2, 3 -> plan(slug, language, Duration.ofMinutes(1 + random.nextInt(3)));
        case 4 -> planEnd(slug, language, Duration.ofMinutes(2 + random.nextInt(5)));
        case 5 ->
            write(
                slug, language, words(random.nextInt(5) == 0 ? "" : "T" + step, text("W" + step)));
        default -> {
          List<EditionPlan> due = due(Duration.ofMinutes(1));
          pass(Duration.ofMinutes(1));
          Map<Language, Both> after = both(slug);
          for (Language other : Language.values()) {
            if (due.stream().noneMatch(plan -> plan.language() == other)) {
              assertThat(after.get(other))
                  .as("step %d, %s", step, other)
                  .isEqualTo(before.get(other));
            }
          }
          launched += (int) due.stream().filter(plan -> plan.takeDown().isEmpty()).count();
          takenDown += (int) due.stream().filter(plan -> plan.takeDown().isPresent()).count();
          continue;
        }
      }
      Map<Language, Both> after = both(slug);
      before.remove(language);
      after.remove(language);
      assertThat(after).as("step %d, in %s", step, language).isEqualTo(before);
      assertReleasesFit(slug);
    }
    assertThat(launched).isPositive();
    assertThat(takenDown).isPositive();
  }

  private List<EditionPlan> due(Duration in) {
    Instant then = house.clock.instant().plus(in);
    return stores.plans().all().stream()
        .filter(plan ->
            plan.launch().filter(launch -> !launch.at().isAfter(then)).isPresent()
                || plan.takeDown().filter(end -> !end.at().isAfter(then)).isPresent())
        .toList();
  }

  /** What the drafts say of the visitors is what visitors have. */
  private void assertReleasesFit(Slug slug) {
    both(slug)
        .forEach((language, both) ->
            assertThat(both.draft().flatMap(EditionDraft::published).map(Publication::number))
                .as("%s", language)
                .isEqualTo(both.release().map(Release::number)));
  }
}
