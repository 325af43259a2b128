package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.Role;
import de.kaliregion.obenunten.content.account.Roles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the embedded server and a cluster must both do for accounts. */
@ParameterizedClass
@MethodSource("de.kaliregion.obenunten.storage.mongo.TestDatabase#servers")
class AccountStoreContractTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00.123Z");
  private static final Slug MERKERS = new Slug("museum-merkers");
  private static final Slug HERINGEN = new Slug("museum-heringen");

  @Parameter TestDatabase.Server server;

  private TestDatabase test;
  private AccountStore store;

  @BeforeEach
  void open() {
    test = server.open();
    store = AccountStore.open(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void anAccountIsFoundByItsNameAndByItsAddress() {
    Account account = account("anna@museum.example");

    assertThat(store.insert(account)).isTrue();

    assertThat(store.find(account.id())).contains(account);
    assertThat(store.find(new EmailAddress(" ANNA@museum.example "))).contains(account);
    assertThat(store.find(new EmailAddress("otto@museum.example"))).isEmpty();
    assertThat(store.find(AccountId.random())).isEmpty();
    assertThat(store.all()).containsExactly(account);
  }

  @Test
  void noTwoAccountsHaveTheSameAddress() {
    Account first = account("anna@museum.example");
    store.insert(first);

    assertThat(store.insert(account("Anna@Museum.example"))).isFalse();
    assertThat(AccountStore.open(test.database()).insert(account("anna@museum.example")))
        .as("nor when the store is opened again")
        .isFalse();

    assertThat(store.all()).containsExactly(first);
  }

  @Test
  void ofManyWhoTakeAnAddressAtOnceOneGetsIt() throws Exception {
    List<Callable<Boolean>> takers = new ArrayList<>();
    IntStream.range(0, 20)
        .forEach(_ -> takers.add(() -> store.insert(account("anna@museum.example"))));
    int taken = 0;
    try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> answer : nodes.invokeAll(takers)) {
        taken += answer.get() ? 1 : 0;
      }
    }
    assertThat(taken).isEqualTo(1);
    assertThat(store.all()).hasSize(1);
  }

  @Test
  void eachChangeChangesWhatItSaysAndNothingElse() {
    Account account = account("anna@museum.example");
    store.insert(account);
    AccountId id = account.id();
    Account expected = account;

    expected = with(expected, Map.of(MERKERS, Role.EDITOR));
    assertThat(store.setRole(id, MERKERS, Role.EDITOR)).contains(expected);
    expected = with(expected, Map.of(MERKERS, Role.EDITOR, HERINGEN, Role.ADMINISTRATOR));
    assertThat(store.setRole(id, HERINGEN, Role.ADMINISTRATOR)).contains(expected);
    expected = with(expected, Map.of(HERINGEN, Role.ADMINISTRATOR));
    assertThat(store.removeRole(id, MERKERS)).contains(expected);

    assertThat(store.setName(id, "Anna B.").orElseThrow().name()).isEqualTo("Anna B.");
    assertThat(store.setOperator(id, true).orElseThrow().operator()).isTrue();
    assertThat(store.setActive(id, false).orElseThrow().active()).isFalse();
    assertThat(store.setPassword(id, "$hash").orElseThrow().passwordHash()).contains("$hash");
    assertThat(store.find(id).orElseThrow().roles()).isEqualTo(expected.roles());
    assertThat(store.find(id).orElseThrow().email()).isEqualTo(account.email());
  }

  @Test
  void whatEndsSessionsRaisesTheEpoch() {
    Account account = account("anna@museum.example");
    store.insert(account);
    AccountId id = account.id();

    assertThat(store.setPassword(id, "$a").orElseThrow().epoch()).isEqualTo(1);
    assertThat(store.endSessions(id).orElseThrow().epoch()).isEqualTo(2);
    assertThat(store.setActive(id, false).orElseThrow().epoch()).isEqualTo(3);
    assertThat(store.setRole(id, MERKERS, Role.EDITOR).orElseThrow().epoch()).isEqualTo(3);
  }

  @Test
  void aPasswordIsStrengthenedOnlyIfItIsStillTheSame() {
    Account account = account("anna@museum.example");
    store.insert(account);
    store.setPassword(account.id(), "$weak");

    store.strengthenPassword(account.id(), "$other", "$strong");
    assertThat(store.find(account.id()).orElseThrow().passwordHash()).contains("$weak");
    store.strengthenPassword(account.id(), "$weak", "$strong");
    assertThat(store.find(account.id()).orElseThrow().passwordHash()).contains("$strong");
    assertThat(store.find(account.id()).orElseThrow().epoch()).isEqualTo(1);
  }

  @Test
  void whatIsGoneCannotBeChangedAndItsAddressIsFree() {
    Account account = account("anna@museum.example");
    store.insert(account);

    assertThat(store.remove(account.id())).isTrue();

    assertThat(store.remove(account.id())).isFalse();
    assertThat(store.setName(account.id(), "x")).isEmpty();
    assertThat(store.setRole(account.id(), MERKERS, Role.EDITOR)).isEmpty();
    assertThat(store.all()).isEmpty();
    assertThat(store.insert(account("anna@museum.example"))).isTrue();
  }

  @Test
  void everyDocumentTellsItsVersion() {
    store.insert(account("anna@museum.example"));

    assertThat(test.database().getCollection("accounts", Document.class).find().first())
        .containsEntry("schemaVersion", 1)
        .containsEntry("email", "anna@museum.example");
  }

  private static Account account(String email) {
    return Account.invited(new EmailAddress(email), "Anna", Roles.NONE, NOON);
  }

  private static Account with(Account a, Map<Slug, Role> roles) {
    return new Account(
        a.id(),
        a.email(),
        a.name(),
        a.passwordHash(),
        new Roles(roles),
        a.operator(),
        a.active(),
        a.epoch(),
        a.created());
  }
}
