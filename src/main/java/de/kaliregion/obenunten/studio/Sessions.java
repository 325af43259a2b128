package de.kaliregion.obenunten.studio;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.Session;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.storage.mongo.SessionStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who is signed in, and for how long: 12 hours after the last use, 14 days at most. Raising the
 * account's epoch makes all of its sessions void in one step.
 */
public final class Sessions {
  /** Without use. */
  public static final Duration IDLE = Duration.ofHours(12);

  /** In all. */
  public static final Duration LIFE = Duration.ofDays(14);

  /** A use is noted this much late, so that not every request writes. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(10);

  private final SessionStore sessions;
  private final AccountStore accounts;
  private final Clock clock;

  public Sessions(SessionStore sessions, AccountStore accounts, Clock clock) {
    this.sessions = sessions;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Signs the person in, always under a new token. */
  public SecretToken open(Account account) {
    SecretToken token = SecretToken.random();
    Instant now = clock.instant();
    sessions.add(new Session(token.digest(), account.id(), account.epoch(), now, now));
    return token;
  }

  /** The person to whom the token belongs, if it still counts. Two look-ups by name. */
  Optional<SignedIn> find(SecretToken token) {
    Instant now = clock.instant();
    Optional<Session> session = sessions.find(token.digest()).filter(s -> isOpen(s, now));
    Optional<Account> account =
        session.flatMap(
            s -> accounts.find(s.account()).filter(a -> a.active() && a.epoch() == s.epoch()));
    if (account.isPresent() && session.get().seen().plus(NOTED_EVERY).isBefore(now)) {
      sessions.seen(token.digest(), now);
    }
    return account.map(a -> new SignedIn(a, token));
  }

  private static boolean isOpen(Session session, Instant now) {
    return now.isBefore(session.seen().plus(IDLE)) && now.isBefore(session.created().plus(LIFE));
  }

  /** Signs out here. */
  public void end(Sha256 session) {
    sessions.remove(session);
  }

  /** Forgets the sessions that no longer count. */
  public void removeExpired() {
    Instant now = clock.instant();
    sessions.removeExpired(now.minus(LIFE), now.minus(IDLE));
  }
}
