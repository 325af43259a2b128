package de.kaliregion.obenunten.studio.account;

import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.studio.AuditLog;
import de.kaliregion.obenunten.studio.SecretToken;
import java.util.Optional;

/** Choosing a password: by a one-time link, or knowing the old one. Either ends all sessions. */
final class Passwords {
  private final AccountStore accounts;
  private final PasswordHashing hashing;
  private final Links links;
  private final AuditLog log;

  Passwords(AccountStore accounts, PasswordHashing hashing, Links links, AuditLog log) {
    this.accounts = accounts;
    this.hashing = hashing;
    this.links = links;
    this.log = log;
  }

  /**
   * Chooses a password by a link, which is used up.
   *
   * @return the account as it is then; nothing when the link does not work any more
   */
  Optional<Account> choose(SecretToken link, String password) {
    String hash = hashing.hash(password);
    Optional<Account> changed =
        links.use(link).flatMap(account -> accounts.setPassword(account.id(), hash));
    changed.ifPresent(account -> log.addAccount(account.id(), "password-chosen", account.id()));
    return changed;
  }

  /** Whether it is the password of the account. */
  boolean isRight(Account account, String password) {
    return hashing.verify(password, account.passwordHash()).matches();
  }

  /** Sets a new password; returns the account as it is then. */
  Optional<Account> change(Account account, String password) {
    Optional<Account> changed = accounts.setPassword(account.id(), hashing.hash(password));
    links.removeOf(account.id());
    log.addAccount(account.id(), "password-changed", account.id());
    return changed;
  }
}
