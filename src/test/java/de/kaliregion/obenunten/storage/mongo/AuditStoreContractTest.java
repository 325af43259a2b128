package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.AuditEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the embedded server and a cluster must both do for the record of changes. */
@ParameterizedClass
@MethodSource("de.kaliregion.obenunten.storage.mongo.TestDatabase#servers")
class AuditStoreContractTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final Slug MERKERS = new Slug("museum-merkers");
  private static final Slug HERINGEN = new Slug("museum-heringen");
  private static final AccountId ANNA = AccountId.random();

  @Parameter TestDatabase.Server server;

  private TestDatabase test;
  private AuditStore store;

  @BeforeEach
  void open() {
    test = server.open();
    store = AuditStore.open(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void theNewestComesFirstAndPagesGoOnWhereTheLastEnded() {
    List<AuditEntry> entries = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      entries.add(entry(NOON.plusMillis(i * 999L), Optional.empty()));
    }
    List.of(3, 0, 6, 1, 5, 2, 4).forEach(i -> store.add(entries.get(i)));

    List<AuditEntry> first = store.newest(Optional.empty(), 3);
    List<AuditEntry> second = store.newest(Optional.of(first.getLast().id()), 3);
    List<AuditEntry> third = store.newest(Optional.of(second.getLast().id()), 3);

    assertThat(first).containsExactly(entries.get(6), entries.get(5), entries.get(4));
    assertThat(second).containsExactly(entries.get(3), entries.get(2), entries.get(1));
    assertThat(third).containsExactly(entries.get(0));
    assertThat(store.newest(Optional.of(third.getLast().id()), 3)).isEmpty();
  }

  @Test
  void theEntriesOfOneOrganisationCanBeSeenApart() {
    AuditEntry merkers = entry(NOON, Optional.of(MERKERS));
    AuditEntry heringen = entry(NOON.plusSeconds(1), Optional.of(HERINGEN));
    AuditEntry nobodys = entry(NOON.plusSeconds(2), Optional.empty());
    List.of(merkers, heringen, nobodys).forEach(store::add);

    assertThat(store.newest(List.of(MERKERS), Optional.empty(), 9)).containsExactly(merkers);
    assertThat(store.newest(List.of(MERKERS, HERINGEN), Optional.empty(), 9))
        .containsExactly(heringen, merkers);
    assertThat(store.newest(List.of(MERKERS, HERINGEN), Optional.of(heringen.id()), 9))
        .containsExactly(merkers);
    assertThat(store.newest(List.of(), Optional.empty(), 9)).isEmpty();
  }

  @Test
  void whatIsOldEnoughIsRemoved() {
    AuditEntry old = entry(NOON.minusMillis(1), Optional.empty());
    AuditEntry kept = entry(NOON, Optional.empty());
    store.add(old);
    store.add(kept);

    store.removeBefore(NOON);

    assertThat(store.newest(Optional.empty(), 9)).containsExactly(kept);
  }

  private static AuditEntry entry(Instant at, Optional<Slug> organisation) {
    return AuditEntry.of(
        at,
        Optional.of(ANNA),
        "role-changed",
        organisation,
        "account/" + ANNA,
        Optional.of("EDITOR"));
  }
}
