package de.kaliregion.obenunten.web;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How a server listens and what it puts up with.
 *
 * @param host the address to bind, such as {@code 127.0.0.1}
 * @param port the port to bind; 0 for any that is free
 * @param baseUrl the service's own address, the only one that is ever written into an answer
 * @param otherHosts host names beside the base URL's that requests may use, without ports
 * @param contentSecurityPolicy of pages, in full
 * @param deadlines of each connection
 * @param maxBodyBytes the largest body of a request; services set their own below it
 * @param largerBodies the largest body for addresses that take more: by the path at which a service
 *     is registered
 * @param maxConnections further connections wait to be accepted
 * @param maxRequests that are handled at once; as many wait for at most 2 s, the rest get 503
 * @param grace how long running requests may take to end when the server stops
 */
public record HttpServerSettings(
    String host,
    int port,
    URI baseUrl,
    Set<String> otherHosts,
    String contentSecurityPolicy,
    Deadlines deadlines,
    long maxBodyBytes,
    Map<String, Long> largerBodies,
    int maxConnections,
    int maxRequests,
    Duration grace) {

  public HttpServerSettings {
    otherHosts = Set.copyOf(otherHosts);
    largerBodies = Map.copyOf(largerBodies);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    if (maxBodyBytes < 1 || maxConnections < 1 || maxRequests < 1) {
      throw new IllegalArgumentException("each limit must be positive");
    }
  }

  /** The usual limits: bodies to 64 MiB, 8,000 connections, 1,024 requests at once, 10 s grace. */
  public static HttpServerSettings of(
      String host, int port, URI baseUrl, Set<String> otherHosts, String contentSecurityPolicy) {
    return new HttpServerSettings(
        host,
        port,
        baseUrl,
        otherHosts,
        contentSecurityPolicy,
        Deadlines.standard(),
        64L << 20,
        Map.of(),
        8_000,
        1_024,
        Duration.ofSeconds(10));
  }

  /** The same, taking bodies up to this size at and below a path. */
  public HttpServerSettings withLargerBodies(String path, long bytes) {
    Map<String, Long> more = new HashMap<>(largerBodies);
    more.put(path, bytes);
    return new HttpServerSettings(
        host,
        port,
        baseUrl,
        otherHosts,
        contentSecurityPolicy,
        deadlines,
        maxBodyBytes,
        more,
        maxConnections,
        maxRequests,
        grace);
  }

  /** The same with other deadlines. */
  public HttpServerSettings withDeadlines(Deadlines others) {
    return new HttpServerSettings(
        host,
        port,
        baseUrl,
        otherHosts,
        contentSecurityPolicy,
        others,
        maxBodyBytes,
        largerBodies,
        maxConnections,
        maxRequests,
        grace);
  }

  /** The largest body that any address takes. */
  long largestBodyBytes() {
    return largerBodies.values().stream().reduce(maxBodyBytes, Math::max);
  }

  /** The largest body that this address takes. */
  long maxBodyBytes(String path) {
    for (Map.Entry<String, Long> larger : largerBodies.entrySet()) {
      String root = larger.getKey();
      if (path.startsWith(root)
          && (path.length() == root.length() || path.charAt(root.length()) == '/')) {
        return larger.getValue();
      }
    }
    return maxBodyBytes;
  }
}
