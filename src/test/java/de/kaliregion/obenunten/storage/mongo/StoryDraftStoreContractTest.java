package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.storage.GeneratedContent;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the store of stories promises, on the embedded server and on a cluster. */
@ParameterizedClass
@MethodSource("de.kaliregion.obenunten.storage.mongo.TestDatabase#servers")
class StoryDraftStoreContractTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  @Parameter TestDatabase.Server server;

  private final GeneratedContent generated = new GeneratedContent(12);
  private TestDatabase test;
  private StoryDraftStore store;
  private StoryDraft first;

  @BeforeEach
  void open() {
    test = server.open();
    store = StoryDraftStore.open(test.database());
    first = generated.storyDraft();
    store.begin(first);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private StoryDraft found() {
    return store.find(first.slug()).orElseThrow();
  }

  private Saving<StoryDraft> save(long seen, SaveId save, StoryFacts facts) {
    return store.save(first.slug(), seen, save, facts, NOW, "curator");
  }

  private StoryFacts otherFacts() {
    StoryFacts any = generated.storyFacts();
    return new StoryFacts(generated.draftId(), any.tone(), any.cover(), any.sources());
  }

  @Test
  void everyStoryComesBackAsItWasStored() {
    for (long seed = 100; seed < 150; seed++) {
      StoryDraft draft = new GeneratedContent(seed).storyDraft();
      assertThat(store.begin(draft)).isEqualTo(new Saving.Saved<>(draft));
      assertThat(store.find(draft.slug())).contains(draft);
      assertThat(store.version(draft.slug(), 1)).contains(draft);
    }
  }

  @Test
  void aNameIsGivenOnce() {
    StoryDraft other =
        new StoryDraft(
            first.slug(),
            generated.slug(),
            first.begunBy(),
            1,
            generated.saveId(),
            generated.storyFacts(),
            NOW,
            "other");

    assertThat(store.begin(other)).isEqualTo(new Saving.Outrun<>(first));
    assertThat(store.begin(first)).as("sent again").isEqualTo(new Saving.Saved<>(first));
  }

  @Test
  void aSaveMakesTheNextVersionAndIsAnsweredAsBeforeWhenItIsSentAgain() {
    SaveId save = generated.saveId();
    StoryFacts facts = otherFacts();
    Saving<StoryDraft> answer = save(1, save, facts);
    save(2, generated.saveId(), otherFacts());

    assertThat(answer).isEqualTo(new Saving.Saved<>(first.next(save, facts, NOW, "curator")));
    assertThat(save(1, save, facts)).isEqualTo(answer);
    assertThat(store.history(first.slug(), Long.MAX_VALUE, 10))
        .extracting(StoryDraft::version)
        .containsExactly(3L, 2L, 1L);
  }

  @Test
  void whoLosesTheRaceIsToldWhatTheWinnerMadeOfIt() {
    save(1, generated.saveId(), otherFacts());

    assertThat(save(1, generated.saveId(), otherFacts())).isEqualTo(new Saving.Outrun<>(found()));
  }

  @Test
  void savingWhatIsNotThereSaysSo() {
    assertThat(
            store.save(generated.slug(), 1, generated.saveId(), StoryFacts.EMPTY, NOW, "curator"))
        .isEqualTo(new Saving.Missing<>());
  }

  @Test
  void theStoriesOfAnOrganisationAreFound() {
    store.begin(generated.storyDraft());

    assertThat(store.of(first.organisation())).containsExactly(first);
  }
}
