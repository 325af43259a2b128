package de.kaliregion.obenunten.content;

import java.net.URI;
import java.util.Optional;

/**
 * Where a story's facts come from.
 *
 * @param fact the number in the fact base, such as {@code G10}, where it has one
 * @param citation the source for people
 * @param url where it can be read, http or https
 */
public record Source(Optional<String> fact, String citation, Optional<URI> url) {
  static final String WEB_ADDRESS = "must be http or https";

  public Source {
    fact = Require.optional(fact).map(number -> Require.line("fact", number, 8));
    citation = Require.line("citation", citation, 400);
    url = Require.optional(url);
    Require.that(url.map(Source::isWebAddress).orElse(true), "url", WEB_ADDRESS);
  }

  static boolean isWebAddress(URI address) {
    return "https".equals(address.getScheme()) || "http".equals(address.getScheme());
  }
}
