package de.kaliregion.obenunten.web;

/**
 * The time of {@link System#nanoTime} when the watchman last looked. Reading it costs next to
 * nothing, which counts where it is read several times for each request.
 */
final class CoarseClock {
  private volatile long now = System.nanoTime();

  long now() {
    return now;
  }

  long advance() {
    return now = System.nanoTime();
  }
}
