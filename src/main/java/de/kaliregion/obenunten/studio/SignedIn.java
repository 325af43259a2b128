package de.kaliregion.obenunten.studio;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;

/**
 * The person who makes a request, as the store knows them at this moment: a right that was
 * withdrawn counts at once.
 */
public final class SignedIn {
  private final Account account;
  private final Sha256 session;
  private final FormToken formToken;

  SignedIn(Account account, SecretToken token) {
    this.account = account;
    this.session = token.digest();
    this.formToken = FormToken.of(token);
  }

  /** The person. */
  public Account account() {
    return account;
  }

  /** The person's lasting name. */
  public AccountId id() {
    return account.id();
  }

  /** The name of the session in the store. */
  public Sha256 session() {
    return session;
  }

  /** Whether the person has the right to everything of the organisation. */
  public boolean may(Right right, Slug organisation) {
    return account.may(right, organisation);
  }

  /** Whether the person has the right to this thing of the organisation, which somebody made. */
  public boolean may(Right right, Slug organisation, AccountId maker) {
    return account.may(right, organisation, maker);
  }

  /** Whether the person has the right in any organisation; operators have it. */
  public boolean mayAnywhere(Right right) {
    return account.active()
        && (account.operator()
            || account.roles().byOrganisation().values().stream().anyMatch(right::isHeldBy));
  }

  /**
   * Refuses who does not have the right.
   *
   * @throws ProblemException 404 to whom the organisation's things do not exist, 403 to its members
   */
  public void require(Right right, Slug organisation) {
    demand(may(right, organisation), organisation);
  }

  /**
   * Refuses who does not have the right to this thing, which somebody made.
   *
   * @throws ProblemException 404 to whom the organisation's things do not exist, 403 to its members
   */
  public void require(Right right, Slug organisation, AccountId maker) {
    demand(may(right, organisation, maker), organisation);
  }

  /**
   * Refuses who has the right in no organisation.
   *
   * @throws ProblemException 403
   */
  public void requireAnywhere(Right right) {
    if (!mayAnywhere(right)) {
      throw Problem.of(ProblemType.FORBIDDEN).exception();
    }
  }

  private void demand(boolean allowed, Slug organisation) {
    if (!allowed) {
      throw Problem.of(
              account.belongsTo(organisation) ? ProblemType.FORBIDDEN : ProblemType.NOT_FOUND)
          .exception();
    }
  }

  /** Whether the person runs the whole service. */
  public boolean isOperator() {
    return account.active() && account.operator();
  }

  /**
   * Refuses who does not run the service.
   *
   * @throws ProblemException 403
   */
  public void requireOperator() {
    if (!isOperator()) {
      throw Problem.of(ProblemType.FORBIDDEN).exception();
    }
  }

  /** The token that forms send as {@code csrf} and scripts as {@code X-CSRF-Token}. */
  public String csrf() {
    return formToken.masked();
  }

  boolean acceptsCsrf(String shown) {
    return formToken.accepts(shown);
  }

  @Override
  public String toString() {
    return "SignedIn[" + account.id() + "]";
  }
}
