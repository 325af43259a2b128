package de.kaliregion.obenunten;

import java.nio.file.Path;

/** The packaged program that is tested. */
public final class Packaged {
  private Packaged() {}

  /** Its archive. */
  public static Path archive() {
    return Path.of(System.getProperty("app.jar"));
  }

  /** A folder for what can be made again, the setting {@code CACHE_DIR}: the same for all tests. */
  public static Path cache() {
    return archive().resolveSibling("test-cache");
  }
}
