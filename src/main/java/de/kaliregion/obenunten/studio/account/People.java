package de.kaliregion.obenunten.studio.account;

import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.content.account.Role;
import de.kaliregion.obenunten.content.account.Roles;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.studio.AuditLog;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The people of the organisations, as somebody who manages them sees and changes them. Whoever is
 * in none of that person's organisations does not exist for them (404).
 */
final class People {
  private final AccountStore accounts;
  private final Links links;
  private final AuditLog log;
  private final Clock clock;

  People(AccountStore accounts, Links links, AuditLog log, Clock clock) {
    this.accounts = accounts;
    this.links = links;
    this.log = log;
    this.clock = clock;
  }

  /** Those whom this person manages, by name. */
  List<Account> managedBy(SignedIn by) {
    return accounts.all().stream()
        .filter(account -> manages(by, account))
        .sorted(Comparator.comparing(Account::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  private static boolean manages(SignedIn by, Account account) {
    return by.isOperator()
        || account.roles().organisations().stream()
            .anyMatch(organisation -> by.may(Right.MANAGE_PEOPLE, organisation));
  }

  /**
   * One of them.
   *
   * @throws ProblemException 404
   */
  Account find(SignedIn by, AccountId id) {
    by.requireAnywhere(Right.MANAGE_PEOPLE);
    return accounts.find(id).filter(account -> manages(by, account)).orElseThrow(People::unknown);
  }

  private static ProblemException unknown() {
    return Problem.of(ProblemType.NOT_FOUND).exception();
  }

  /**
   * Somebody who now belongs to an organisation.
   *
   * @param link by which they choose a password; none where they have one
   */
  record Invited(Account account, Optional<String> link) {}

  /**
   * Takes somebody into an organisation.
   *
   * @return nothing when they belong to it already
   */
  Optional<Invited> invite(
      SignedIn by, EmailAddress email, String name, Slug organisation, Role role) {
    by.require(Right.MANAGE_PEOPLE, organisation);
    Account fresh = Account.invited(email, name, Roles.of(organisation, role), clock.instant());
    if (accounts.insert(fresh)) {
      audit(by, "person-invited", organisation, fresh, role);
      return Optional.of(new Invited(fresh, Optional.of(links.make(fresh.id(), Links.INVITATION))));
    }
    return accounts
        .find(email)
        .filter(known -> known.roles().in(organisation).isEmpty())
        .flatMap(known -> accounts.setRole(known.id(), organisation, role))
        .map(known -> {
          audit(by, "person-invited", organisation, known, role);
          return new Invited(known, Optional.empty());
        });
  }

  /** Gives somebody another role in an organisation that they belong to. */
  void changeRole(SignedIn by, AccountId id, Slug organisation, Role role) {
    Account account = member(by, id, organisation);
    if (account.roles().in(organisation).filter(role::equals).isEmpty()) {
      Account changed = accounts.setRole(id, organisation, role).orElseThrow(People::unknown);
      audit(by, "role-changed", organisation, changed, role);
    }
  }

  /** Takes somebody out of an organisation. */
  void remove(SignedIn by, AccountId id, Slug organisation) {
    member(by, id, organisation);
    accounts.removeRole(id, organisation);
    log.add(
        by.id(), "person-removed", Optional.of(organisation), AuditLog.thing(id), Optional.empty());
  }

  private Account member(SignedIn by, AccountId id, Slug organisation) {
    by.require(Right.MANAGE_PEOPLE, organisation);
    Account account = find(by, id);
    if (account.roles().in(organisation).isEmpty()) {
      throw unknown();
    }
    refuseOneself(by, id);
    return account;
  }

  /** So that no organisation, nor the service, loses its last one by a slip. */
  private static void refuseOneself(SignedIn by, AccountId id) {
    if (by.id().equals(id)) {
      throw Problem.of(ProblemType.CONFLICT)
          .withDetail(
              "Das eigene Konto kann hier niemand ändern. Bitten Sie jemanden mit denselben"
                  + " Rechten darum.",
              "Nobody can change their own account here. Ask somebody with the same rights.",
              "Sie können Ihr eigenes Konto hier nicht ändern. Bitten Sie jemand anderen.")
          .exception();
    }
  }

  /**
   * Whether this person may make a link to the account: it opens everything that the account may
   * do, so nobody gets in by it where they do not manage people themselves.
   */
  boolean mayMakeLink(SignedIn by, Account account) {
    return by.isOperator()
        || (!account.operator()
            && !account.roles().organisations().isEmpty()
            && account.roles().organisations().stream()
                .allMatch(organisation -> by.may(Right.MANAGE_PEOPLE, organisation)));
  }

  /** A new link by which somebody chooses a password. */
  String makeLink(SignedIn by, Account account) {
    if (!mayMakeLink(by, account)) {
      throw Problem.of(ProblemType.FORBIDDEN).exception();
    }
    log.addAccount(by.id(), "link-made", account.id());
    return links.make(
        account.id(), account.passwordHash().isPresent() ? Links.HURRIED : Links.INVITATION);
  }

  /** Makes somebody an operator, or no longer. */
  void setOperator(SignedIn by, AccountId id, boolean operator) {
    Account account = other(by, id);
    if (account.operator() != operator) {
      accounts.setOperator(id, operator);
      log.addAccount(by.id(), operator ? "operator-named" : "operator-dismissed", id);
    }
  }

  /** Lets somebody sign in or not. */
  void setActive(SignedIn by, AccountId id, boolean active) {
    Account account = other(by, id);
    if (account.active() != active) {
      accounts.setActive(id, active);
      log.addAccount(by.id(), active ? "account-unlocked" : "account-locked", id);
    }
  }

  /** Removes an account for good. What it did stays written down, without a name. */
  void erase(SignedIn by, AccountId id) {
    other(by, id);
    links.removeOf(id);
    accounts.remove(id);
    log.addAccount(by.id(), "account-erased", id);
  }

  private Account other(SignedIn by, AccountId id) {
    by.requireOperator();
    Account account = find(by, id);
    refuseOneself(by, id);
    return account;
  }

  private void audit(SignedIn by, String action, Slug organisation, Account account, Role role) {
    log.add(
        by.id(),
        action,
        Optional.of(organisation),
        AuditLog.thing(account.id()),
        Optional.of(role.name()));
  }
}
