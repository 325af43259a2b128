package de.kaliregion.obenunten;

import java.util.logging.LogManager;

/**
 * The JDK's log manager with handlers that stay until the process is gone. Its own would take them
 * away in a shutdown hook, beside ours, and what running requests and closing stores still have to
 * say would be lost. To be named by the system property {@code java.util.logging.manager} before
 * any logger is touched.
 */
public final class LogsToTheEnd extends LogManager {
  /** For the JDK, which calls it by reflection. */
  public LogsToTheEnd() {}

  /** Does nothing: at the start there is nothing to take back, at the end there must not be. */
  @Override
  public void reset() {}
}
