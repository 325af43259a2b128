package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.review.Conversation;
import de.kaliregion.obenunten.content.draft.review.Remark;
import de.kaliregion.obenunten.content.draft.review.Topic;
import java.time.Instant;
import java.util.List;
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

/** How what curators say to each other is kept, by each of the servers. */
@ParameterizedClass
@MethodSource("de.kaliregion.obenunten.storage.mongo.TestDatabase#servers")
class ConversationStoreContractTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123Z");
  private static final Slug STORY = new Slug("der-stollen");
  private static final Slug MUSEUM = new Slug("museum");
  private static final Topic TITLE = Topic.of(Topic.TITLE, Language.GERMAN);

  @Parameter TestDatabase.Server server;

  private TestDatabase test;
  private ConversationStore store;

  @BeforeEach
  void open() {
    test = server.open();
    store = ConversationStore.open(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  private static Remark words(String id, String text) {
    return new Remark(id, id, TITLE, Remark.Kind.WORDS, "account", NOW, text);
  }

  private Conversation add(Remark remark) {
    return store.add(STORY, MUSEUM, remark);
  }

  @Test
  void ofWhatNobodyTalkedAboutThereIsNothing() {
    assertThat(store.find(STORY)).isEmpty();
    assertThat(store.find(List.of(STORY))).isEmpty();
  }

  @Test
  void whatWasSaidComesBackAsItWasInItsOrder() {
    Remark first =
        words("aaaaaaaa", "Zwei Zeilen:\n\"$set\": {'$where': 1} <b> \u00a0 \ud83d\ude00");
    Remark answer =
        new Remark("bbbbbbbb", "aaaaaaaa", TITLE, Remark.Kind.WORDS, "other", NOW, "Ja.");
    Remark done = new Remark("cccccccc", "aaaaaaaa", TITLE, Remark.Kind.DONE, "other", NOW, "");
    Remark whole =
        new Remark(
            "dddddddd",
            "dddddddd",
            Topic.of(Topic.STORY, Language.ENGLISH),
            Remark.Kind.WORDS,
            "other",
            NOW,
            "Schön.");

    List.of(first, answer, done, whole).forEach(this::add);

    Conversation said = store.find(STORY).orElseThrow();
    assertThat(said)
        .isEqualTo(new Conversation(STORY, MUSEUM, List.of(first, answer, done, whole)));
    assertThat(store.find(Set.of(STORY, new Slug("other")))).containsExactly(said);
    assertThat(said.open()).isEqualTo(1);
  }

  @Test
  void whatIsSentTwiceStandsOnce() {
    add(words("aaaaaaaa", "Einmal."));

    Conversation said = add(words("aaaaaaaa", "Einmal."));

    assertThat(said.remarks()).hasSize(1);
  }

  @Test
  void underTheNameOfAnotherRemarkNothingIsSaid() {
    add(words("aaaaaaaa", "Zuerst."));

    Conversation said = add(words("aaaaaaaa", "Etwas anderes."));

    assertThat(said.remarks()).extracting(Remark::text).containsExactly("Zuerst.");
  }

  @Test
  void thereIsAnEndToTalking() {
    IntStream.range(0, Conversation.MOST).forEach(i -> add(words("id%08d".formatted(i), "Wort")));

    Conversation said = add(words("toolate1", "Noch eins"));

    assertThat(said.remarks()).hasSize(Conversation.MOST);
    assertThat(said.remark("toolate1")).isEmpty();
  }

  @Test
  void ofManyWhoTalkAtOnceEverybodyIsHeardOnce() {
    List<Remark> all =
        IntStream.range(0, 40).mapToObj(i -> words("id%08d".formatted(i), "Wort " + i)).toList();
    try (ExecutorService talkers = Executors.newFixedThreadPool(8)) {
      all.forEach(remark -> {
        talkers.submit(() -> add(remark));
        talkers.submit(() -> add(remark));
      });
    }

    assertThat(store.find(STORY).orElseThrow().remarks()).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void whoeverKeepsAListOfTheStoriesIsTold() {
    StoryChanges changes = StoryChanges.open(test.database());

    add(words("aaaaaaaa", "Neu."));

    assertThat(changes.since(0).orElseThrow().stories().orElseThrow()).containsExactly(STORY);
  }
}
