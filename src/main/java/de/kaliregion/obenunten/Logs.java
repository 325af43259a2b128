package de.kaliregion.obenunten;

import java.io.BufferedOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/** One line for each log record, on standard error; libraries speak only of what is wrong. */
final class Logs {
  static {
    // Before the first logger, which makes the JDK choose.
    System.setProperty("java.util.logging.manager", LogsToTheEnd.class.getName());
  }

  /** The log manager drops loggers that nobody holds. */
  private static final Logger HTTP_START = Logger.getLogger("io.helidon.webserver.LoomServer");

  private static final Logger HTTP = Logger.getLogger("io.helidon");
  private static final Logger ACCESS = Logger.getLogger("de.kaliregion.obenunten.access");

  /** It only says that a faster incubator module is not on. */
  private static final Logger INDEX = Logger.getLogger("org.apache.lucene.internal.vectorization");

  private static final Handler ACCESS_LINES =
      new StreamHandler(new BufferedOutputStream(System.err, 1 << 16), new Line());

  private Logs() {}

  /** To be called before anybody logs. */
  static void configure() {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT %4$s %3$s %5$s%6$s%n");
    HTTP.setLevel(Level.WARNING);
    // A port that is taken is told in a sentence, not in a stack trace.
    HTTP_START.setLevel(Level.OFF);
    INDEX.setLevel(Level.SEVERE);
    openConsole();
    bufferAccessLog();
  }

  /** Writes what is still held back; the last act of the process. */
  static void flush() {
    ACCESS_LINES.flush();
  }

  /**
   * The JDK opens it with the first record; when the process is ending already it no longer does.
   */
  private static void openConsole() {
    Logger.getLogger("").getHandlers();
  }

  /** A write for each request would take as long as the answer: lines go out once a second. */
  private static void bufferAccessLog() {
    ACCESS.setUseParentHandlers(false);
    ACCESS.addHandler(ACCESS_LINES);
    Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("access-log").factory())
        .scheduleWithFixedDelay(Logs::flush, 1, 1, TimeUnit.SECONDS);
  }

  /** The minute and what was answered. */
  private static final class Line extends Formatter {
    private static final DateTimeFormatter MINUTE =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

    private Instant minute = Instant.EPOCH;
    private String written = "";

    @Override
    public synchronized String format(LogRecord entry) {
      Instant of = entry.getInstant().truncatedTo(ChronoUnit.MINUTES);
      if (!of.equals(minute)) {
        minute = of;
        written = MINUTE.format(of) + ' ';
      }
      return written + entry.getMessage() + '\n';
    }
  }
}
