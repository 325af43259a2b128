package de.kaliregion.obenunten.media.isolate;

import java.util.Set;

/** How a run ended. */
public sealed interface Outcome {

  /** The program ended with 0. */
  record Done() implements Outcome {}

  /**
   * The program gave up, or broke a limit other than the time on the clock.
   *
   * @param exit its code; 128 and more where a signal ended it
   * @param errors the end of what it wrote to its standard error, for the log and never for
   *     visitors
   */
  record Failed(int exit, String errors) implements Outcome {
    /** 128 and SIGKILL or SIGXCPU. */
    private static final Set<Integer> EXHAUSTED = Set.of(128 + 9, 128 + 24);

    /** Whether it was ended because it had used up its processor time. */
    public boolean isExhausted() {
      return EXHAUSTED.contains(exit);
    }
  }

  /** It took longer than it may, and was ended. */
  record TimedOut() implements Outcome {}
}
