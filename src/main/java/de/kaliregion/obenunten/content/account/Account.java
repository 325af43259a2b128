package de.kaliregion.obenunten.content.account;

import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Slug;
import java.time.Instant;
import java.util.Optional;

/**
 * A person who works in the studio.
 *
 * @param email what they sign in with; no two accounts have the same
 * @param name as others see it, at most 100 characters
 * @param passwordHash in PHC string format; none until the person has chosen a password
 * @param operator whether the person runs the whole service
 * @param active whether the person may sign in
 * @param epoch counts how often all sign-ins were ended; a session of an earlier epoch is void
 */
public record Account(
    AccountId id,
    EmailAddress email,
    String name,
    Optional<String> passwordHash,
    Roles roles,
    boolean operator,
    boolean active,
    int epoch,
    Instant created) {

  public Account {
    Require.present("id", id);
    Require.present("email", email);
    name = Require.line("name", name, 100);
    passwordHash = Require.optional(passwordHash);
    roles = roles == null ? Roles.NONE : roles;
    Require.that(epoch >= 0, "epoch", "must not be negative");
    Require.present("created", created);
  }

  /** A person who has not chosen a password yet. */
  public static Account invited(EmailAddress email, String name, Roles roles, Instant now) {
    return new Account(
        AccountId.random(), email, name, Optional.empty(), roles, false, true, 0, now);
  }

  /** Whether the person has the right to everything of the organisation. */
  public boolean may(Right right, Slug organisation) {
    return active && (operator || roles.in(organisation).filter(right::isHeldBy).isPresent());
  }

  /** Whether the person has the right to this thing of the organisation, which somebody made. */
  public boolean may(Right right, Slug organisation, AccountId maker) {
    return may(right, organisation)
        || (active
            && maker.equals(id)
            && roles.in(organisation).filter(right::isHeldForOwnBy).isPresent());
  }

  /** Whether the organisation's things exist for this person at all. */
  public boolean belongsTo(Slug organisation) {
    return active && (operator || roles.in(organisation).isPresent());
  }

  /** Without address and password, which have no place in logs. */
  @Override
  public String toString() {
    return "Account[" + id + "]";
  }
}
