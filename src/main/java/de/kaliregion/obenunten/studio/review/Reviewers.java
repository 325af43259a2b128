package de.kaliregion.obenunten.studio.review;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Those whom a story can be given to for a review: who belongs to its house and may publish. */
public record Reviewers(AccountStore accounts) {

  /** All of them, by their names. */
  public List<Account> of(Slug organisation) {
    return accounts.all().stream()
        .filter(account -> isOne(account, organisation))
        .sorted(Comparator.comparing(Account::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** The one with this id, if they are one. */
  public Optional<Account> find(String id, Slug organisation) {
    return Optional.of(id)
        .filter(AccountId::isValid)
        .flatMap(valid -> accounts.find(new AccountId(valid)))
        .filter(account -> isOne(account, organisation));
  }

  private static boolean isOne(Account account, Slug organisation) {
    return account.roles().in(organisation).isPresent()
        && account.may(Right.PUBLISH_STORY, organisation);
  }
}
