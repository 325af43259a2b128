package de.kaliregion.obenunten.content.account;

import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Sha256;
import java.time.Instant;

/**
 * Lets a person choose a password, once.
 *
 * @param id the digest of the token in the link
 * @param expires when it is void
 */
public record OneTimeLink(Sha256 id, AccountId account, Instant expires) {
  public OneTimeLink {
    Require.present("id", id);
    Require.present("account", account);
    Require.present("expires", expires);
  }

  /** Whether it can be used at that time. */
  public boolean isValidAt(Instant time) {
    return time.isBefore(expires);
  }
}
