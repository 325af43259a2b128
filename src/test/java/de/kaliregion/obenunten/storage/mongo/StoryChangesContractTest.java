package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.storage.GeneratedContent;
import de.kaliregion.obenunten.storage.mongo.StoryChanges.News;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** How the changes of stories are told, by each of the servers. */
@ParameterizedClass
@MethodSource("de.kaliregion.obenunten.storage.mongo.TestDatabase#servers")
class StoryChangesContractTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  @Parameter TestDatabase.Server server;

  private final GeneratedContent generated = new GeneratedContent(1);
  private TestDatabase test;
  private StoryChanges changes;
  private StoryDraftStore stories;
  private EditionDraftStore editions;

  @BeforeEach
  void open() {
    test = server.open();
    changes = StoryChanges.open(test.database());
    stories = StoryDraftStore.open(test.database());
    editions = EditionDraftStore.open(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  private static News news(long number, Slug... stories) {
    return new News(number, Optional.of(Set.of(stories)));
  }

  private Saving<EditionDraft> save(EditionDraft draft, long seen, SaveId save, Manuscript words) {
    return editions.save(draft.story(), draft.language(), seen, save, words, NOW, "curator");
  }

  @Test
  void whereNothingHasChangedThereIsNothingToTell() {
    assertThat(changes.number()).isZero();
    assertThat(changes.since(0)).isEmpty();
  }

  @Test
  void everythingThatIsDoneToAStoryIsTold() {
    StoryDraft story = generated.storyDraft();
    EditionDraft edition = generated.editionDraft();
    stories.begin(story);
    assertThat(changes.since(0)).contains(news(1, story.slug()));

    editions.begin(edition);
    assertThat(changes.since(1)).contains(news(2, edition.story()));
    assertThat(changes.since(0)).contains(news(2, story.slug(), edition.story()));

    stories.save(story.slug(), 1, generated.saveId(), generated.storyFacts(), NOW, "curator");
    assertThat(changes.since(2)).contains(news(3, story.slug()));

    save(edition, 1, generated.saveId(), generated.manuscript());
    assertThat(changes.since(3)).contains(news(4, edition.story()));

    editions.turn(edition.story(), edition.language(), EditionDraft.State.REVIEW);
    assertThat(changes.since(4)).contains(news(5, edition.story()));

    editions.published(editions.find(edition.story(), edition.language()).orElseThrow(), 99);
    assertThat(changes.since(5)).contains(news(6, edition.story()));
    assertThat(changes.since(6)).isEmpty();
    assertThat(changes.number()).isEqualTo(6);
  }

  @Test
  void whatChangesNothingIsNotTold() {
    Slug nowhere = generated.slug();
    editions.turn(nowhere, Language.GERMAN, EditionDraft.State.REVIEW);
    stories.save(nowhere, 1, generated.saveId(), generated.storyFacts(), NOW, "curator");

    assertThat(changes.since(0)).isEmpty();
  }

  /** Whoever saved may have died before it was told. */
  @Test
  void aSaveThatIsSentAgainIsToldAgain() {
    EditionDraft edition = generated.editionDraft();
    editions.begin(edition);
    SaveId save = generated.saveId();
    Manuscript words = generated.manuscript();
    save(edition, 1, save, words);

    assertThat(save(edition, 1, save, words)).isInstanceOf(Saving.Saved.class);
    assertThat(changes.since(2)).contains(news(3, edition.story()));
    editions.begin(edition);
    assertThat(changes.since(3)).contains(news(4, edition.story()));
  }

  @Test
  void onlyTheLastChangesAreToldOneByOne() {
    for (int i = 0; i < StoryChanges.KEPT; i++) {
      changes.note(new Slug("first"));
    }
    changes.note(new Slug("last"));

    long number = StoryChanges.KEPT + 1;
    assertThat(changes.since(0)).contains(new News(number, Optional.empty()));
    assertThat(changes.since(1)).contains(news(number, new Slug("first"), new Slug("last")));
    assertThat(changes.since(number - 1)).contains(news(number, new Slug("last")));
  }

  @Test
  void aNumberThatTheDatabaseHasNotReachedIsOfAnotherDatabase() {
    changes.note(new Slug("first"));

    assertThat(changes.since(2)).contains(new News(1, Optional.empty()));
  }

  @Test
  void noneOfManyChangesAtOnceGetsLost() {
    List<String> names = IntStream.range(0, 100).mapToObj(i -> "story-" + i).toList();
    try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
      names.forEach(name -> writers.submit(() -> changes.note(new Slug(name))));
    }

    News news = changes.since(0).orElseThrow();
    assertThat(news.number()).isEqualTo(100);
    assertThat(news.stories().orElseThrow())
        .extracting(Slug::value)
        .containsExactlyInAnyOrderElementsOf(names);
  }
}
