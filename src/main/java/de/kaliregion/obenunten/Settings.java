package de.kaliregion.obenunten;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How this installation runs, from environment variables; the README has the table.
 *
 * @param host the address to listen on
 * @param port the port for visitors, 0 for any free one
 * @param operationsPort the port for the operator, on loopback, 0 for any free one
 * @param baseUrl the address that visitors use, without a slash at the end
 * @param otherHosts further host names that requests may use
 * @param dataFolder where the embedded database and the media files lie
 * @param mongodbUri a MongoDB cluster instead of the embedded database
 * @param organisationBytes how much media each organisation may keep
 * @param trustedProxies whose word about the client's address counts
 */
record Settings(
    String host,
    int port,
    int operationsPort,
    URI baseUrl,
    Set<String> otherHosts,
    Path dataFolder,
    Path cacheFolder,
    Optional<String> mongodbUri,
    long organisationBytes,
    Set<InetAddress> trustedProxies) {

  /**
   * Reads the environment.
   *
   * @throws SettingsException if a value cannot be used, naming the variable
   */
  static Settings of(Map<String, String> environment) {
    int port = port(environment, "PORT", 8080);
    return new Settings(
        environment.getOrDefault("HOST", "127.0.0.1"),
        port,
        port(environment, "OPS_PORT", 8081),
        baseUrl(environment, port),
        hosts(environment.getOrDefault("OTHER_HOSTS", "")),
        folder(environment.getOrDefault("DATA_DIR", "data")),
        folder(environment.getOrDefault("CACHE_DIR", environment.getOrDefault("DATA_DIR", "data"))),
        Optional.ofNullable(environment.get("MONGODB_URI")).filter(uri -> !uri.isBlank()),
        gibibytes(environment, "ORGANISATION_QUOTA", 50),
        addresses(environment.getOrDefault("TRUSTED_PROXIES", "")));
  }

  private static Path folder(String text) {
    return Path.of(text).toAbsolutePath().normalize();
  }

  private static long gibibytes(Map<String, String> environment, String name, int usual) {
    String text = environment.getOrDefault(name, Integer.toString(usual));
    if (!text.matches("[1-9]\\d{0,5}")) {
      throw new SettingsException(name + " must be a number of GiB from 1 to 999999: " + text);
    }
    return Long.parseLong(text) << 30;
  }

  private static int port(Map<String, String> environment, String name, int usual) {
    String text = environment.getOrDefault(name, Integer.toString(usual));
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new SettingsException(name + " must be a port from 0 to 65535: " + text);
    }
    return Integer.parseInt(text);
  }

  private static URI baseUrl(Map<String, String> environment, int port) {
    String text = environment.get("BASE_URL");
    if (text != null) {
      return baseUrl(text);
    }
    if (port == 0) {
      throw new SettingsException(
          "BASE_URL must be set with PORT=0: nobody can know the port beforehand.");
    }
    return URI.create("http://localhost:" + port);
  }

  private static URI baseUrl(String text) {
    if (!text.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?") || !hasHostAndPort(URI.create(text))) {
      throw new SettingsException(
          "BASE_URL must be an address such as https://erbe.example without a path: " + text);
    }
    return URI.create(text);
  }

  /** An address such as {@code 127.0.0.300} is a URI without a host (RFC 2396, section 3.2.2). */
  private static boolean hasHostAndPort(URI url) {
    return url.getHost() != null && url.getPort() != 0 && url.getPort() <= 65_535;
  }

  private static Set<String> hosts(String text) {
    return Arrays.stream(text.split("[,\\s]+"))
        .filter(host -> !host.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<InetAddress> addresses(String text) {
    return Arrays.stream(text.split("[,\\s]+"))
        .filter(address -> !address.isEmpty())
        .map(Settings::address)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(
          "TRUSTED_PROXIES must be IP addresses with commas between them: " + text);
    }
  }
}
