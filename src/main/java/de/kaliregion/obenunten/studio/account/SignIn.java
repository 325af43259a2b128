package de.kaliregion.obenunten.studio.account;

import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.web.NetworkKey;
import de.kaliregion.obenunten.web.ProblemException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks address and password. Who guesses learns nothing: the work, the waiting and the answer are
 * the same for an address without an account.
 */
public final class SignIn {
  private final AccountStore accounts;
  private final PasswordHashing passwords;
  private final AccountThrottle byAccount;
  private final NetworkThrottle byNetwork;

  SignIn(
      AccountStore accounts,
      PasswordHashing passwords,
      AccountThrottle byAccount,
      NetworkThrottle byNetwork) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.byAccount = byAccount;
    this.byNetwork = byNetwork;
  }

  /** What came of it. */
  sealed interface Outcome {
    /** It is this person. */
    record Right(Account account) implements Outcome {}

    /** Address or password are wrong, or the account may not sign in. */
    record Wrong() implements Outcome {}

    /** Too many failures: come again after this time. */
    record Wait(Duration duration) implements Outcome {}
  }

  /**
   * Tries to sign in.
   *
   * @param typed the address as it was typed
   * @throws ProblemException 503 when too many do so at once
   */
  Outcome attempt(String typed, String password, NetworkKey network) {
    Optional<EmailAddress> email = EmailAddress.of(typed);
    String address = email.map(EmailAddress::value).orElseGet(() -> shortened(typed));
    Duration wait = byNetwork.begin(network);
    if (wait.isZero()) {
      wait = byAccount.begin(address);
    }
    if (!wait.isZero()) {
      return new Outcome.Wait(wait);
    }
    return check(email.flatMap(accounts::find), password)
        .<Outcome>map(account -> {
          byAccount.succeed(address);
          byNetwork.succeed(network);
          return new Outcome.Right(account);
        })
        .orElseGet(Outcome.Wrong::new);
  }

  private Optional<Account> check(Optional<Account> known, String password) {
    boolean tooLong = password.length() > 4 * PasswordRules.MOST;
    Optional<String> stored = known.filter(Account::active).flatMap(Account::passwordHash);
    PasswordHashing.Verdict verdict = passwords.verify(tooLong ? "" : password, stored);
    if (!verdict.matches() || stored.isEmpty()) {
      return Optional.empty();
    }
    if (verdict.weak()) {
      accounts.strengthenPassword(known.get().id(), stored.get(), passwords.hash(password));
    }
    return known;
  }

  private static String shortened(String typed) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    return text.substring(0, Math.min(text.length(), EmailAddress.MAX));
  }
}
