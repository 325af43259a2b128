package de.kaliregion.obenunten;

import java.util.logging.Level;
import java.util.logging.Logger;

/** One line for each log record, on standard error; libraries speak only of what is wrong. */
final class Logs {
  /** The log manager drops loggers that nobody holds. */
  private static final Logger DATABASE_SERVER = Logger.getLogger("de.bwaldvogel.mongo");

  private static final Logger DATABASE_DRIVER = Logger.getLogger("org.mongodb.driver");
  private static final Logger HTTP = Logger.getLogger("io.helidon");

  /** It only says that a faster incubator module is not on. */
  private static final Logger INDEX = Logger.getLogger("org.apache.lucene.internal.vectorization");

  private Logs() {}

  static void configure() {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT %4$s %3$s %5$s%6$s%n");
    // It logs whole documents.
    DATABASE_SERVER.setLevel(Level.SEVERE);
    DATABASE_DRIVER.setLevel(Level.SEVERE);
    HTTP.setLevel(Level.WARNING);
    INDEX.setLevel(Level.SEVERE);
  }
}
