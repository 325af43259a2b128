package de.kaliregion.obenunten.studio.account;

import com.mongodb.client.MongoDatabase;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.storage.mongo.AuditStore;
import de.kaliregion.obenunten.storage.mongo.OneTimeLinkStore;
import de.kaliregion.obenunten.storage.mongo.SessionStore;
import de.kaliregion.obenunten.storage.mongo.SignInFailureStore;
import de.kaliregion.obenunten.studio.AuditLog;
import de.kaliregion.obenunten.studio.Sessions;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.web.ClientNetworks;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.net.URI;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** The accounts of an installation: the gate, the pages, and what runs beside them. */
public final class AccountServices implements AutoCloseable {
  /** How long it is kept who changed what. */
  private static final Period LOG_KEPT = Period.ofYears(1);

  private final AccountStore accounts;
  private final AuditStore auditStore;
  private final AuditLog log;
  private final Links links;
  private final Sessions sessions;
  private final Studio studio;
  private final PasswordHashing hashing = new PasswordHashing();
  private final AccountThrottle byAccount;
  private final NetworkThrottle byNetwork;
  private final Expiry expiry;
  private final Clock clock;

  /**
   * Opens the stores of the accounts in this database.
   *
   * @param baseUrl the service's own address
   */
  public AccountServices(MongoDatabase database, URI baseUrl, Clock clock) {
    this.clock = clock;
    accounts = AccountStore.open(database);
    auditStore = AuditStore.open(database);
    log = new AuditLog(auditStore, clock);
    links = new Links(OneTimeLinkStore.open(database), accounts, baseUrl, clock);
    sessions = new Sessions(SessionStore.open(database), accounts, clock);
    studio = new Studio(sessions, baseUrl);
    byAccount = new AccountThrottle(SignInFailureStore.open(database), clock);
    byNetwork = new NetworkThrottle(clock);
    expiry =
        new Expiry(
            sessions::removeExpired,
            links::removeExpired,
            byAccount::removeExpired,
            this::removeOldLog);
  }

  private void removeOldLog() {
    auditStore.removeBefore(clock.instant().atZone(ZoneOffset.UTC).minus(LOG_KEPT).toInstant());
  }

  /** The gate before every page of the studio. */
  public Studio studio() {
    return studio;
  }

  /** Where it is written down who changed what. */
  public AuditLog log() {
    return log;
  }

  /** The accounts themselves. */
  public AccountStore accounts() {
    return accounts;
  }

  /** Signs people in without a password, for those who have shown otherwise who they are. */
  public Sessions sessions() {
    return sessions;
  }

  /** What the command line may do. */
  public OperatorDesk operatorDesk() {
    return new OperatorDesk(accounts, links, log, clock);
  }

  /**
   * The pages.
   *
   * @param organisations all that there are
   */
  public HttpService pages(
      StudioPages pages,
      Supplier<Collection<Organisation>> organisations,
      ClientNetworks networks) {
    Passwords passwords = new Passwords(accounts, hashing, links, log);
    SignIn signIn = new SignIn(accounts, hashing, byAccount, byNetwork);
    People people = new People(accounts, links, log, clock);
    List<HttpService> services =
        List.of(
            new SignInPages(studio, pages, signIn, sessions, networks, log),
            new LinkPages(studio, pages, links, passwords, sessions),
            new AccountPages(
                studio, pages, accounts, passwords, byAccount, sessions, organisations, log),
            new PeoplePages(studio, pages, people, organisations),
            new PersonPages(studio, pages, people, organisations),
            new LogPages(studio, pages, auditStore, accounts, organisations));
    return (HttpRules rules) -> services.forEach(service -> service.routing(rules));
  }

  /** Does now what is done once an hour. */
  void removeExpired() {
    expiry.run();
  }

  @Override
  public void close() {
    expiry.close();
    hashing.close();
  }
}
