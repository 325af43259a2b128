package de.kaliregion.obenunten.studio.account;

import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.OneTimeLink;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.storage.mongo.OneTimeLinkStore;
import de.kaliregion.obenunten.studio.SecretToken;
import de.kaliregion.obenunten.studio.Studio;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Links by which people choose a password: each works once, and a new one replaces the old. */
public final class Links {
  /** How long a link that somebody passes on can be used. */
  static final Duration INVITATION = Duration.ofDays(7);

  /** How long a link from the command line, or to replace a password, can be used. */
  static final Duration HURRIED = Duration.ofHours(24);

  private final OneTimeLinkStore links;
  private final AccountStore accounts;
  private final URI baseUrl;
  private final Clock clock;

  /**
   * @param baseUrl the service's own address
   */
  public Links(OneTimeLinkStore links, AccountStore accounts, URI baseUrl, Clock clock) {
    this.links = links;
    this.accounts = accounts;
    this.baseUrl = baseUrl;
    this.clock = clock;
  }

  /** The address of a new link; older ones of the account are void. */
  String make(AccountId account, Duration life) {
    SecretToken token = SecretToken.random();
    links.removeOf(account);
    links.add(new OneTimeLink(token.digest(), account, clock.instant().plus(life)));
    return baseUrl + Studio.LINK + token.reveal();
  }

  /** Whose link it is, if it still works. */
  Optional<Account> owner(SecretToken token) {
    return links.find(token.digest()).flatMap(this::owner);
  }

  /** Uses the link up; only one caller gets its owner. */
  Optional<Account> use(SecretToken token) {
    return links.take(token.digest()).flatMap(this::owner);
  }

  private Optional<Account> owner(OneTimeLink link) {
    return link.isValidAt(clock.instant())
        ? accounts.find(link.account()).filter(Account::active)
        : Optional.empty();
  }

  void removeOf(AccountId account) {
    links.removeOf(account);
  }

  void removeExpired() {
    links.removeExpired(clock.instant());
  }
}
