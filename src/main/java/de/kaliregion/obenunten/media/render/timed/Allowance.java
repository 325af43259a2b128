package de.kaliregion.obenunten.media.render.timed;

import de.kaliregion.obenunten.media.isolate.Limits;
import java.time.Duration;

/**
 * What a run may use up, by the length of the recording. On two busy cores sound takes a fiftieth
 * of its length and film about its length; each may take several times as long.
 */
final class Allowance {
  private static final long MEMORY_FOR_SOUND = 2L << 30;
  private static final long MEMORY_FOR_FILM = 4L << 30;
  private static final Duration LEAST = Duration.ofMinutes(2);
  private static final Duration MOST = Duration.ofHours(6);

  /** More than any of our encoders and dumps writes for a second. */
  private static final long BYTES_PER_SECOND = 1 << 20;

  private static final long LEAST_BYTES = 256L << 20;
  private static final long MOST_BYTES = 16L << 30;

  /** Where a file does not say how long it is. */
  private static final long UNKNOWN = Duration.ofHours(1).toMillis();

  private Allowance() {}

  /** To look into a file. */
  static Limits probe() {
    return new Limits(MEMORY_FOR_SOUND, Duration.ofSeconds(20), LEAST, 1 << 20);
  }

  /** For a sound of so many milliseconds. */
  static Limits sound(long milliseconds) {
    return limits(MEMORY_FOR_SOUND, milliseconds, 2);
  }

  /** For a film of so many milliseconds. */
  static Limits film(long milliseconds) {
    return limits(MEMORY_FOR_FILM, milliseconds, 4);
  }

  private static Limits limits(long memory, long milliseconds, int times) {
    long length = milliseconds > 0 ? Math.min(milliseconds, MOST.toMillis()) : UNKNOWN;
    Duration wanted = LEAST.plus(Duration.ofMillis(length).multipliedBy(times));
    Duration wall = wanted.compareTo(MOST) > 0 ? MOST : wanted;
    long bytes = Math.clamp(length / 1000 * BYTES_PER_SECOND, LEAST_BYTES, MOST_BYTES);
    return new Limits(memory, wall.multipliedBy(2), wall, bytes);
  }
}
