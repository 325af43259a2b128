package de.kaliregion.obenunten.studio;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.net.URI;
import java.util.List;

/**
 * Where a change comes from, as the browser says: {@code Sec-Fetch-Site} (Fetch Metadata, section
 * 2.3), or {@code Origin} (RFC 6454, section 7) from browsers that do not have it.
 */
enum SameOrigin {
  /** From a page of this service. */
  OWN,
  /** From a page of somebody else. */
  FOREIGN,
  /** No browser says anything: a program. */
  UNSAID;

  private static final HeaderName SITE = HeaderNames.create("Sec-Fetch-Site");

  /**
   * @param baseUrl the service's own address; the host of the request is allowed beside it, as it
   *     was checked before
   */
  static SameOrigin of(Headers headers, URI baseUrl) {
    if (headers.contains(SITE)) {
      List<String> sites = headers.get(SITE).allValues();
      return sites.equals(List.of("same-origin")) || sites.equals(List.of("none")) ? OWN : FOREIGN;
    }
    if (headers.contains(HeaderNames.ORIGIN)) {
      List<String> origins = headers.get(HeaderNames.ORIGIN).allValues();
      String host = headers.get(HeaderNames.HOST).get();
      return origins.size() == 1 && isOwn(origins.getFirst(), host, baseUrl) ? OWN : FOREIGN;
    }
    return UNSAID;
  }

  /** The scheme does not matter: in front of this service TLS may have ended. */
  private static boolean isOwn(String origin, String host, URI baseUrl) {
    return origin.equalsIgnoreCase(baseUrl.toString())
        || origin.equalsIgnoreCase("https://" + host)
        || origin.equalsIgnoreCase("http://" + host);
  }
}
