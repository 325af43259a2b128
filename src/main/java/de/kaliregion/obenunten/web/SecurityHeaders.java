package de.kaliregion.obenunten.web;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.util.List;

/** The headers by which browsers protect a page from strangers and from its own mistakes. */
final class SecurityHeaders {
  private SecurityHeaders() {}

  /**
   * @param contentSecurityPolicy the policy of pages; {@code frame-ancestors 'none'} is added if it
   *     does not say who may frame them
   */
  static List<Header> of(String contentSecurityPolicy) {
    String policy =
        contentSecurityPolicy.contains("frame-ancestors")
            ? contentSecurityPolicy
            : contentSecurityPolicy + "; frame-ancestors 'none'";
    return List.of(
        header("Content-Security-Policy", policy),
        header("X-Content-Type-Options", "nosniff"),
        header("Referrer-Policy", "same-origin"),
        header(
            "Permissions-Policy",
            "accelerometer=(), camera=(self), display-capture=(), geolocation=(self), gyroscope=(),"
                + " magnetometer=(), microphone=(), payment=(), usb=()"),
        header("Cross-Origin-Opener-Policy", "same-origin"),
        header("Cross-Origin-Resource-Policy", "same-origin"));
  }

  private static Header header(String name, String value) {
    return HeaderValues.createCached(HeaderNames.create(name), value);
  }
}
