package de.kaliregion.obenunten.media.upload;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.System.Logger.Level;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.ThreadFactory;

/**
 * Threads that get less of the processor than all others who want it. Java's own priorities do
 * nothing on Linux unless the whole JVM is started with options that warn whoever is not root.
 */
final class BackgroundThreads {
  private static final System.Logger LOGGER = System.getLogger(BackgroundThreads.class.getName());

  /** Of {@code setpriority(2)}: here "process 0" is the calling thread, as in all of Linux. */
  private static final int PRIO_PROCESS = 0;

  private static final int CALLER = 0;

  /** Low enough for pages to go first, and not so low that a busy machine takes no uploads. */
  private static final int LOW = 10;

  private BackgroundThreads() {}

  /**
   * As those that are given, but behind all others; where the system has no such call, as given.
   */
  static ThreadFactory like(ThreadFactory usual) {
    return work ->
        usual.newThread(() -> {
          stepBack();
          work.run();
        });
  }

  /** Restricted is what can break the JVM: a call with three numbers cannot. */
  @SuppressWarnings("restricted")
  private static void stepBack() {
    Linker linker = Linker.nativeLinker();
    try {
      MethodHandle setPriority =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("setpriority"),
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
      int failed = (int) setPriority.invokeExact(PRIO_PROCESS, CALLER, LOW);
      LOGGER.log(Level.DEBUG, "setpriority returned {0}", failed);
    } catch (Throwable e) {
      LOGGER.log(Level.DEBUG, "This system knows no priorities of threads.", e);
    }
  }
}
