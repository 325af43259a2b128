package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.review.EditionPlan;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.Launch;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.Rest;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.TakeDown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** How what is planned for editions is kept, by each of the servers. */
@ParameterizedClass
@MethodSource("de.kaliregion.obenunten.storage.mongo.TestDatabase#servers")
class EditionPlanStoreContractTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123Z");
  private static final Slug STORY = new Slug("der-stollen");
  private static final Slug MUSEUM = new Slug("museum");
  private static final Language GERMAN = Language.GERMAN;
  private static final Launch LAUNCH = Launch.of(NOW.plusSeconds(60), 3, 2, "editor", NOW);
  private static final TakeDown TAKE_DOWN = new TakeDown(NOW.plusSeconds(600), "editor");
  private static final Rest REST = new Rest(3, "editor", 2, true);

  @Parameter TestDatabase.Server server;

  private TestDatabase test;
  private EditionPlanStore store;

  @BeforeEach
  void open() {
    test = server.open();
    store = EditionPlanStore.open(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  private EditionPlan found() {
    return store.find(STORY, GERMAN).orElseThrow();
  }

  @Test
  void whereNothingIsPlannedThereIsNothing() {
    assertThat(store.find(STORY, GERMAN)).isEmpty();
    assertThat(store.all()).isEmpty();
    assertThat(store.drop(STORY, GERMAN, LAUNCH)).isFalse();
  }

  @Test
  void everyPlanComesBackAsItWasMade() {
    store.launch(STORY, GERMAN, MUSEUM, LAUNCH);
    store.takeDown(STORY, GERMAN, MUSEUM, TAKE_DOWN);
    store.rest(STORY, GERMAN, MUSEUM, REST);

    EditionPlan plan =
        new EditionPlan(
            STORY, GERMAN, MUSEUM, Optional.of(LAUNCH), Optional.of(TAKE_DOWN), Optional.of(REST));
    assertThat(found()).isEqualTo(plan);
    assertThat(store.all()).containsExactly(plan);
    assertThat(store.of(List.of(STORY, new Slug("other")))).containsExactly(plan);
  }

  @Test
  void ofTwoPlansForTheSameTheLaterCounts() {
    Launch later = Launch.of(NOW.plusSeconds(90), 4, 2, "other", NOW.plusSeconds(1));
    store.launch(STORY, GERMAN, MUSEUM, LAUNCH);

    store.launch(STORY, GERMAN, MUSEUM, later);

    assertThat(found().launch()).contains(later);
  }

  @Test
  void onlyThePlanThatWasSeenIsForgotten() {
    Launch later = Launch.of(NOW.plusSeconds(90), 4, 2, "other", NOW.plusSeconds(1));
    store.launch(STORY, GERMAN, MUSEUM, later);
    store.takeDown(STORY, GERMAN, MUSEUM, TAKE_DOWN);
    store.rest(STORY, GERMAN, MUSEUM, REST);

    assertThat(store.drop(STORY, GERMAN, LAUNCH)).isFalse();
    assertThat(store.drop(STORY, GERMAN, new TakeDown(NOW, "editor"))).isFalse();
    assertThat(store.drop(STORY, GERMAN, new Rest(2, "editor", 2, true))).isFalse();
    assertThat(found().launch()).contains(later);
    assertThat(found().takeDown()).contains(TAKE_DOWN);
    assertThat(found().rest()).contains(REST);
  }

  @Test
  void whatIsDoneLeavesTheOthersAndTheLastLeavesNothing() {
    store.launch(STORY, GERMAN, MUSEUM, LAUNCH);
    store.takeDown(STORY, GERMAN, MUSEUM, TAKE_DOWN);
    store.rest(STORY, GERMAN, MUSEUM, REST);
    store.launch(STORY, Language.ENGLISH, MUSEUM, LAUNCH);

    assertThat(store.drop(STORY, GERMAN, LAUNCH)).isTrue();
    assertThat(found().takeDown()).contains(TAKE_DOWN);
    assertThat(store.drop(STORY, GERMAN, TAKE_DOWN)).isTrue();
    assertThat(found().rest()).contains(REST);
    assertThat(store.drop(STORY, GERMAN, REST)).isTrue();
    assertThat(store.find(STORY, GERMAN)).isEmpty();
    assertThat(store.find(STORY, Language.ENGLISH)).isPresent();
  }

  @Test
  void thatSomethingIsKeptBackIsNotedOnThatPlanOnly() {
    Launch later = Launch.of(NOW.plusSeconds(90), 4, 2, "other", NOW.plusSeconds(1));
    store.launch(STORY, GERMAN, MUSEUM, later);

    store.hold(STORY, GERMAN, LAUNCH, NOW);
    assertThat(found().launch()).contains(later);
    store.hold(STORY, GERMAN, later, NOW);
    assertThat(found().launch().orElseThrow().held()).contains(NOW);
    assertThat(store.drop(STORY, GERMAN, later)).isTrue();
  }

  @Test
  void whoeverKeepsAListOfTheStoriesIsTold() {
    StoryChanges changes = StoryChanges.open(test.database());

    store.launch(STORY, GERMAN, MUSEUM, LAUNCH);
    store.takeDown(STORY, GERMAN, MUSEUM, TAKE_DOWN);
    store.rest(STORY, GERMAN, MUSEUM, REST);
    store.hold(STORY, GERMAN, LAUNCH, NOW);
    store.drop(STORY, GERMAN, LAUNCH);

    assertThat(changes.number()).isEqualTo(5);
  }
}
