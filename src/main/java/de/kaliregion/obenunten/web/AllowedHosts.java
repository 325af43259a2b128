package de.kaliregion.obenunten.web;

import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The host names under which the service answers. Any other in the {@code Host} header is a forgery
 * or a mistake; ports do not matter. {@code X-Forwarded-Host} and its kin are never read.
 */
final class AllowedHosts {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> names;

  /**
   * @param baseUrl the service's own address; if it is local, all names of this machine's loopback
   *     are allowed
   * @param others further host names, without ports
   */
  AllowedHosts(URI baseUrl, Collection<String> others) {
    if (baseUrl.getHost() == null) {
      throw new IllegalArgumentException("the base URL has no host: " + baseUrl);
    }
    Set<String> allowed = new HashSet<>();
    allowed.add(baseUrl.getHost().toLowerCase(Locale.ROOT));
    others.forEach(name -> allowed.add(name.toLowerCase(Locale.ROOT)));
    if (LOCAL.contains(baseUrl.getHost().toLowerCase(Locale.ROOT))) {
      allowed.addAll(LOCAL);
    }
    names = Set.copyOf(allowed);
  }

  /** Whether the {@code Host} header names this service. */
  boolean allows(String host) {
    String name = withoutPort(host);
    return names.contains(name) || names.contains(name.toLowerCase(Locale.ROOT));
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }
}
