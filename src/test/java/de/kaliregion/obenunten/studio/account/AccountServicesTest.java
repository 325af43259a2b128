package de.kaliregion.obenunten.studio.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.MovableClock;
import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.InvalidContentException;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.SignInFailures;
import de.kaliregion.obenunten.storage.mongo.MongoConnection;
import de.kaliregion.obenunten.storage.mongo.SignInFailureStore;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line does with accounts, and what goes by itself when its time is over. */
class AccountServicesTest {
  private static final List<String> NAME_ANNA = List.of("operator", "Anna@museum.example", "Anna");
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  @TempDir private Path folder;
  private final MovableClock clock = new MovableClock(NOON);
  private MongoConnection database;
  private AccountServices services;

  @BeforeEach
  void open() {
    database = MongoConnection.embedded(folder);
    services = new AccountServices(database.database(), URI.create("https://erbe.example"), clock);
  }

  @AfterEach
  void close() {
    services.close();
    database.close();
  }

  @Test
  void theFirstOperatorIsMadeOnTheCommandLine() {
    String link = services.operatorDesk().run(NAME_ANNA);

    assertThat(link).matches("https://erbe\\.example/studio/link/[A-Za-z0-9_-]{32}");
    Account anna = anna();
    assertThat(anna.operator()).isTrue();
    assertThat(anna.passwordHash()).isEmpty();
  }

  @Test
  void whoHasAnAccountKeepsItAndIsUnlocked() {
    services.operatorDesk().run(NAME_ANNA);
    Account before = anna();
    services.accounts().setOperator(before.id(), false);
    services.accounts().setActive(before.id(), false);

    services.operatorDesk().run(List.of("link", "anna@museum.example"));
    assertThat(anna().active()).isTrue();
    assertThat(anna().operator()).isFalse();

    services.operatorDesk().run(List.of("operator", "anna@museum.example", "Other name"));
    assertThat(anna().id()).isEqualTo(before.id());
    assertThat(anna().name()).isEqualTo("Anna");
    assertThat(anna().operator()).isTrue();
  }

  @Test
  void whatCannotBeDoneIsSaid() {
    OperatorDesk desk = services.operatorDesk();

    assertThatThrownBy(() -> desk.run(List.of("link", "nobody@museum.example")))
        .isInstanceOf(InvalidContentException.class)
        .hasMessageContaining("nobody has this address");
    assertThatThrownBy(() -> desk.run(List.of("operator", "anna", "Anna")))
        .isInstanceOf(InvalidContentException.class)
        .hasMessageContaining("email");
    assertThatThrownBy(() -> desk.run(List.of("operator", "anna@museum.example", "\n")))
        .isInstanceOf(InvalidContentException.class)
        .hasMessageContaining("name");
    assertThat(OperatorDesk.understands(List.of("erase", "anna@museum.example"))).isFalse();
    assertThat(OperatorDesk.understands(List.of())).isFalse();
  }

  @Test
  void aRunningServiceDoesItThroughItsDoor() throws Exception {
    assertThat(OperatorDoor.ask(folder, NAME_ANNA)).as("no service runs").isEmpty();
    try (OperatorDoor _ = OperatorDoor.open(folder, services.operatorDesk()).orElseThrow()) {
      assertThat(OperatorDoor.ask(folder, NAME_ANNA).orElseThrow()).startsWith("https://");
      assertThat(anna().operator()).isTrue();
      assertThatThrownBy(() -> OperatorDoor.ask(folder, List.of("link", "nobody@b.example")))
          .isInstanceOf(InvalidContentException.class)
          .hasMessageContaining("nobody has this address");
      assertThatThrownBy(() -> OperatorDoor.ask(folder, List.of("erase", "everything")))
          .isInstanceOf(InvalidContentException.class);
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("operator"))))
          .as("nobody else may come to the door")
          .isEqualTo("rwx------");
    }
    assertThat(OperatorDoor.ask(folder, NAME_ANNA)).as("it has ended").isEmpty();
  }

  @Test
  void whoComesToTheDoorWithNonsenseOrSaysNothingKeepsNobodyOut() throws Exception {
    try (OperatorDoor _ = OperatorDoor.open(folder, services.operatorDesk()).orElseThrow();
        SocketChannel silent = SocketChannel.open(door());
        SocketChannel noisy = SocketChannel.open(door())) {
      noisy.write(ByteBuffer.wrap(new byte[5_000]));

      assertThat(silent.isConnected()).isTrue();
      assertThat(OperatorDoor.ask(folder, NAME_ANNA)).isPresent();
    }
  }

  @Test
  void aDoorThatAKilledServiceLeftBehindIsMadeAnew() throws Exception {
    Files.createDirectory(folder.resolve("operator"));
    ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(door()).close();
    assertThat(folder.resolve("operator/door")).exists();
    assertThat(OperatorDoor.ask(folder, NAME_ANNA)).isEmpty();

    try (OperatorDoor _ = OperatorDoor.open(folder, services.operatorDesk()).orElseThrow()) {
      assertThat(OperatorDoor.ask(folder, NAME_ANNA)).isPresent();
    }
  }

  @Test
  void whereTheFolderIsTooDeepForADoorTheServiceGoesOnWithoutOne() throws Exception {
    Path deep = Files.createDirectories(folder.resolve("d".repeat(120)));

    assertThat(OperatorDoor.open(deep, services.operatorDesk())).isEmpty();
    assertThat(OperatorDoor.ask(deep, NAME_ANNA)).isEmpty();
  }

  @Test
  void everythingGoesWhenItsTimeIsOver() {
    services.operatorDesk().run(NAME_ANNA);
    services.sessions().open(anna());
    SignInFailureStore.open(database.database())
        .begin(new SignInFailures(Sha256.of(new byte[] {1}), 1, clock.instant()));
    assertThat(counts()).isEqualTo(List.of(1L, 1L, 1L, 2L));

    clock.pass(Duration.ofHours(12));
    services.removeExpired();
    assertThat(counts()).as("the idle session").isEqualTo(List.of(0L, 1L, 1L, 2L));
    clock.pass(Duration.ofHours(12));
    services.removeExpired();
    assertThat(counts()).as("the link").isEqualTo(List.of(0L, 0L, 1L, 2L));
    clock.pass(Duration.ofSeconds(1));
    services.removeExpired();
    assertThat(counts()).as("the failure").isEqualTo(List.of(0L, 0L, 0L, 2L));
    clock.pass(Duration.ofDays(364).minusSeconds(1));
    services.removeExpired();
    assertThat(counts()).as("a year is not over").isEqualTo(List.of(0L, 0L, 0L, 2L));
    clock.pass(Duration.ofSeconds(1));
    services.removeExpired();
    assertThat(counts()).as("the log").isEqualTo(List.of(0L, 0L, 0L, 0L));
    assertThat(services.accounts().all()).hasSize(1);
  }

  private List<Long> counts() {
    return List.of("sessions", "oneTimeLinks", "signInFailures", "auditEntries").stream()
        .map(name -> database.database().getCollection(name, BsonDocument.class).countDocuments())
        .toList();
  }

  private UnixDomainSocketAddress door() {
    return UnixDomainSocketAddress.of(folder.resolve("operator/door"));
  }

  private Account anna() {
    Optional<Account> anna = services.accounts().find(new EmailAddress("anna@museum.example"));
    return anna.orElseThrow();
  }
}
