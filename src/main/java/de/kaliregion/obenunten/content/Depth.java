package de.kaliregion.obenunten.content;

/**
 * Depth below the surface (Teufe), positive downwards.
 *
 * @param metres metres below the surface, 1 to 2,000
 * @param about whether the figure is approximate
 */
public record Depth(int metres, boolean about) {
  public Depth {
    Require.that(
        metres >= 1 && metres <= 2_000, "depth", "must be 1 to 2000 metres below the surface");
  }
}
