package de.kaliregion.obenunten.media.isolate;

import java.time.Duration;

/**
 * What a program may use up before it is ended.
 *
 * @param memory bytes of address space (RLIMIT_AS)
 * @param cpu processor time of all its threads (RLIMIT_CPU), whole seconds
 * @param wall time on the clock
 * @param fileBytes size of each file that it writes (RLIMIT_FSIZE)
 */
public record Limits(long memory, Duration cpu, Duration wall, long fileBytes) {
  public Limits {
    if (memory < 1 || cpu.toSeconds() < 1 || wall.toMillis() < 1 || fileBytes < 1) {
      throw new IllegalArgumentException("each limit must be positive");
    }
  }
}
