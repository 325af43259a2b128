package de.kaliregion.obenunten.content.account;

import de.kaliregion.obenunten.content.Require;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The lasting name of an account: 32 lower-case hexadecimal digits that say nothing of the person.
 */
public record AccountId(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  public AccountId {
    Require.present("account", value);
    Require.that(isValid(value), "account", "must be 32 lower-case hexadecimal digits");
  }

  /** Whether the text can be the name of an account. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  /** A name that no account has: 122 random bits (RFC 9562, version 4). */
  public static AccountId random() {
    return new AccountId(UUID.randomUUID().toString().replace("-", ""));
  }

  @Override
  public String toString() {
    return value;
  }
}
