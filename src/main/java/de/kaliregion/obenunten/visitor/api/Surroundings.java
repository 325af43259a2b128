package de.kaliregion.obenunten.visitor.api;

import de.kaliregion.obenunten.content.Coordinates;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A circle on the map.
 *
 * @param radius metres, 1 to 100,000
 */
record Surroundings(Coordinates centre, int radius) {
  private static final int USUAL_RADIUS = 5_000;
  private static final int WIDEST = 100_000;
  private static final String DEGREES = "(-?\\d{1,3}(?:\\.\\d{1,9})?)";
  private static final Pattern POSITION = Pattern.compile(DEGREES + "," + DEGREES);
  private static final Pattern RADIUS = Pattern.compile("[1-9]\\d{0,5}");

  /**
   * Reads the parameters.
   *
   * @param near latitude and longitude with a comma between
   * @param radius metres; 5,000 where it is missing
   * @throws de.kaliregion.obenunten.web.ProblemException if one of them is not of this form
   */
  static Surroundings of(String near, Optional<String> radius) {
    Matcher position = POSITION.matcher(near);
    if (!position.matches()) {
      throw Faulty.POSITION.at("near");
    }
    double latitude = Double.parseDouble(position.group(1));
    double longitude = Double.parseDouble(position.group(2));
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
      throw Faulty.POSITION.at("near");
    }
    int metres = radius.map(Surroundings::metres).orElse(USUAL_RADIUS);
    return new Surroundings(new Coordinates(latitude, longitude, 0), metres);
  }

  private static int metres(String text) {
    if (!RADIUS.matcher(text).matches() || Integer.parseInt(text) > WIDEST) {
      throw Faulty.RADIUS.at("radius");
    }
    return Integer.parseInt(text);
  }
}
