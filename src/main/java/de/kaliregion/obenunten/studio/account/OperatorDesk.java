package de.kaliregion.obenunten.studio.account;

import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.InvalidContentException;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.Roles;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.studio.AuditLog;
import java.time.Clock;
import java.util.List;

/** What whoever has the machine may do on its command line. */
public final class OperatorDesk {
  private final AccountStore accounts;
  private final Links links;
  private final AuditLog log;
  private final Clock clock;

  OperatorDesk(AccountStore accounts, Links links, AuditLog log, Clock clock) {
    this.accounts = accounts;
    this.links = links;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Whether these words are a command: {@code operator <e-mail> <name>} or {@code link <e-mail>}.
   */
  public static boolean understands(List<String> words) {
    return switch (words.isEmpty() ? "" : words.getFirst()) {
      case "operator" -> words.size() == 3;
      case "link" -> words.size() == 2;
      default -> false;
    };
  }

  /**
   * Does what a command says.
   *
   * @return a one-time link by which the person chooses a password
   * @throws InvalidContentException when address or name are none, or nobody has the address
   */
  public String run(List<String> words) {
    EmailAddress email = new EmailAddress(words.get(1));
    return words.getFirst().equals("operator") ? nameOperator(email, words.get(2)) : link(email);
  }

  /** Makes a person an operator, with a new account where they have none. */
  private String nameOperator(EmailAddress email, String name) {
    accounts.insert(Account.invited(email, name, Roles.NONE, clock.instant()));
    Account account = find(email);
    accounts.setOperator(account.id(), true);
    log.addByCommandLine("operator-named", account.id());
    return makeLink(account);
  }

  /** A new link to an account, which may sign in again. */
  private String link(EmailAddress email) {
    return makeLink(find(email));
  }

  private Account find(EmailAddress email) {
    return accounts
        .find(email)
        .orElseThrow(() -> new InvalidContentException("e-mail", "nobody has this address"));
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
