package de.kaliregion.obenunten.media.render.timed;

import de.kaliregion.obenunten.media.render.Progress;
import java.util.function.DoubleConsumer;

/** Joins the progress of several runs into one that never goes back. Safe for many threads. */
final class Advance {
  private final Progress listener;
  private double done;

  Advance(Progress listener) {
    this.listener = listener;
  }

  /** Hears a run from 0 to 1 as this part of the whole. */
  DoubleConsumer part(double from, double to) {
    return share -> to(from + Math.clamp(share, 0, 1) * (to - from));
  }

  /** All is done. */
  void end() {
    to(1);
  }

  private synchronized void to(double now) {
    if (now > done) {
      done = now;
      listener.at(now);
    }
  }
}
