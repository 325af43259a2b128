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

  private static final double EARTH_RADIUS = 6_371_008.8;

  /** The distance in metres on a sphere of the Earth's mean radius (haversine formula). */
  public double metresTo(Coordinates other) {
    double north = Math.toRadians(other.latitude - latitude) / 2;
    double east = Math.toRadians(other.longitude - longitude) / 2;
    double h =
        Math.pow(Math.sin(north), 2)
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * Math.pow(Math.sin(east), 2);
    return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
  }
}
