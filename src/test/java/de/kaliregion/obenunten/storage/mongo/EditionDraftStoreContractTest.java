package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EditionDraft.Publication;
import de.kaliregion.obenunten.content.draft.story.EditionDraft.State;
import de.kaliregion.obenunten.content.draft.story.Handing;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.Withdrawal;
import de.kaliregion.obenunten.storage.GeneratedContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the store of editions promises, on the embedded server and on a cluster. */
@ParameterizedClass
@MethodSource("de.kaliregion.obenunten.storage.mongo.TestDatabase#servers")
class EditionDraftStoreContractTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Slug STORY = new Slug("der-stollen");
  private static final Slug MUSEUM = new Slug("museum");

  @Parameter TestDatabase.Server server;

  private final GeneratedContent generated = new GeneratedContent(11);
  private TestDatabase test;
  private EditionDraftStore store;

  @BeforeEach
  void open() {
    test = server.open();
    store = EditionDraftStore.open(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  private EditionDraft first(Language language) {
    return EditionDraft.first(
        STORY, language, MUSEUM, generated.saveId(), generated.manuscript(), NOW, "writer");
  }

  private EditionDraft begun() {
    EditionDraft first = first(Language.GERMAN);
    store.begin(first);
    return first;
  }

  private EditionDraft found() {
    return store.find(STORY, Language.GERMAN).orElseThrow();
  }

  private Saving<EditionDraft> save(long seen, SaveId save, Manuscript words) {
    return store.save(STORY, Language.GERMAN, seen, save, words, NOW, "curator");
  }

  /** Words that no other save has. */
  private Manuscript words() {
    Manuscript any = generated.manuscript();
    return new Manuscript(
        generated.draftId(), any.teaser(), any.blocks(), any.translation(), any.germanVersion());
  }

  @Test
  void everyDraftComesBackAsItWasStored() {
    for (long seed = 0; seed < 50; seed++) {
      EditionDraft draft = new GeneratedContent(seed).editionDraft();
      assertThat(store.begin(draft)).isEqualTo(new Saving.Saved<>(draft));
      assertThat(store.find(draft.story(), draft.language())).contains(draft);
      assertThat(store.version(draft.story(), draft.language(), 1)).contains(draft);
    }
  }

  @Test
  void anEditionBeginsOnce() {
    EditionDraft first = begun();

    assertThat(store.begin(first(Language.GERMAN))).isEqualTo(new Saving.Outrun<>(first));
    assertThat(found()).isEqualTo(first);
  }

  @Test
  void beginningAgainUnderTheSameNameOfTheSaveIsAnsweredAsBefore() {
    EditionDraft first = begun();
    save(1, generated.saveId(), words());

    assertThat(store.begin(first)).isEqualTo(new Saving.Saved<>(first));
    assertThat(found().version()).isEqualTo(2);
  }

  @Test
  void aSaveMakesTheNextVersionAndKeepsTheOneBefore() {
    EditionDraft first = begun();
    Manuscript written = words();
    SaveId save = generated.saveId();

    assertThat(save(1, save, written)).isEqualTo(new Saving.Saved<>(found()));

    assertThat(found()).isEqualTo(first.next(save, written, NOW, "curator"));
    assertThat(store.version(STORY, Language.GERMAN, 1)).contains(first);
    assertThat(store.version(STORY, Language.GERMAN, 2)).contains(found());
    assertThat(store.version(STORY, Language.GERMAN, 3)).isEmpty();
  }

  @Test
  void whoLosesTheRaceIsToldWhatTheWinnerMadeOfIt() {
    begun();
    save(1, generated.saveId(), words());
    EditionDraft won = found();

    assertThat(save(1, generated.saveId(), words())).isEqualTo(new Saving.Outrun<>(won));
    assertThat(found()).isEqualTo(won);
  }

  @Test
  void aSaveThatIsSentAgainIsAnsweredAsBefore() {
    begun();
    SaveId lost = generated.saveId();
    Manuscript written = words();
    Saving<EditionDraft> answer = save(1, lost, written);

    assertThat(save(1, lost, written)).as("at once").isEqualTo(answer);
    save(2, generated.saveId(), words());
    EditionDraft later = found();
    assertThat(save(1, lost, written)).as("after somebody else's").isEqualTo(answer);
    assertThat(found()).isEqualTo(later);
  }

  @Test
  void theSameNameOfASaveInAnotherLanguageIsAnotherSave() {
    begun();
    store.begin(first(Language.ENGLISH));
    SaveId save = generated.saveId();
    save(1, save, words());

    assertThat(store.save(STORY, Language.ENGLISH, 1, save, words(), NOW, "curator"))
        .isInstanceOf(Saving.Saved.class);
    assertThat(store.find(STORY, Language.ENGLISH).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void otherWordsUnderTheNameOfAnEarlierSaveAreAnotherSave() {
    begun();
    SaveId used = generated.saveId();
    save(1, used, words());
    EditionDraft second = found();

    assertThat(save(1, used, words())).isEqualTo(new Saving.Outrun<>(second));
    assertThat(save(2, used, words())).isEqualTo(new Saving.Outrun<>(second));
    assertThat(found()).isEqualTo(second);
  }

  @Test
  void savingWhatStandsThereAlreadyMakesNoVersion() {
    EditionDraft first = begun();

    assertThat(save(1, generated.saveId(), first.manuscript()))
        .isEqualTo(new Saving.Saved<>(first));
    assertThat(store.history(STORY, Language.GERMAN, Long.MAX_VALUE, 10)).hasSize(1);
  }

  @Test
  void savingWhatIsNotThereSaysSo() {
    assertThat(save(1, generated.saveId(), words())).isEqualTo(new Saving.Missing<>());
  }

  @Test
  void aVersionThatNobodyCanHaveSeenIsOutrun() {
    EditionDraft first = begun();

    assertThat(save(9, generated.saveId(), words())).isEqualTo(new Saving.Outrun<>(first));
    assertThat(found()).isEqualTo(first);
  }

  @Test
  void ofManyWhoSaveAtOnceOneWinsAndTheOthersSeeIt() throws Exception {
    begun();
    for (long seen = 1; seen <= 5; seen++) {
      List<Callable<Saving<EditionDraft>>> saves = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        long at = seen;
        SaveId save = generated.saveId();
        Manuscript own = words();
        saves.add(() -> save(at, save, own));
      }
      int won = 0;
      try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
        for (Future<Saving<EditionDraft>> saving : pool.invokeAll(saves)) {
          switch (saving.get()) {
            case Saving.Saved<EditionDraft>(EditionDraft draft) -> {
              won++;
              assertThat(draft).isEqualTo(found());
            }
            case Saving.Outrun<EditionDraft>(EditionDraft current) ->
                assertThat(current).isEqualTo(found());
            case Saving.Missing<EditionDraft> _ -> throw new AssertionError("it is there");
          }
        }
      }
      assertThat(won).isEqualTo(1);
      assertThat(found().version()).isEqualTo(seen + 1);
    }
  }

  @Test
  void theHistoryListsEveryVersionNewestFirst() {
    begun();
    for (long seen = 1; seen < 8; seen++) {
      save(seen, generated.saveId(), words());
    }

    assertThat(store.history(STORY, Language.GERMAN, Long.MAX_VALUE, 100))
        .extracting(EditionDraft::version)
        .containsExactly(8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(store.history(STORY, Language.GERMAN, 5, 3))
        .extracting(EditionDraft::version)
        .containsExactly(5L, 4L, 3L);
    assertThat(store.history(STORY, Language.GERMAN, 0, 3)).isEmpty();
    assertThat(store.history(STORY, Language.ENGLISH, Long.MAX_VALUE, 3)).isEmpty();
  }

  @Test
  void aTurnLeavesWordsAndVersionAsTheyAre() {
    EditionDraft first = begun();

    EditionDraft turned = store.turn(STORY, Language.GERMAN, State.REVIEW).orElseThrow();

    assertThat(turned.state()).isEqualTo(State.REVIEW);
    assertThat(turned.manuscript()).isEqualTo(first.manuscript());
    assertThat(turned.version()).isEqualTo(1);
    assertThat(save(1, generated.saveId(), words())).isInstanceOf(Saving.Saved.class);
    assertThat(found().state()).as("after a save").isEqualTo(State.REVIEW);
  }

  @Test
  void whoHandsItInSaysWhoIsAsked() {
    begun();
    Handing handing = new Handing("writer", Optional.of("editor"), "writer", NOW);

    store.hand(STORY, Language.GERMAN, State.REVIEW, handing);

    assertThat(found().state()).isEqualTo(State.REVIEW);
    assertThat(found().handing()).contains(handing);
    save(1, generated.saveId(), words());
    assertThat(found().handing()).as("after a save").contains(handing);
    store.turn(STORY, Language.GERMAN, State.DRAFT);
    assertThat(found().handing()).as("taken back").isEmpty();
  }

  @Test
  void ofTwoWhoPassItOnAtOnceOneIsFaster() {
    begun();
    store.hand(STORY, Language.GERMAN, State.REVIEW, new Handing("w", Optional.empty(), "w", NOW));
    EditionDraft seen = found();
    Handing mine = new Handing("w", Optional.of("a"), "a", NOW.plusSeconds(1));
    Handing theirs = new Handing("w", Optional.of("w"), "b", NOW.plusSeconds(1));

    assertThat(store.pass(seen, State.REVIEW, mine)).isPresent();
    assertThat(store.pass(seen, State.DRAFT, theirs)).isEmpty();
    assertThat(found().handing()).contains(mine);
    assertThat(store.pass(found(), State.DRAFT, theirs)).isPresent();
  }

  @Test
  void whatWasHandedInBeforeAnybodyWasAskedIsPassedOnToo() {
    begun();
    store.turn(STORY, Language.GERMAN, State.REVIEW);

    Handing handing = new Handing("w", Optional.of("w"), "editor", NOW);

    assertThat(store.pass(found(), State.DRAFT, handing)).isPresent();
    assertThat(found().state()).isEqualTo(State.DRAFT);
  }

  @Test
  void whatIsPublishedLiesInNobodysHands() {
    EditionDraft first = begun();
    store.hand(STORY, Language.GERMAN, State.REVIEW, new Handing("w", Optional.empty(), "w", NOW));

    store.published(first, 1);

    assertThat(found().handing()).isEmpty();
  }

  @Test
  void whatWasTakenDownIsNotMarkedAsPublishedByWhoWasSlow() {
    EditionDraft first = begun();
    store.published(first, 3);
    Withdrawal withdrawal = new Withdrawal(3, NOW, "editor");

    store.withdrawn(STORY, Language.GERMAN, withdrawal);
    store.published(first, 3);

    assertThat(found().published()).isEmpty();
    assertThat(found().withdrawn()).contains(withdrawal);
    store.published(first, 4);
    assertThat(found().published()).contains(new Publication(4, 1));
  }

  @Test
  void whoeverIsSlowToTakeItDownDoesNotTakeALaterReleaseAway() {
    EditionDraft first = begun();
    store.published(first, 4);

    assertThat(store.withdrawn(STORY, Language.GERMAN, new Withdrawal(3, NOW, "e"))).isEmpty();
    assertThat(found().published()).contains(new Publication(4, 1));
  }

  @Test
  void whatIsPublishedIsNotUpForReviewAnyMore() {
    EditionDraft first = begun();
    store.turn(STORY, Language.GERMAN, State.REVIEW);

    store.published(first, 4);

    assertThat(found().state()).isEqualTo(State.DRAFT);
    assertThat(found().published()).contains(new Publication(4, 1));
    assertThat(found().version()).isEqualTo(1);
    assertThat(found().manuscript()).isEqualTo(first.manuscript());
  }

  @Test
  void whatWasWrittenMeanwhileStaysUpForReview() {
    EditionDraft first = begun();
    save(1, generated.saveId(), words());
    store.turn(STORY, Language.GERMAN, State.REVIEW);

    store.published(first, 1);

    assertThat(found().state()).isEqualTo(State.REVIEW);
    assertThat(found().published()).contains(new Publication(1, 1));
  }

  @Test
  void anEarlierReleaseIsNotMarkedInPlaceOfALaterOne() {
    EditionDraft first = begun();
    save(1, generated.saveId(), words());
    store.published(found(), 2);

    store.published(first, 1);

    assertThat(found().published()).contains(new Publication(2, 2));
  }

  /** Only what visitors do not see has changed, such as how it was translated. */
  @Test
  void aLaterVersionOfTheSameReleaseIsMarked() {
    EditionDraft first = begun();
    store.published(first, 1);
    save(1, generated.saveId(), words());

    store.published(found(), 1);
    assertThat(found().published()).contains(new Publication(1, 2));
    store.published(first, 1);
    assertThat(found().published()).contains(new Publication(1, 2));
  }

  @Test
  void languagesAndOrganisationsAreFound() {
    EditionDraft english = first(Language.ENGLISH);
    store.begin(english);
    EditionDraft german = begun();
    store.begin(generated.editionDraft());

    assertThat(store.of(STORY)).containsExactly(german, english);
    assertThat(store.ofOrganisation(MUSEUM)).containsExactlyInAnyOrder(german, english);
  }

  /** Somebody dies after the version was added and before the head has moved. */
  @Test
  void aVersionWhoseSaverDiedIsFoundByTheNextSave() {
    EditionDraft first = begun();
    EditionDraft orphan = first.next(generated.saveId(), words(), NOW, "dead");
    diesBeforeTheHeadMoves(orphan);
    assertThat(found()).as("was not answered for").isEqualTo(first);

    assertThat(save(1, generated.saveId(), words())).isEqualTo(new Saving.Outrun<>(orphan));
    assertThat(found()).isEqualTo(orphan);
  }

  @Test
  void whoSendsTheSaveAgainAfterTheNodeDiedGetsItsVersion() {
    EditionDraft first = begun();
    EditionDraft orphan = first.next(generated.saveId(), words(), NOW, "curator");
    diesBeforeTheHeadMoves(orphan);

    assertThat(save(1, orphan.save(), orphan.manuscript())).isEqualTo(new Saving.Saved<>(orphan));
    assertThat(found()).isEqualTo(orphan);
  }

  @Test
  void aBeginningWhoseSaverDiedIsFoundByTheNext() {
    EditionDraft orphan = first(Language.GERMAN);
    diesBeforeTheHeadMoves(orphan);
    assertThat(store.find(STORY, Language.GERMAN)).isEmpty();

    assertThat(store.begin(first(Language.GERMAN))).isEqualTo(new Saving.Outrun<>(orphan));
    assertThat(store.begin(orphan)).isEqualTo(new Saving.Saved<>(orphan));
    assertThat(found()).isEqualTo(orphan);
  }

  private void diesBeforeTheHeadMoves(EditionDraft draft) {
    DocumentFormat<EditionDraft> format =
        DocumentFormat.first(
            EditionDraft.class, d -> d.story() + "." + d.language().tag() + "." + d.version());
    test.database()
        .getCollection(EditionDraftStore.VERSIONS, BsonDocument.class)
        .insertOne(format.write(draft));
  }

  /** What was answered for is there for ever, whoever else saves, dies or sends again. */
  @Test
  void noVersionThatWasAnsweredForIsEverLostOrWrittenOver() {
    begun();
    Random random = new Random(5);
    Map<Long, Manuscript> answered = new HashMap<>();
    SaveId last = generated.saveId();
    Manuscript lastWords = words();
    long lastSeen = 1;
    for (int step = 0; step < 120; step++) {
      long newest = found().version();
      switch (random.nextInt(4)) {
        case 0 ->
            store
                .version(STORY, Language.GERMAN, newest)
                .filter(_ -> isUnknown(newest + 1))
                .ifPresent(head ->
                    diesBeforeTheHeadMoves(head.next(generated.saveId(), words(), NOW, "dead")));
        case 1 -> {
          // Sends the last one again, whatever became of it.
        }
        default -> {
          last = generated.saveId();
          lastWords = words();
          lastSeen = Math.max(1, newest - random.nextInt(2));
        }
      }
      if (save(lastSeen, last, lastWords)
          instanceof Saving.Saved<EditionDraft>(EditionDraft saved)) {
        assertThat(saved.manuscript()).isEqualTo(lastWords);
        Optional<Manuscript> before = Optional.ofNullable(answered.put(saved.version(), lastWords));
        assertThat(before.orElse(lastWords)).isEqualTo(lastWords);
      }
    }
    assertThat(answered).hasSizeGreaterThan(20);
    answered.forEach((number, words) ->
        assertThat(store.version(STORY, Language.GERMAN, number))
            .map(EditionDraft::manuscript)
            .contains(words));
    assertThat(store.history(STORY, Language.GERMAN, Long.MAX_VALUE, 1_000))
        .extracting(EditionDraft::version)
        .hasSize((int) found().version());
  }

  private boolean isUnknown(long version) {
    return test.database()
            .getCollection(EditionDraftStore.VERSIONS)
            .countDocuments(Filters.eq(STORY + ".de." + version))
        == 0;
  }
}
