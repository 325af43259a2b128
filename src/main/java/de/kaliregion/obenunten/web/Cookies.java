package de.kaliregion.obenunten.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.Optional;

/** Reads cookies (RFC 6265, section 5.4), whatever else stands in the header. */
public final class Cookies {
  private Cookies() {}

  /** The value of the first cookie of this name. */
  public static Optional<String> value(Headers headers, String name) {
    if (!headers.contains(HeaderNames.COOKIE)) {
      return Optional.empty();
    }
    for (String header : headers.get(HeaderNames.COOKIE).allValues()) {
      for (String pair : header.split(";", -1)) {
        String text = pair.strip();
        if (text.length() > name.length()
            && text.charAt(name.length()) == '='
            && text.startsWith(name)) {
          return Optional.of(text.substring(name.length() + 1));
        }
      }
    }
    return Optional.empty();
  }
}
