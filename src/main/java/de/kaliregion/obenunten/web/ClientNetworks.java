package de.kaliregion.obenunten.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells the networks of clients apart without keeping an address: an IPv4 address, or the first 64
 * bits of an IPv6 address, under a random key that changes each day (HMAC-SHA256).
 */
public final class ClientNetworks {
  private static final HeaderName FORWARDED_FOR = HeaderNames.create("X-Forwarded-For");
  private static final int MOST_HOPS = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Set<InetAddress> proxies;
  private final Clock clock;
  private volatile DayKey dayKey = new DayKey(LocalDate.MIN, null);

  private record DayKey(LocalDate day, SecretKeySpec key) {}

  /**
   * @param proxies whose {@code X-Forwarded-For} is believed
   */
  public ClientNetworks(Set<InetAddress> proxies, Clock clock) {
    this.proxies = Set.copyOf(proxies);
    this.clock = clock;
  }

  /** The network of the client: of the nearest address that is no proxy of ours. */
  public NetworkKey of(ServerRequest request) {
    InetAddress peer = ((InetSocketAddress) request.remotePeer().address()).getAddress();
    return key(client(peer, request));
  }

  private InetAddress client(InetAddress peer, ServerRequest request) {
    InetAddress nearest = peer;
    if (proxies.contains(peer) && request.headers().contains(FORWARDED_FOR)) {
      List<String> hops =
          Arrays.asList(request.headers().get(FORWARDED_FOR).values().split(",", -1));
      for (String hop : hops.reversed().stream().limit(MOST_HOPS).toList()) {
        Optional<InetAddress> address = literal(hop.strip());
        if (address.isEmpty()) {
          return nearest;
        }
        nearest = address.get();
        if (!proxies.contains(nearest)) {
          return nearest;
        }
      }
    }
    return nearest;
  }

  /** Never a host name, which would be looked up. */
  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private NetworkKey key(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] network = address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes;
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(keyOfToday());
      return new NetworkKey(Base64.getEncoder().encodeToString(mac.doFinal(network)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private SecretKeySpec keyOfToday() {
    LocalDate today = LocalDate.now(clock);
    DayKey key = dayKey;
    return key.day.equals(today) ? key.key : newKey(today);
  }

  private synchronized SecretKeySpec newKey(LocalDate today) {
    if (!dayKey.day.equals(today)) {
      byte[] bytes = new byte[32];
      RANDOM.nextBytes(bytes);
      dayKey = new DayKey(today, new SecretKeySpec(bytes, "HmacSHA256"));
    }
    return dayKey.key;
  }
}
