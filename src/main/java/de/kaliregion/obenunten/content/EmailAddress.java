package de.kaliregion.obenunten.content;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as people sign in with it: in lower case, the domain in its ASCII form (RFC
 * 5890), at most 254 characters (RFC 5321, section 4.5.3.1.3). Quoted and non-ASCII local parts are
 * not taken.
 */
public record EmailAddress(String value) {
  /** The longest address. */
  public static final int MAX = 254;

  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

  /** As browsers check {@code input type=email} (HTML standard), with at least two labels. */
  private static final Pattern FORM =
      Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@" + LABEL + "(?:\\." + LABEL + "){1,8}");

  public EmailAddress {
    value = normalised(value).orElseThrow(EmailAddress::invalid);
  }

  /** The address that was typed, if it is one. */
  public static Optional<EmailAddress> of(String typed) {
    return normalised(typed).map(EmailAddress::new);
  }

  private static Optional<String> normalised(String typed) {
    String text = Require.present("email", typed).strip().toLowerCase(Locale.ROOT);
    int at = text.lastIndexOf('@');
    if (at < 1 || text.length() > MAX) {
      return Optional.empty();
    }
    return asciiDomain(text.substring(at + 1))
        .map(domain -> text.substring(0, at + 1) + domain)
        .filter(address -> address.length() <= MAX && FORM.matcher(address).matches());
  }

  private static Optional<String> asciiDomain(String domain) {
    try {
      return Optional.of(IDN.toASCII(domain).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static InvalidContentException invalid() {
    return new InvalidContentException("email", "must be an address such as name@museum.example");
  }

  /** What stands before the @. */
  public String localPart() {
    return value.substring(0, value.lastIndexOf('@'));
  }

  @Override
  public String toString() {
    return value;
  }
}
