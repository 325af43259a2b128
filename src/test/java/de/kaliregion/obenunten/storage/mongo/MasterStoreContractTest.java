package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.Stage;
import de.kaliregion.obenunten.storage.GeneratedContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the store of originals promises, on the embedded server and on a cluster. */
@ParameterizedClass
@MethodSource("de.kaliregion.obenunten.storage.mongo.TestDatabase#servers")
class MasterStoreContractTest {
  private static final Slug MUSEUM = new Slug("museum");
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final Wording REASON = new Wording(Map.of(Language.GERMAN, "Das ist kein Bild."));

  @Parameter TestDatabase.Server server;

  private final GeneratedContent generated = new GeneratedContent(7);
  private TestDatabase test;
  private MasterStore store;

  @BeforeEach
  void open() {
    test = server.open();
    store = MasterStore.open(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  private static Master master(String id, Slug organisation, long bytes) {
    return Master.received(
        id,
        organisation,
        "somebody",
        "stollen.jpg",
        Sha256.of(id.getBytes()),
        bytes,
        Instant.parse("2026-05-01T10:00:00Z"));
  }

  private static String id(int number) {
    return "%032x".formatted(number);
  }

  private Master inserted() {
    Master master = master(ID, MUSEUM, 100);
    store.insert(master);
    return master;
  }

  @Test
  void everyOriginalComesBackAsItWasStored() {
    for (long seed = 0; seed < 50; seed++) {
      Master master = new GeneratedContent(seed).master();
      assertThat(store.insert(master)).isTrue();
      assertThat(store.find(master.id())).contains(master);
    }
  }

  @Test
  void whatIsThereAlreadyIsLeftAsItIs() {
    Master first = inserted();

    assertThat(store.insert(master(ID, new Slug("other"), 5))).isFalse();
    assertThat(store.find(ID)).contains(first);
  }

  @Test
  void anAcceptedOriginalIsRendered() {
    inserted();
    Facts facts = generated.facts();

    assertThat(store.accept(ID, facts).orElseThrow())
        .satisfies(master -> {
          assertThat(master.state()).isEqualTo(Master.State.RENDERING);
          assertThat(master.facts()).contains(facts);
        });
    assertThat(store.accept(ID, generated.facts())).as("a second time").isEmpty();
    assertThat(store.refuse(ID, REASON)).as("now").isEmpty();
    assertThat(store.find(ID).orElseThrow().facts()).contains(facts);
  }

  @Test
  void aRefusedOriginalSaysWhy() {
    inserted();

    assertThat(store.refuse(ID, REASON).orElseThrow())
        .satisfies(master -> {
          assertThat(master.state()).isEqualTo(Master.State.REFUSED);
          assertThat(master.reason()).contains(REASON);
        });
    assertThat(store.accept(ID, generated.facts())).isEmpty();
  }

  @Test
  void itIsReadyOnlyAfterItWasRendered() {
    inserted();
    assertThat(store.ready(ID)).isEmpty();
    store.accept(ID, generated.facts());

    assertThat(store.ready(ID).orElseThrow().state()).isEqualTo(Master.State.READY);
    assertThat(store.fail(ID, REASON)).as("what can be shown").isEmpty();
  }

  @Test
  void aFailedOneCanBeginAgainFromWhenItArrived() {
    Master arrived = inserted();
    store.accept(ID, generated.facts());
    store.keep(ID, Stage.PICTURES, 3, generated.derivatives());
    assertThat(store.restart(ID)).as("what is worked on").isEmpty();
    assertThat(store.fail(ID, REASON).orElseThrow().state()).isEqualTo(Master.State.FAILED);

    assertThat(store.restart(ID)).contains(arrived);
    store.refuse(ID, REASON);
    assertThat(store.restart(ID)).contains(arrived);
  }

  @Test
  void inWhateverOrderResultsArriveTheGreatestFenceWins() {
    Random random = new Random(42);
    for (int round = 0; round < 10; round++) {
      String id = id(round);
      store.insert(master(id, MUSEUM, 1));
      List<Long> fences = new ArrayList<>(List.of(1L, 2L, 3L, 4L, 5L));
      Collections.shuffle(fences, random);
      Derivatives best = Derivatives.NONE;
      for (long fence : fences) {
        Derivatives made = generated.derivatives();
        best = fence == 5 ? made : best;
        store.keep(id, Stage.PICTURES, fence, made);
      }

      Master master = store.find(id).orElseThrow();
      assertThat(master.made(Stage.PICTURES)).as("%s", fences).contains(best);
      assertThat(store.keep(id, Stage.PICTURES, 4, generated.derivatives())).isEmpty();
    }
  }

  @Test
  void aResultMayBeStoredTwice() {
    inserted();
    Derivatives made = generated.derivatives();

    assertThat(store.keep(ID, Stage.AVIF, 7, made)).isPresent();
    assertThat(store.keep(ID, Stage.AVIF, 7, made)).isPresent();
    assertThat(store.find(ID).orElseThrow().derivatives()).isEqualTo(made);
  }

  @Test
  void stagesDoNotTouchEachOther() {
    inserted();
    Derivatives pictures = generated.derivatives();
    Derivatives avif = generated.derivatives();
    store.keep(ID, Stage.AVIF, 2, avif);
    store.keep(ID, Stage.PICTURES, 1, pictures);

    Master master = store.find(ID).orElseThrow();
    assertThat(master.made(Stage.PICTURES)).contains(pictures);
    assertThat(master.made(Stage.AVIF)).contains(avif);
  }

  @Test
  void anOrganisationFindsItsOwnAndKnowsHowMuchTheyTake() {
    store.insert(master(id(1), MUSEUM, 100));
    store.insert(master(id(2), MUSEUM, 1L << 40));
    store.insert(master(id(3), new Slug("other"), 7));

    assertThat(store.of(MUSEUM)).extracting(Master::id).containsExactlyInAnyOrder(id(1), id(2));
    assertThat(store.bytes(MUSEUM)).isEqualTo((1L << 40) + 100);
    assertThat(store.bytes(new Slug("nobody"))).isZero();
    Sha256 digest = Sha256.of(id(1).getBytes());
    assertThat(store.find(MUSEUM, digest)).map(Master::id).contains(id(1));
    assertThat(store.find(new Slug("other"), digest)).isEmpty();
  }

  @Test
  void theyAreFoundByHowFarTheyHaveCome() {
    store.insert(master(id(1), MUSEUM, 1));
    store.insert(master(id(2), MUSEUM, 1));
    store.refuse(id(2), REASON);

    assertThat(store.in(Master.State.REFUSED, Master.State.FAILED))
        .extracting(Master::id)
        .containsExactly(id(2));
  }

  @Test
  void aRemovedOneIsGone() {
    inserted();

    assertThat(store.remove(ID)).isTrue();
    assertThat(store.remove(ID)).isFalse();
    assertThat(store.keep(ID, Stage.PICTURES, 1, generated.derivatives())).isEmpty();
    assertThat(store.find(ID)).isEmpty();
  }

  @Test
  void aDocumentSaysItsVersion() {
    inserted();

    assertThat(test.database().getCollection("masters").find().first())
        .containsEntry("_id", ID)
        .containsEntry("schemaVersion", 1);
  }
}
