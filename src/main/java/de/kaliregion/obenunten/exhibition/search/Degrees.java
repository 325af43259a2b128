package de.kaliregion.obenunten.exhibition.search;

/** The range of positions in degrees, WGS 84. */
final class Degrees {
  private Degrees() {}

  /**
   * @throws IllegalArgumentException if a value is out of range or not a number
   */
  static void check(double latitude, double longitude) {
    if (!(Math.abs(latitude) <= 90)) {
      throw new IllegalArgumentException("latitude must be -90 to 90, but is " + latitude);
    }
    if (!(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("longitude must be -180 to 180, but is " + longitude);
    }
  }
}
