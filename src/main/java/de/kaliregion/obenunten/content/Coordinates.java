package de.kaliregion.obenunten.content;

/**
 * A position on the surface, WGS 84.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 * @param uncertainty metres around the position within which the thing lies, 0 to 20,000
 */
public record Coordinates(double latitude, double longitude, int uncertainty) {
  public Coordinates {
    Require.that(latitude >= -90 && latitude <= 90, "latitude", "must be -90 to 90");
    Require.that(longitude >= -180 && longitude <= 180, "longitude", "must be -180 to 180");
    Require.that(
        uncertainty >= 0 && uncertainty <= 20_000, "uncertainty", "must be 0 to 20000 metres");
  }
}
