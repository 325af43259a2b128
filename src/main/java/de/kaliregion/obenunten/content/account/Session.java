package de.kaliregion.obenunten.content.account;

import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Sha256;
import java.time.Instant;

/**
 * One sign-in of a person on one browser.
 *
 * @param id the digest of the token that only the browser has
 * @param epoch of the account when the person signed in
 * @param seen when it was last used, some minutes late
 */
public record Session(Sha256 id, AccountId account, int epoch, Instant created, Instant seen) {
  public Session {
    Require.present("id", id);
    Require.present("account", account);
    Require.present("created", created);
    Require.present("seen", seen);
  }
}
