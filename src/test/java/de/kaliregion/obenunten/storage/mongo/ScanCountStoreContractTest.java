package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.SignCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the embedded server and a cluster must both do for the counts of scans. */
@ParameterizedClass
@MethodSource("de.kaliregion.obenunten.storage.mongo.TestDatabase#servers")
class ScanCountStoreContractTest {
  private static final SignCode SIGN = SignCode.withCheckSymbol("7K3Q9X");
  private static final Instant TWO = Instant.parse("2026-05-01T14:00:00Z");
  private static final ScanKey KEY = new ScanKey(SIGN, Language.GERMAN, TWO);

  @Parameter TestDatabase.Server server;

  private TestDatabase test;
  private ScanCountStore store;

  @BeforeEach
  void open() {
    test = server.open();
    store = ScanCountStore.open(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void additionsToTheSameKeyAddUp() {
    store.add(Map.of(KEY, 3L));
    store.add(Map.of(KEY, 4L));

    assertThat(store.counts(Set.of(KEY))).isEqualTo(Map.of(KEY, 7L));
  }

  @Test
  void anHourIsOneKeyWhateverTheMinute() {
    ScanKey later = new ScanKey(SIGN, Language.GERMAN, TWO.plusSeconds(3_599));
    ScanKey next = new ScanKey(SIGN, Language.GERMAN, TWO.plusSeconds(3_600));

    assertThat(later).isEqualTo(KEY);
    assertThat(next).isNotEqualTo(KEY);
  }

  @Test
  void signsLanguagesAndHoursAreCountedApart() {
    ScanKey english = new ScanKey(SIGN, Language.ENGLISH, TWO);
    ScanKey other = new ScanKey(SignCode.withCheckSymbol("7K3Q9Y"), Language.GERMAN, TWO);
    ScanKey later = new ScanKey(SIGN, Language.GERMAN, TWO.plusSeconds(3_600));

    store.add(Map.of(KEY, 1L, english, 2L, other, 3L, later, 4L));

    assertThat(store.counts(List.of(KEY, english, other, later)))
        .isEqualTo(Map.of(KEY, 1L, english, 2L, other, 3L, later, 4L));
  }

  @Test
  void whatWasNeverScannedHasNoCount() {
    assertThat(store.counts(Set.of(KEY))).isEmpty();
  }

  @Test
  void addingNothingIsAllowed() {
    store.add(Map.of());

    assertThat(store.counts(Set.of())).isEmpty();
  }

  @Test
  void nodesAddToTheSameCountAtOnce() throws Exception {
    try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
      for (int node = 0; node < 4; node++) {
        ScanCountStore own = ScanCountStore.open(test.database());
        nodes.submit(() -> {
          for (int i = 0; i < 25; i++) {
            own.add(Map.of(KEY, 1L));
          }
          return null;
        });
      }
    }

    assertThat(store.counts(Set.of(KEY))).isEqualTo(Map.of(KEY, 100L));
  }

  @Test
  void thousandsOfKeysGoInOneAddition() {
    Map<ScanKey, Long> many = new HashMap<>();
    for (int hour = 0; hour < 1_200; hour++) {
      many.put(new ScanKey(SIGN, Language.GERMAN, TWO.plusSeconds(3_600L * hour)), hour + 1L);
    }

    store.add(many);
    store.add(Map.of(KEY, 1L));

    many.merge(KEY, 1L, Long::sum);
    assertThat(store.counts(many.keySet())).isEqualTo(many);
  }

  @Test
  void anAdditionThatFailedHalfWayIsCountedOnceWhenItIsSentAgain() {
    ScanKey broken = new ScanKey(SIGN, Language.ENGLISH, TWO);
    documents().insertOne(new Document("_id", broken.id()).append("by", "not a document"));
    Map<ScanKey, Long> counts = Map.of(KEY, 5L, broken, 6L);

    assertThatThrownBy(() -> store.add(counts)).isInstanceOf(MongoException.class);
    documents().deleteOne(new Document("_id", broken.id()));
    store.add(Map.of(KEY, 5L + 1, broken, 6L));

    assertThat(store.counts(counts.keySet())).isEqualTo(Map.of(KEY, 6L, broken, 6L));
  }

  private com.mongodb.client.MongoCollection<Document> documents() {
    return test.database().getCollection("scanCounts");
  }

  @Test
  void aDocumentTellsNothingButSignLanguageAndHour() {
    store.add(Map.of(KEY, 3L));

    assertThat(documents().find().first())
        .containsOnlyKeys("_id", "schemaVersion", "sign", "language", "hour", "by")
        .containsEntry("_id", "7K3Q9X" + SIGN.value().substring(6) + ".de.2026-05-01T14:00:00Z");
  }

  @Test
  void aDayIsTheSumOfItsHoursInAllLanguagesWhereTheSignHangs() {
    ScanKey english = new ScanKey(SIGN, Language.ENGLISH, TWO);
    ScanKey afterMidnightThere =
        new ScanKey(SIGN, Language.GERMAN, Instant.parse("2026-05-01T22:00:00Z"));
    store.add(Map.of(KEY, 3L, english, 2L));
    store.add(Map.of(KEY, 4L, afterMidnightThere, 5L));

    assertThat(store.days(List.of(SIGN), LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 2)))
        .isEqualTo(
            Map.of(SIGN, Map.of(LocalDate.of(2026, 5, 1), 9L, LocalDate.of(2026, 5, 2), 5L)));
  }

  @Test
  void daysAreToldFromTheFirstToTheLastAlsoOverTheEndOfAYear() {
    Map<ScanKey, Long> hours = new HashMap<>();
    LocalDate start = LocalDate.of(2025, 11, 20);
    for (int day = 0; day < 100; day++) {
      hours.put(
          new ScanKey(SIGN, Language.GERMAN, Instant.parse(start.plusDays(day) + "T12:00:00Z")),
          day + 1L);
    }
    store.add(hours);

    Map<LocalDate, Long> days =
        store.days(List.of(SIGN), start.plusDays(10), start.plusDays(59)).get(SIGN);

    assertThat(days).hasSize(50);
    assertThat(days).containsEntry(start.plusDays(10), 11L).containsEntry(start.plusDays(59), 60L);
  }

  @Test
  void whatWasNeverScannedHasNoDays() {
    store.add(Map.of(KEY, 1L));

    assertThat(store.days(List.of(SIGN), LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 30)))
        .isEmpty();
    assertThat(store.days(List.of(), LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 1))).isEmpty();
  }

  @Test
  void daysOfSeveralNodesAddUp() throws Exception {
    try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
      for (int node = 0; node < 4; node++) {
        ScanCountStore own = ScanCountStore.open(test.database());
        nodes.submit(() -> {
          for (int i = 0; i < 25; i++) {
            own.add(Map.of(KEY, 1L));
          }
          return null;
        });
      }
    }

    assertThat(store.days(List.of(SIGN), LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 1)))
        .isEqualTo(Map.of(SIGN, Map.of(LocalDate.of(2026, 5, 1), 100L)));
  }

  @Test
  void anAdditionThatIsSentAgainIsCountedOnceInItsDayToo() {
    ScanKey broken = new ScanKey(SIGN, Language.ENGLISH, TWO);
    documents().insertOne(new Document("_id", broken.id()).append("by", "not a document"));
    Map<ScanKey, Long> counts = Map.of(KEY, 5L, broken, 6L);

    assertThatThrownBy(() -> store.add(counts)).isInstanceOf(MongoException.class);
    documents().deleteOne(new Document("_id", broken.id()));
    store.add(counts);

    assertThat(store.days(List.of(SIGN), LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 1)))
        .isEqualTo(Map.of(SIGN, Map.of(LocalDate.of(2026, 5, 1), 11L)));
  }

  @Test
  void hoursFromBeforeThereWereDaysAreAddedUpOnceHoweverManyNodesDoIt() {
    store.add(Map.of(KEY, 3L, new ScanKey(SIGN, Language.ENGLISH, TWO), 4L));
    test.database().getCollection("scanDays").drop();

    ScanCountStore.open(test.database());
    ScanCountStore again = ScanCountStore.open(test.database());
    store.add(Map.of(KEY, 1L));

    assertThat(again.days(List.of(SIGN), LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 1)))
        .isEqualTo(Map.of(SIGN, Map.of(LocalDate.of(2026, 5, 1), 8L)));
  }

  @Test
  void aMonthTellsNothingButSignAndDays() {
    store.add(Map.of(KEY, 3L));

    Document month =
        test.database()
            .getCollection("scanDays")
            .find(new Document("_id", SIGN.value() + ".2026-05"))
            .first();
    assertThat(month).containsOnlyKeys("_id", "schemaVersion", "sign", "month", "by");
  }
}
