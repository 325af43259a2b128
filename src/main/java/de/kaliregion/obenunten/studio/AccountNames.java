package de.kaliregion.obenunten.studio;

import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import java.util.function.UnaryOperator;

/** What people are called, by the ids of their accounts; empty for what is no account. */
public record AccountNames(AccountStore accounts) implements UnaryOperator<String> {
  @Override
  public String apply(String id) {
    return AccountId.isValid(id)
        ? accounts.find(new AccountId(id)).map(Account::name).orElse("")
        : "";
  }
}
