package de.kaliregion.obenunten.studio.account;

import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.EmailAddress;
import de.kaliregion.obenunten.content.account.Roles;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.studio.AuditLog;
import java.time.Clock;
import java.util.Optional;

/** What whoever has the machine may do on its command line. */
public final class OperatorDesk {
  private final AccountStore accounts;
  private final Links links;
  private final AuditLog log;
  private final Clock clock;

  public OperatorDesk(AccountStore accounts, Links links, AuditLog log, Clock clock) {
    this.accounts = accounts;
    this.links = links;
    this.log = log;
    this.clock = clock;
  }

  /** Makes a person an operator, with a new account where they have none; returns a link. */
  public String nameOperator(EmailAddress email, String name) {
    accounts.insert(Account.invited(email, name, Roles.NONE, clock.instant()));
    Account account = accounts.find(email).orElseThrow();
    accounts.setOperator(account.id(), true);
    log.addByCommandLine("operator-named", account.id());
    return makeLink(account);
  }

  /** A new link to an account, which may sign in again; nothing where there is no such account. */
  public Optional<String> link(EmailAddress email) {
    return accounts.find(email).map(this::makeLink);
  }

  private String makeLink(Account account) {
    if (!account.active()) {
      accounts.setActive(account.id(), true);
      log.addByCommandLine("account-unlocked", account.id());
    }
    log.addByCommandLine("link-made", account.id());
    return links.make(account.id(), Links.HURRIED);
  }
}
