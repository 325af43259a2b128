package de.kaliregion.obenunten.media.pipeline;

import de.kaliregion.obenunten.media.render.Progress;
import de.kaliregion.obenunten.storage.job.Job;
import java.util.Optional;

/**
 * A job that is being done. It can be interrupted while programs run, but not while their results
 * are stored: an interrupt there would leave open whether they are.
 */
final class Running implements Progress {

  /** Why a job is broken off. */
  enum Break {
    /** A person wants it. */
    STOPPED,
    /** This process ends. */
    CLOSING,
    /** Somebody else has the job now. */
    LOST
  }

  private final Job lease;
  private Thread thread;
  private Break why;
  private volatile double progress;

  Running(Job lease) {
    this.lease = lease;
  }

  Job lease() {
    return lease;
  }

  /** From here on this thread can be interrupted. */
  synchronized void open() throws InterruptedException {
    if (why != null) {
      throw new InterruptedException();
    }
    thread = Thread.currentThread();
  }

  /** From here on it cannot; an interrupt that came too late is forgotten. */
  synchronized void shut() {
    thread = null;
    Thread.interrupted();
  }

  /** Breaks the job off, unless its results are being stored already. */
  synchronized void breakOff(Break reason) {
    if (why == null) {
      why = reason;
      if (thread != null) {
        thread.interrupt();
      }
    }
  }

  /** Why it was broken off, if it was. */
  synchronized Optional<Break> why() {
    return Optional.ofNullable(why);
  }

  @Override
  public void at(double done) {
    progress = Math.clamp(done, 0.0, 1.0);
  }

  double progress() {
    return progress;
  }
}
