package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.GlossaryTerm;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.LearningRoute;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Notice;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.content.Withdrawn;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.storage.GeneratedContent;
import de.kaliregion.obenunten.storage.StorageException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the embedded server and a cluster must both do for the published content. */
@ParameterizedClass
@MethodSource("de.kaliregion.obenunten.storage.mongo.TestDatabase#servers")
class ContentStoreContractTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00.123Z");
  private static final Wording OTHER = new Wording(Map.of(Language.GERMAN, "Anders"));

  @Parameter TestDatabase.Server server;

  private final GeneratedContent generated = new GeneratedContent(7);
  private TestDatabase test;
  private ContentStore store;

  @BeforeEach
  void open() {
    test = server.open();
    store = ContentStore.open(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  /** One collection: how to make a record, to change it, to store it and to find it again. */
  private record Shelf<T>(
      String name,
      Function<GeneratedContent, T> make,
      Function<T, T> change,
      BiPredicate<ContentStore, T> put,
      Function<Published, List<T>> list) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Shelf<?>> shelves() {
    return Stream.of(
        new Shelf<Organisation>(
            "organisations",
            GeneratedContent::organisation,
            o -> new Organisation(o.slug(), OTHER),
            ContentStore::put,
            Published::organisations),
        new Shelf<Place>(
            "places",
            GeneratedContent::place,
            p ->
                new Place(
                    p.slug(),
                    OTHER,
                    p.organisation(),
                    p.municipality(),
                    p.district(),
                    p.states(),
                    p.coordinates(),
                    p.level(),
                    p.under(),
                    Optional.empty()),
            ContentStore::put,
            Published::places),
        new Shelf<MediaItem>(
            "mediaItems",
            GeneratedContent::mediaItem,
            m ->
                new MediaItem(
                    m.slug(),
                    m.kind(),
                    OTHER,
                    m.alt(),
                    Optional.empty(),
                    Optional.empty(),
                    m.rights(),
                    Optional.empty(),
                    m.derivatives(),
                    m.poster(),
                    m.spoken(),
                    !m.synthetic(),
                    m.transcripts()),
            ContentStore::put,
            Published::mediaItems),
        new Shelf<Sign>(
            "signs",
            GeneratedContent::sign,
            s -> new Sign(s.code(), s.state(), s.story(), s.place(), Optional.of(OTHER)),
            ContentStore::put,
            Published::signs),
        new Shelf<LearningRoute>(
            "routes",
            GeneratedContent::route,
            r ->
                new LearningRoute(
                    r.slug(), OTHER, r.introduction(), r.organisation(), r.stations()),
            ContentStore::put,
            Published::routes),
        new Shelf<GlossaryTerm>(
            "glossary",
            GeneratedContent::term,
            t -> new GlossaryTerm(t.slug(), t.term(), OTHER),
            ContentStore::put,
            Published::terms),
        new Shelf<Notice>(
            "notices",
            GeneratedContent::notice,
            n -> new Notice(n.slug(), List.of(n.editions().getFirst())),
            ContentStore::put,
            Published::notices));
  }

  @ParameterizedTest
  @MethodSource("shelves")
  <T> void whatWasPutIsPublishedAndComesBackEqual(Shelf<T> shelf) {
    List<T> records = IntStream.range(0, 150).mapToObj(i -> shelf.make().apply(generated)).toList();

    records.forEach(each -> assertThat(shelf.put().test(store, each)).isTrue());

    assertThat(shelf.list().apply(store.published())).containsExactlyInAnyOrderElementsOf(records);
  }

  @ParameterizedTest
  @MethodSource("shelves")
  <T> void onlyWhatDiffersIsWritten(Shelf<T> shelf) {
    T first = shelf.make().apply(generated);
    T changed = shelf.change().apply(first);
    assertThat(shelf.put().test(store, first)).isTrue();

    assertThat(shelf.put().test(store, first)).isFalse();
    assertThat(shelf.put().test(store, changed)).isTrue();
    assertThat(shelf.put().test(store, changed)).isFalse();

    assertThat(shelf.list().apply(store.published())).containsExactly(changed);
  }

  @ParameterizedTest
  @MethodSource("shelves")
  <T> void aNewNodeFindsWhatAnOlderOneStored(Shelf<T> shelf) {
    T first = shelf.make().apply(generated);
    shelf.put().test(store, first);

    ContentStore other = ContentStore.open(test.database());

    assertThat(other.published()).isEqualTo(store.published());
    assertThat(shelf.put().test(other, first)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("shelves")
  <T> void aDocumentOfANewerProgramIsRefusedByName(Shelf<T> shelf) {
    shelf.put().test(store, shelf.make().apply(generated));
    test.database()
        .getCollection(shelf.name())
        .updateMany(new Document(), Updates.set("schemaVersion", 9));

    assertThatThrownBy(store::published)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("schemaVersion 9");
  }

  @Test
  void allCollectionsAreThereFromTheStart() {
    assertThat(test.database().listCollectionNames())
        .contains(
            "organisations",
            "places",
            "mediaItems",
            "signs",
            "routes",
            "glossary",
            "notices",
            "stories",
            "releases",
            "generation");
  }

  @Test
  void nothingIsPublishedAtFirst() {
    Published nothing =
        new Published(
            0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of());

    assertThat(store.published()).isEqualTo(nothing);
  }

  @Test
  void aChangeIsPendingUntilTheGenerationRises() {
    GlossaryTerm term = generated.term();
    assertThat(store.isChangePending()).isFalse();

    store.put(term);
    assertThat(store.isChangePending()).isTrue();
    assertThat(store.generation()).isZero();

    store.raiseGeneration();
    assertThat(store.isChangePending()).isFalse();
    assertThat(store.generation()).isEqualTo(1);

    store.put(term);
    assertThat(store.isChangePending()).as("after storing the same again").isFalse();
  }

  @Test
  void aReleaseIsAChangeToo() {
    Story story = generated.story();
    Edition edition = generated.edition(Language.GERMAN);

    store.publish(story, edition, NOON);
    assertThat(store.isChangePending()).isTrue();

    store.raiseGeneration();
    store.publish(story, edition, NOON);
    assertThat(store.isChangePending()).as("after publishing the same again").isFalse();
  }

  @Test
  void theGenerationRisesByOneEachTime() throws Exception {
    inParallel(4, 25, () -> store.raiseGeneration());

    assertThat(store.generation()).isEqualTo(100);
    assertThat(store.published().generation()).isEqualTo(100);
  }

  @Test
  void aStoryIsPublishedLanguageByLanguage() {
    Story story = generated.story();
    Release german = publish(story, Language.GERMAN);
    Release english = publish(story, Language.ENGLISH);
    Release easy = publish(story, Language.EASY_GERMAN);
    Release germanAgain = publish(story, Language.GERMAN);

    assertThat(german.number()).isEqualTo(1);
    assertThat(germanAgain.number()).isEqualTo(2);
    assertThat(store.published().releases()).containsExactlyInAnyOrder(germanAgain, english, easy);
  }

  @Test
  void theReleasesOfAStoryAreFoundWithoutTheOthers() {
    Story story = generated.story();
    publish(story, Language.GERMAN);
    Release german = publish(story, Language.GERMAN);
    Release english = publish(story, Language.ENGLISH);
    publish(generated.story(), Language.GERMAN);

    assertThat(store.releases(story.slug())).containsExactlyInAnyOrder(german, english);
    assertThat(store.releases(generated.slug())).isEmpty();
  }

  @Test
  void aPlaceIsFoundByItsName() {
    Place place = generated.place();
    store.put(place);

    assertThat(store.place(place.slug())).contains(place);
    assertThat(store.place(generated.slug())).isEmpty();
  }

  private Release publish(Story story, Language language) {
    return store.publish(story, generated.edition(language), NOON).orElseThrow();
  }

  @Test
  void equalContentPublishesNothing() {
    Release first = publish(generated.story(), Language.GERMAN);

    assertThat(store.publish(first.story(), first.edition(), NOON.plusSeconds(60))).isEmpty();
    assertThat(store.published().releases()).containsExactly(first);
  }

  @Test
  void aReleaseIsKeptToTheMillisecond() {
    Story story = generated.story();

    Release release =
        store.publish(story, generated.edition(Language.GERMAN), NOON.plusNanos(999)).orElseThrow();

    assertThat(release.publishedAt()).isEqualTo(NOON);
    assertThat(store.published().releases()).containsExactly(release);
  }

  @Test
  void anOldReleaseStaysUnchanged() {
    Story story = generated.story();
    Release first = publish(story, Language.GERMAN);
    publish(story, Language.GERMAN);

    assertThat(releases().find(first.id())).contains(first);
  }

  private DocumentCollection<Release> releases() {
    return new DocumentCollection<>(
        test.database(), "releases", DocumentFormat.first(Release.class, Release::id));
  }

  @Test
  void aReleaseThatNoHeadNamesYetIsNotShownAndItsNumberNotUsedAgain() {
    Story story = generated.story();
    Release first = publish(story, Language.GERMAN);
    Release died = new Release(story, generated.edition(Language.GERMAN), 2, NOON);
    releases().insert(died);

    assertThat(store.published().releases()).containsExactly(first);

    Release next = publish(story, Language.GERMAN);
    assertThat(next.number()).isEqualTo(3);
    assertThat(store.published().releases()).containsExactly(next);
    assertThat(releases().find(died.id())).contains(died);
  }

  @Test
  void ofPublishersAtOnceTheLastNumberStays() throws Exception {
    Story story = generated.story();
    List<Release> made = new ArrayList<>();
    Object lock = new Object();

    inParallel(
        4,
        10,
        () -> {
          synchronized (generated) {
            return generated.edition(Language.GERMAN);
          }
        },
        edition -> {
          Release release = store.publish(story, edition, NOON).orElseThrow();
          synchronized (lock) {
            made.add(release);
          }
        });

    Set<Integer> numbers = new HashSet<>();
    made.forEach(release -> assertThat(numbers.add(release.number())).isTrue());
    int last = numbers.stream().mapToInt(n -> n).max().orElseThrow();
    assertThat(store.published().releases())
        .containsExactlyElementsOf(made.stream().filter(r -> r.number() == last).toList());
  }

  @Test
  void whatIsTakenDownIsGoneInThisLanguageOnly() {
    Story story = generated.story();
    Release german = publish(story, Language.GERMAN);
    Release english = publish(story, Language.ENGLISH);

    assertThat(store.takeDown(story.slug(), Language.GERMAN, 1)).isTrue();

    assertThat(store.published().releases()).containsExactly(english);
    assertThat(store.published().withdrawn()).isEmpty();
    assertThat(releases().find(german.id())).as("the release itself").contains(german);
    assertThat(store.takenDown(story.slug(), Language.GERMAN)).contains(german);
    assertThat(store.takenDown(story.slug(), Language.ENGLISH)).isEmpty();
  }

  @Test
  void aStoryWithoutALanguageIsRemembered() {
    Story story = generated.story();
    publish(story, Language.GERMAN);
    publish(generated.story(), Language.GERMAN);

    store.takeDown(story.slug(), Language.GERMAN, 1);

    assertThat(store.published().withdrawn())
        .containsExactly(new Withdrawn(story.slug(), story.place()));
    assertThat(store.releases(story.slug())).isEmpty();
  }

  @Test
  void takingDownIsAChangeAndTakingDownAgainIsNone() {
    Story story = generated.story();
    publish(story, Language.GERMAN);
    store.raiseGeneration();

    store.takeDown(story.slug(), Language.GERMAN, 1);
    assertThat(store.isChangePending()).isTrue();
    store.raiseGeneration();

    assertThat(store.takeDown(story.slug(), Language.GERMAN, 1)).isFalse();
    assertThat(store.takeDown(generated.slug(), Language.GERMAN, 1)).isFalse();
    assertThat(store.isChangePending()).isFalse();
  }

  @Test
  void whoeverIsSlowToTakeAReleaseDownLeavesALaterOne() {
    Story story = generated.story();
    publish(story, Language.GERMAN);
    Release second = publish(story, Language.GERMAN);

    assertThat(store.takeDown(story.slug(), Language.GERMAN, 1)).isFalse();
    assertThat(store.published().releases()).containsExactly(second);
  }

  @Test
  void whatComesBackGetsANewNumberEvenIfItSaysTheSame() {
    Release first = publish(generated.story(), Language.GERMAN);
    store.takeDown(first.story().slug(), Language.GERMAN, 1);

    Release again = store.publish(first.story(), first.edition(), NOON).orElseThrow();

    assertThat(again.number()).isEqualTo(2);
    assertThat(store.published().releases()).containsExactly(again);
    assertThat(store.published().withdrawn()).isEmpty();
  }

  @Test
  void ofNodesThatPublishTheSameAtOnceThereIsOneRelease() throws Exception {
    Story story = generated.story();
    Edition edition = generated.edition(Language.GERMAN);

    inParallel(8, 40, () -> store.publish(story, edition, NOON));

    assertThat(releases().all()).hasSize(1);
    assertThat(store.published().releases()).extracting(Release::number).containsExactly(1);
  }

  @Test
  void whoDiedBeforeTheHeadMovedIsFinishedByWhoPublishesTheSame() {
    Story story = generated.story();
    Edition edition = generated.edition(Language.GERMAN);
    Release orphan = new Release(story, edition, 1, NOON);
    releases().insert(orphan);

    assertThat(store.publish(story, edition, NOON.plusSeconds(5))).contains(orphan);
    assertThat(store.published().releases()).containsExactly(orphan);
  }

  @Test
  void aLostReleaseIsNamed() {
    Release release = publish(generated.story(), Language.GERMAN);
    test.database().getCollection("releases").deleteOne(Filters.eq(release.id()));

    assertThatThrownBy(store::published)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(release.id());
  }

  private static void inParallel(int threads, int times, Runnable work) throws Exception {
    inParallel(threads, times, () -> work, Runnable::run);
  }

  private static <T> void inParallel(
      int threads, int times, Callable<T> make, java.util.function.Consumer<T> work)
      throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads * times; i++) {
        running.add(
            pool.submit(() -> {
              work.accept(make.call());
              return null;
            }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
  }
}
