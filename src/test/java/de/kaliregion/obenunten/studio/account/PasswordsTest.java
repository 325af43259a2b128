package de.kaliregion.obenunten.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.MovableClock;
import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.Roles;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.storage.mongo.MongoConnection;
import de.kaliregion.obenunten.storage.mongo.SignInFailureStore;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.TestNetworks;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How passwords are stored and compared. */
class PasswordsTest {
  /** Made by the reference implementation (the program argon2 of phc-winner-argon2). */
  private static final String REFERENCE =
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

  private static final String WEAK =
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  private static final String PASSWORD = "acht Seilscheiben im Nebel";
  private static final PasswordHashing HASHING = new PasswordHashing(2);

  @TempDir private static Path folder;
  private static MongoConnection database;
  private static AccountStore accounts;
  private static SignIn signIn;

  @BeforeAll
  static void open() {
    database = MongoConnection.embedded(folder);
    accounts = AccountStore.open(database.database());
    MovableClock clock = new MovableClock(Instant.parse("2026-05-01T12:00:00Z"));
    signIn =
        new SignIn(
            accounts,
            HASHING,
            new AccountThrottle(SignInFailureStore.open(database.database()), clock),
            new NetworkThrottle(clock));
  }

  @AfterAll
  static void close() {
    database.close();
    HASHING.close();
  }

  @Test
  void whatOthersHashedIsRecognised() {
    assertThat(HASHING.verify("password", Optional.of(REFERENCE)).matches()).isTrue();
    assertThat(HASHING.verify("Password", Optional.of(REFERENCE)).matches()).isFalse();
    assertThat(HASHING.verify("password", Optional.of(WEAK)).matches()).isTrue();
  }

  @Test
  void aHashHasItsOwnSaltAndTheParametersThatWePromise() {
    String one = HASHING.hash(PASSWORD);
    String other = HASHING.hash(PASSWORD);

    assertThat(one)
        .isNotEqualTo(other)
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    assertThat(HASHING.verify(PASSWORD, Optional.of(one)).matches()).isTrue();
    assertThat(HASHING.verify(PASSWORD, Optional.of(one)).weak()).isFalse();
    assertThat(HASHING.verify(PASSWORD + " ", Optional.of(one)).matches()).isFalse();
  }

  @Test
  void theSameLettersAreTheSamePasswordHoweverTheyAreComposed() {
    String hash = HASHING.hash("Glück auf, der Steiger");

    assertThat(HASHING.verify("Glu\u0308ck auf, der Steiger", Optional.of(hash)).matches())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=999999,t=99,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=8,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
      })
  void whatIsNoHashOfOursIsMatchedByNothing(String stored) {
    assertThat(Argon2.parse(stored)).isEmpty();
    assertThat(HASHING.verify("password", Optional.of(stored)).matches()).isFalse();
  }

  @Test
  void whoComesWhenTooManyWaitIsAskedToComeAgain() throws Exception {
    try (PasswordHashing one = new PasswordHashing(1)) {
      CountDownLatch refused = new CountDownLatch(1);
      int guests = 15;
      CountDownLatch done = new CountDownLatch(guests);
      for (int i = 0; i < guests; i++) {
        Thread.ofVirtual()
            .start(() -> {
              try {
                one.verify("x", Optional.empty());
              } catch (ProblemException e) {
                if (e.problem().status().code() == 503) {
                  refused.countDown();
                }
              } finally {
                done.countDown();
              }
            });
      }
      done.await();
      assertThat(refused.getCount()).isZero();
      assertThat(one.runs()).as("one at work and eight waiting, at the least").isBetween(9L, 14L);
      assertThat(one.verify("x", Optional.empty()).matches()).as("and then again").isFalse();
    }
  }

  @Test
  void everyAttemptIsTheSameWorkWhateverTheAddress() {
    String hash = HASHING.hash(PASSWORD);
    add("known@museum.example", Optional.of(hash), true);
    add("locked@museum.example", Optional.of(hash), false);
    add("invited@museum.example", Optional.empty(), true);

    for (String address :
        new String[] {
          "known@museum.example",
          "locked@museum.example",
          "invited@museum.example",
          "unknown@museum.example",
          "no address at all",
          ""
        }) {
      long before = HASHING.runs();
      assertThat(signIn.attempt(address, "wrong password", TestNetworks.SOME))
          .as(address)
          .isInstanceOf(SignIn.Outcome.Wrong.class);
      assertThat(HASHING.runs() - before).as(address).isEqualTo(1);
    }
    long before = HASHING.runs();
    assertThat(signIn.attempt("locked@museum.example", PASSWORD, TestNetworks.SOME))
        .isInstanceOf(SignIn.Outcome.Wrong.class);
    assertThat(signIn.attempt("known@museum.example", "x".repeat(100_000), TestNetworks.SOME))
        .isInstanceOf(SignIn.Outcome.Wrong.class);
    assertThat(signIn.attempt("known@museum.example", PASSWORD, TestNetworks.SOME))
        .isInstanceOf(SignIn.Outcome.Right.class);
    assertThat(HASHING.runs() - before).isEqualTo(3);
  }

  @Test
  void aWeakHashIsMadeStrongerWhenThePasswordIsKnown() {
    Account account = add("old@museum.example", Optional.of(WEAK), true);

    assertThat(signIn.attempt("old@museum.example", "password", TestNetworks.OTHER))
        .isInstanceOf(SignIn.Outcome.Right.class);

    String stored = accounts.find(account.id()).orElseThrow().passwordHash().orElseThrow();
    assertThat(stored).startsWith("$argon2id$v=19$m=19456,");
    assertThat(signIn.attempt("old@museum.example", "password", TestNetworks.OTHER))
        .isInstanceOf(SignIn.Outcome.Right.class);
    assertThat(accounts.find(account.id()).orElseThrow().epoch())
        .as("nobody is signed out by it")
        .isZero();
  }

  private static Account add(String email, Optional<String> hash, boolean active) {
    Account account =
        Account.invited(
            new EmailAddress(email), "Anna", Roles.NONE, Instant.parse("2026-05-01T12:00:00Z"));
    Account full =
        new Account(
            account.id(),
            account.email(),
            account.name(),
            hash,
            account.roles(),
            false,
            active,
            0,
            account.created());
    accounts.insert(full);
    return full;
  }
}
