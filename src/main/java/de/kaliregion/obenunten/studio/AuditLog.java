package de.kaliregion.obenunten.studio;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.AuditEntry;
import de.kaliregion.obenunten.storage.mongo.AuditStore;
import java.time.Clock;
import java.util.Optional;

/** Writes down who changed what. */
public final class AuditLog {
  private final AuditStore store;
  private final Clock clock;

  public AuditLog(AuditStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * A person changed something.
   *
   * @param action a slug such as {@code media-deleted}; the studio's messages tell it as {@code
   *     audit.media-deleted}
   * @param organisation whose thing it is; its administrators see the entry
   * @param thing kind and name, such as {@code media/my-picture}
   * @param detail such as what it is now; never a secret
   */
  public void add(
      AccountId by,
      String action,
      Optional<Slug> organisation,
      String thing,
      Optional<String> detail) {
    store.add(AuditEntry.of(clock.instant(), Optional.of(by), action, organisation, thing, detail));
  }

  /** A person changed an account, their own or another's. */
  public void addAccount(AccountId by, String action, AccountId account) {
    add(by, action, Optional.empty(), thing(account), Optional.empty());
  }

  /** Somebody on the command line changed an account. */
  public void addByCommandLine(String action, AccountId account) {
    store.add(
        AuditEntry.of(
            clock.instant(),
            Optional.empty(),
            action,
            Optional.empty(),
            thing(account),
            Optional.empty()));
  }

  /** How entries name an account. */
  public static String thing(AccountId account) {
    return "account/" + account;
  }
}
