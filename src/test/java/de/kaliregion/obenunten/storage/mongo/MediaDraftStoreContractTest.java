package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.storage.GeneratedContent;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore.Saving;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the store of drafts promises, on the embedded server and on a cluster. */
@ParameterizedClass
@MethodSource("de.kaliregion.obenunten.storage.mongo.TestDatabase#servers")
class MediaDraftStoreContractTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Slug STOLLEN = new Slug("stollen");

  @Parameter TestDatabase.Server server;

  private final GeneratedContent generated = new GeneratedContent(7);
  private TestDatabase test;
  private MediaDraftStore store;

  @BeforeEach
  void open() {
    test = server.open();
    store = MediaDraftStore.open(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  private static MediaDraft draft(Slug slug, int master) {
    return new MediaDraft(
        slug,
        new Slug("museum"),
        "%032x".formatted(master),
        1,
        Description.EMPTY,
        NOW,
        "uploader",
        Optional.empty(),
        Optional.empty());
  }

  private MediaDraft inserted() {
    MediaDraft draft = draft(STOLLEN, 1);
    store.insert(draft);
    return draft;
  }

  private MediaDraft found() {
    return store.find(STOLLEN).orElseThrow();
  }

  @Test
  void everyDraftComesBackAsItWasStored() {
    for (long seed = 0; seed < 50; seed++) {
      MediaDraft draft = new GeneratedContent(seed).mediaDraft();
      assertThat(store.insert(draft)).isTrue();
      assertThat(store.find(draft.slug())).contains(draft);
      assertThat(store.ofMaster(draft.master())).contains(draft);
    }
  }

  @Test
  void aNameIsGivenOnce() {
    MediaDraft first = inserted();

    assertThat(store.insert(draft(STOLLEN, 2))).isFalse();
    assertThat(store.find(STOLLEN)).contains(first);
  }

  @Test
  void anOriginalHasOneDraft() {
    inserted();

    assertThat(store.insert(draft(new Slug("stollen-2"), 1))).isFalse();
    assertThat(store.find(new Slug("stollen-2"))).isEmpty();
  }

  @Test
  void aSaveNamesTheVersionThatItSaw() {
    inserted();
    Description written = generated.description();

    Saving saving = store.save(STOLLEN, 1, written, LATER, "curator");

    assertThat(saving).isEqualTo(new Saving.Saved(found()));
    assertThat(found().version()).isEqualTo(2);
    assertThat(found().description()).isEqualTo(written);
    assertThat(found().changedAt()).isEqualTo(LATER);
    assertThat(found().changedBy()).isEqualTo("curator");
  }

  @Test
  void whoLosesTheRaceIsToldWhatTheWinnerMadeOfIt() {
    inserted();
    store.save(STOLLEN, 1, generated.description(), LATER, "winner");
    MediaDraft won = found();

    assertThat(store.save(STOLLEN, 1, generated.description(), LATER, "loser"))
        .isEqualTo(new Saving.Outrun(won));
    assertThat(found()).isEqualTo(won);
  }

  @Test
  void ofManyWhoSaveAtOnceOneWins() throws Exception {
    inserted();
    List<Callable<Saving>> saves = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Description own = generated.description();
      String account = "a" + i;
      saves.add(() -> store.save(STOLLEN, 1, own, LATER, account));
    }
    int won = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      for (Future<Saving> saving : pool.invokeAll(saves)) {
        won += saving.get() instanceof Saving.Saved ? 1 : 0;
      }
    }

    assertThat(won).isEqualTo(1);
    assertThat(found().version()).isEqualTo(2);
  }

  @Test
  void savingWhatIsNotThereSaysSo() {
    assertThat(store.save(STOLLEN, 1, Description.EMPTY, NOW, "curator"))
        .isEqualTo(new Saving.Missing());
  }

  @Test
  void anotherOriginalLeavesNameAndWordsAsTheyAre() {
    inserted();
    store.save(STOLLEN, 1, generated.description(), LATER, "curator");
    MediaDraft before = found();
    String master = "f".repeat(32);

    MediaDraft after = store.replaceMaster(STOLLEN, master, LATER, "replacer").orElseThrow();

    assertThat(after.master()).isEqualTo(master);
    assertThat(after.description()).isEqualTo(before.description());
    assertThat(after.version()).isEqualTo(3);
    assertThat(store.ofMaster(before.master())).isEmpty();
    assertThat(store.ofMaster(master)).contains(after);
  }

  @Test
  void aReleaseIsMarkedWithoutDisturbingWhoWrites() {
    inserted();
    store.released(STOLLEN, LATER);
    assertThat(found().releasedAt()).contains(LATER);
    assertThat(found().changedSinceRelease()).isFalse();

    assertThat(store.save(STOLLEN, 1, generated.description(), LATER.plusMillis(1), "curator"))
        .isInstanceOf(Saving.Saved.class);
    assertThat(found().releasedAt()).as("after the save").contains(LATER);
    assertThat(found().changedSinceRelease()).isTrue();

    store.retracted(STOLLEN);
    assertThat(found().releasedAt()).isEmpty();
    assertThat(found().changedSinceRelease()).isFalse();
  }

  @Test
  void aDeletionIsMarkedAndCanBeTakenBack() {
    MediaDraft before = inserted();

    assertThat(store.delete(STOLLEN, LATER).orElseThrow().deletedAt()).contains(LATER);
    assertThat(store.delete(STOLLEN, LATER.plusSeconds(1))).as("again").isEmpty();
    assertThat(store.undelete(STOLLEN)).contains(before);
    assertThat(store.undelete(STOLLEN)).as("again").isEmpty();
  }

  @Test
  void whatWasTakenBackMeanwhileIsNotPurged() {
    inserted();
    MediaDraft deleted = store.delete(STOLLEN, LATER).orElseThrow();
    store.undelete(STOLLEN);

    assertThat(store.purge(deleted)).isFalse();
    store.delete(STOLLEN, LATER.plusSeconds(1));
    assertThat(store.purge(deleted)).as("deleted anew").isFalse();
    assertThat(store.purge(found())).isTrue();
    assertThat(store.find(STOLLEN)).isEmpty();
  }

  @Test
  void anOrganisationFindsItsOwn() {
    MediaDraft own = inserted();
    MediaDraft other = generated.mediaDraft();
    store.insert(other);

    assertThat(store.of(new Slug("museum"))).containsExactly(own);
    assertThat(store.all()).containsExactlyInAnyOrder(own, other);
  }

  @Test
  void aDocumentSaysItsVersion() {
    inserted();

    assertThat(test.database().getCollection("mediaDrafts").find().first())
        .containsEntry("_id", "stollen")
        .containsEntry("schemaVersion", 1);
  }
}
