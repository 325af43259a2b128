package de.kaliregion.obenunten;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * While it is open, the end of the process, as by Ctrl-C, puts begun work back as if it had not
 * been begun. A command that is broken off again and again would otherwise use up the tries that a
 * file has.
 */
record PutBack(Thread hook) implements AutoCloseable {
  private static final Logger LOG = System.getLogger(PutBack.class.getName());

  static PutBack onExit(MediaWorks media) {
    Thread hook = new Thread(() -> close(media), "put-back");
    Runtime.getRuntime().addShutdownHook(hook);
    return new PutBack(hook);
  }

  private static void close(MediaWorks media) {
    try {
      media.workshop().close();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "begun work waits until its leases have ended", e);
    }
    Logs.flush();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "the process ends already", e);
    }
  }
}
