package de.kaliregion.obenunten.studio;

import de.kaliregion.obenunten.content.account.Account;

/** Signs somebody in without a browser. */
public final class SignedInPerson {
  private SignedInPerson() {}

  public static SignedIn as(Account account) {
    return new SignedIn(account, SecretToken.random());
  }
}
