package de.kaliregion.obenunten.sign;

import de.kaliregion.obenunten.content.SignCode;
import java.net.URI;
import java.util.Locale;

/**
 * The address that a sign carries, in capitals throughout: scheme and host are the same in any case
 * (RFC 3986, 6.2.2.1), the service reads the path in any case, and capitals make the QR code one
 * version smaller (alphanumeric mode, ISO/IEC 18004).
 */
public final class SignAddress {
  private final String base;

  /**
   * @param base where visitors reach the service: http or https, a host in ASCII, a port or none,
   *     no path
   * @throws IllegalArgumentException if it is anything else
   */
  public SignAddress(URI base) {
    require(
        "http".equalsIgnoreCase(base.getScheme()) || "https".equalsIgnoreCase(base.getScheme()),
        "must begin with http:// or https://",
        base);
    require(
        base.getHost() != null, "needs a host name in ASCII (an umlaut domain as xn--...)", base);
    require(
        base.getRawUserInfo() == null
            && base.getRawQuery() == null
            && base.getRawFragment() == null
            && (base.getRawPath().isEmpty() || base.getRawPath().equals("/")),
        "must end after host and port",
        base);
    this.base = (base.getScheme() + "://" + base.getRawAuthority()).toUpperCase(Locale.ROOT);
  }

  private static void require(boolean holds, String message, URI base) {
    if (!holds) {
      throw new IllegalArgumentException("base address " + message + ": " + base);
    }
  }

  /** The address of the sign with this code, such as {@code HTTPS://EXAMPLE.DE/M/7K3Q9XD}. */
  public String of(SignCode code) {
    return base + "/M/" + code;
  }
}
