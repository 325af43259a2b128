package de.kaliregion.obenunten.media.render;

/** Hears how far a stage has come. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress UNHEARD = done -> {};

  /**
   * @param done from 0 to 1; calls may come from any thread, several times a second
   */
  void at(double done);
}
