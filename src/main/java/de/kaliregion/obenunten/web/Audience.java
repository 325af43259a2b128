package de.kaliregion.obenunten.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;

/** Who asks, as far as a request says so. */
public enum Audience {
  /** Somebody who reads pages: browsers name HTML when they want one. */
  PERSON,
  /** Somebody who reads JSON: it is named, or the address is one of the JSON interface. */
  PROGRAM,
  /** The request does not say. */
  UNKNOWN;

  /** Judges by the address and by {@code Accept} (RFC 9110 12.5.1); the better choice counts. */
  public static Audience of(ServerRequest request) {
    return of(request.path().absolute().path(), request.headers());
  }

  /**
   * Where no header could be read at all, it is most likely a person with an address that is too
   * long.
   */
  static Audience of(String path, Headers headers) {
    if (path.startsWith("/api/")) {
      return PROGRAM;
    }
    if (!headers.contains(HeaderNames.ACCEPT)) {
      return headers.size() == 0 ? PERSON : UNKNOWN;
    }
    for (Weighted choice : Weighted.parse(headers.get(HeaderNames.ACCEPT).values())) {
      switch (choice.value()) {
        case "text/html", "application/xhtml+xml" -> {
          return choice.isRefused() ? UNKNOWN : PERSON;
        }
        case "application/json", "application/problem+json" -> {
          return choice.isRefused() ? UNKNOWN : PROGRAM;
        }
        default -> {
          // Says nothing about who asks.
        }
      }
    }
    return UNKNOWN;
  }
}
