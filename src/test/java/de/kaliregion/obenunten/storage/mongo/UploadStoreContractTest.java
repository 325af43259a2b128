package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.storage.mongo.StoredUpload.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the embedded server and a cluster must both do for uploads. */
@ParameterizedClass
@MethodSource("de.kaliregion.obenunten.storage.mongo.TestDatabase#servers")
class UploadStoreContractTest {
  private static final Instant NOW = Instant.parse("2026-05-01T14:00:00.123Z");
  private static final StoredUpload UPLOAD =
      new StoredUpload(
          "0123456789abcdef0123456789abcdef",
          "anna",
          new Slug("museum"),
          4_294_967_296L,
          "filename Rm90by5qcGc=,organisation bXVzZXVt",
          Optional.of("key"),
          NOW,
          NOW.plus(Duration.ofHours(24)),
          State.OPEN,
          Optional.empty(),
          Optional.empty());

  @Parameter TestDatabase.Server server;

  private TestDatabase test;
  private UploadStore store;

  @BeforeEach
  void open() {
    test = server.open();
    store = UploadStore.open(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void anUploadIsFoundAsItWasStored() {
    assertThat(store.insert(UPLOAD)).isTrue();

    assertThat(store.find(UPLOAD.id())).contains(UPLOAD);
    assertThat(store.all()).containsExactly(UPLOAD);
  }

  @Test
  void anIdIsTakenOnce() {
    store.insert(UPLOAD);

    assertThat(store.insert(UPLOAD.expiring(NOW))).isFalse();

    assertThat(store.find(UPLOAD.id())).contains(UPLOAD);
  }

  @Test
  void whatHasBecomeOfItReplacesWhatItWas() {
    StoredUpload whole = UPLOAD.whole(Sha256.of(new byte[0]), NOW.plusSeconds(5));
    store.insert(UPLOAD);

    store.put(whole);
    assertThat(store.find(UPLOAD.id())).contains(whole);
    assertThat(whole.isUnderWay()).isTrue();

    store.put(whole.ended(State.COMPLETE));
    assertThat(store.find(UPLOAD.id()).orElseThrow().isUnderWay()).isFalse();
  }

  @Test
  void whatIsForgottenIsNotThere() {
    store.insert(UPLOAD);

    store.remove(UPLOAD.id());
    store.remove(UPLOAD.id());

    assertThat(store.find(UPLOAD.id())).isEmpty();
    assertThat(store.all()).isEmpty();
  }

  @Test
  void aKeyBelongsToWhoComesFirstUntilItIsReleased() {
    UploadKey first = new UploadKey("key", "upload-1", NOW);
    UploadKey second = new UploadKey("key", "upload-2", NOW.plusSeconds(1));

    assertThat(store.reserve(first)).isEqualTo(first);
    assertThat(store.reserve(second)).isEqualTo(first);
    assertThat(store.keys()).containsExactly(first);
    store.release("key");
    store.release("key");
    assertThat(store.reserve(second)).isEqualTo(second);
  }

  @Test
  void ofManyWhoWantAKeyAtOnceOneGetsItAndAllLearnWho() throws Exception {
    List<Future<UploadKey>> answers = new ArrayList<>();
    try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 20; i++) {
        UploadKey wanted = new UploadKey("key", "upload-" + i, NOW);
        answers.add(nodes.submit(() -> store.reserve(wanted)));
      }
    }
    UploadKey holder = store.keys().getFirst();
    for (Future<UploadKey> answer : answers) {
      assertThat(answer.get()).isEqualTo(holder);
    }
  }

  @Test
  void documentsSayWhichVersionTheyHave() {
    store.insert(UPLOAD);
    store.reserve(new UploadKey("key", "upload", NOW));

    for (String collection : List.of("uploads", "uploadKeys")) {
      Document document = test.database().getCollection(collection).find().first();
      assertThat(document).containsEntry("schemaVersion", 1);
    }
  }
}
