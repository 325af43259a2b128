package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.OneTimeLink;
import de.kaliregion.obenunten.content.account.Session;
import de.kaliregion.obenunten.content.account.SignInFailures;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the embedded server and a cluster must both do for sessions, links and failures. */
@ParameterizedClass
@MethodSource("de.kaliregion.obenunten.storage.mongo.TestDatabase#servers")
class SignInStoresContractTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00.123Z");
  private static final AccountId ANNA = AccountId.random();
  private static final AccountId OTTO = AccountId.random();

  @Parameter TestDatabase.Server server;

  private TestDatabase test;
  private SessionStore sessions;
  private OneTimeLinkStore links;
  private SignInFailureStore failures;

  @BeforeEach
  void open() {
    test = server.open();
    sessions = SessionStore.open(test.database());
    links = OneTimeLinkStore.open(test.database());
    failures = SignInFailureStore.open(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aSessionIsFoundUntilItIsRemoved() {
    Session session = new Session(id("a"), ANNA, 3, NOON, NOON);
    sessions.add(session);

    assertThat(sessions.find(id("a"))).contains(session);
    assertThat(sessions.find(id("b"))).isEmpty();
    assertThat(sessions.remove(id("a"))).contains(session);
    assertThat(sessions.remove(id("a"))).isEmpty();
    assertThat(sessions.find(id("a"))).isEmpty();
  }

  @Test
  void theLatestUseOfASessionCounts() {
    sessions.add(new Session(id("a"), ANNA, 0, NOON, NOON));

    sessions.seen(id("a"), NOON.plusSeconds(60));
    sessions.seen(id("a"), NOON.plusSeconds(30));
    sessions.seen(id("gone"), NOON);

    assertThat(sessions.find(id("a")).orElseThrow().seen()).isEqualTo(NOON.plusSeconds(60));
    assertThat(sessions.find(id("gone"))).isEmpty();
  }

  @Test
  void sessionsEndByAgeByIdlenessAndByAccount() {
    sessions.add(new Session(id("old"), ANNA, 0, NOON.minusSeconds(100), NOON));
    sessions.add(new Session(id("idle"), ANNA, 0, NOON, NOON.minusSeconds(50)));
    sessions.add(new Session(id("anna"), ANNA, 0, NOON, NOON));
    sessions.add(new Session(id("otto"), OTTO, 0, NOON, NOON));

    sessions.removeExpired(NOON.minusSeconds(99), NOON.minusSeconds(49));
    assertThat(existing("old", "idle", "anna", "otto")).containsExactly("anna", "otto");
    sessions.removeOf(ANNA);
    assertThat(existing("anna", "otto")).containsExactly("otto");
  }

  private List<String> existing(String... names) {
    return List.of(names).stream().filter(name -> sessions.find(id(name)).isPresent()).toList();
  }

  @Test
  void ofManyWhoUseALinkAtOnceOneGetsIt() throws Exception {
    OneTimeLink link = new OneTimeLink(id("a"), ANNA, NOON);
    links.add(link);
    List<Callable<Optional<OneTimeLink>>> users = new ArrayList<>();
    IntStream.range(0, 20).forEach(_ -> users.add(() -> links.take(id("a"))));
    List<OneTimeLink> got = new ArrayList<>();
    try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
      for (Future<Optional<OneTimeLink>> answer : nodes.invokeAll(users)) {
        answer.get().ifPresent(got::add);
      }
    }
    assertThat(got).containsExactly(link);
    assertThat(links.find(id("a"))).isEmpty();
  }

  @Test
  void linksEndByAgeAndByAccount() {
    links.add(new OneTimeLink(id("a"), ANNA, NOON));
    links.add(new OneTimeLink(id("b"), ANNA, NOON.plusMillis(1)));
    links.add(new OneTimeLink(id("c"), OTTO, NOON.plusMillis(1)));

    links.removeExpired(NOON);
    assertThat(links.find(id("a"))).isEmpty();
    assertThat(links.find(id("b"))).isPresent();
    links.removeOf(ANNA);
    assertThat(links.find(id("b"))).isEmpty();
    assertThat(links.find(id("c"))).isPresent();
  }

  @Test
  void failuresAreCountedOnlyFromWhatWasSeen() {
    SignInFailures first = new SignInFailures(id("a"), 1, NOON);
    SignInFailures second = first.again(NOON.plusSeconds(1));

    assertThat(failures.begin(first)).isTrue();
    assertThat(failures.begin(first)).isFalse();
    assertThat(failures.replace(first, second)).isTrue();
    assertThat(failures.replace(first, second)).as("seen before").isFalse();
    assertThat(failures.find(id("a"))).contains(second);
    failures.forget(id("a"));
    assertThat(failures.find(id("a"))).isEmpty();
    assertThat(failures.replace(second, second.again(NOON))).as("forgotten").isFalse();
  }

  @Test
  void oldFailuresAreForgotten() {
    failures.begin(new SignInFailures(id("a"), 1, NOON));
    failures.begin(new SignInFailures(id("b"), 1, NOON.plusSeconds(1)));

    failures.removeBefore(NOON.plusSeconds(1));

    assertThat(failures.find(id("a"))).isEmpty();
    assertThat(failures.find(id("b"))).isPresent();
  }

  @Test
  void waitingGrowsFromOneSecondToAQuarterOfAnHour() {
    SignInFailures failing = new SignInFailures(id("a"), 1, NOON);
    List<Long> waits = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      waits.add(failing.waitFrom(NOON).toSeconds());
      failing = failing.again(NOON);
    }
    assertThat(waits.subList(0, 17))
        .containsExactly(
            0L, 0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L);
    assertThat(waits.getLast()).isEqualTo(900);
    assertThat(failing.waitFrom(NOON.plusSeconds(900))).isEqualTo(Duration.ZERO);
  }

  private static Sha256 id(String name) {
    return Sha256.of(name.getBytes(StandardCharsets.UTF_8));
  }
}
