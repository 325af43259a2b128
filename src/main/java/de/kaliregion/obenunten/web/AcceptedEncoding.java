package de.kaliregion.obenunten.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;

/** Which compression a client takes (RFC 9110 12.5.3). */
final class AcceptedEncoding {
  private static final String OF_MOST_BROWSERS = "gzip, deflate, br, zstd";
  private static final String OF_MANY_BROWSERS = "gzip, deflate, br";
  private static final int LONGEST_HEADER = 256;

  private AcceptedEncoding() {}

  static boolean isGzip(Headers headers) {
    if (!headers.contains(HeaderNames.ACCEPT_ENCODING)) {
      return false;
    }
    String value = headers.get(HeaderNames.ACCEPT_ENCODING).values();
    return value.equals(OF_MOST_BROWSERS)
        || value.equals(OF_MANY_BROWSERS)
        || (value.length() <= LONGEST_HEADER && isGzip(value));
  }

  private static boolean isGzip(String header) {
    boolean any = false;
    for (Weighted choice : Weighted.parse(header)) {
      switch (choice.value()) {
        case "gzip", "x-gzip" -> {
          return !choice.isRefused();
        }
        case "*" -> any = !choice.isRefused();
        default -> {
          // Another encoding: we have none.
        }
      }
    }
    return any;
  }
}
