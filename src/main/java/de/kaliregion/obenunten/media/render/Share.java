package de.kaliregion.obenunten.media.render;

/**
 * A share of a stage's work, heard as progress of the whole.
 *
 * @param from where it begins, 0 to 1
 * @param to where it ends
 */
public record Share(Progress whole, double from, double to) implements Progress {

  @Override
  public void at(double done) {
    whole.at(from + (to - from) * Math.clamp(done, 0, 1));
  }
}
