package de.kaliregion.obenunten.studio.account;

import de.kaliregion.obenunten.content.account.Account;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a password must be: long, and not what anybody would try first. No rules of composition, as
 * they make passwords worse (NIST SP 800-63B, section 5.1.1.2).
 */
final class PasswordRules {
  static final int LEAST = 12;
  static final int MOST = 200;

  /** {@code abababababab} is long and no password. */
  private static final int LEAST_DIFFERENT = 5;

  private PasswordRules() {}

  /** The message about what is wrong with a new password of this person, if anything is. */
  static Optional<String> fault(String password, Account account) {
    String normalised = PasswordHashing.normalised(password);
    int length = normalised.codePointCount(0, normalised.length());
    if (length < LEAST) {
      return Optional.of("password.short");
    }
    if (length > MOST) {
      return Optional.of("password.long");
    }
    if (normalised.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.of("password.control");
    }
    return isObvious(normalised, account) ? Optional.of("password.obvious") : Optional.empty();
  }

  private static boolean isObvious(String password, Account account) {
    return password.codePoints().distinct().count() < LEAST_DIFFERENT
        || isRow(password)
        || Stream.of(
                account.email().value(),
                account.email().localPart(),
                account.name(),
                "Leben oben. Leben unten.",
                "Life above. Life below.")
            .map(PasswordRules::lettersAndDigits)
            .anyMatch(lettersAndDigits(password)::equals);
  }

  /** Whether each character follows the one before: {@code 123456789012}, {@code abcdefghijkl}. */
  private static boolean isRow(String password) {
    for (int i = 1; i < password.length(); i++) {
      int step = password.charAt(i) - password.charAt(i - 1);
      if (step != 1 && step != -9) {
        return false;
      }
    }
    return true;
  }

  private static String lettersAndDigits(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
