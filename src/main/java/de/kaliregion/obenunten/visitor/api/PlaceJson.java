package de.kaliregion.obenunten.visitor.api;

import java.util.List;
import java.util.Optional;

/**
 * A place on the surface or below it.
 *
 * @param states ISO 3166-2
 * @param spot the places above and below at the same spot, from the surface downwards, without this
 *     one
 */
record PlaceJson(
    String slug,
    String self,
    String page,
    String name,
    String level,
    Optional<DepthJson> depth,
    CoordinatesJson coordinates,
    String municipality,
    String district,
    List<String> states,
    OrganisationJson organisation,
    Optional<StoryJson.SourceJson> depthSource,
    Optional<String> openingHours,
    Optional<String> access,
    Optional<String> contentNote,
    List<Summary> spot,
    List<StoryJson.Summary> stories) {

  /**
   * A place in a list.
   *
   * @param distance metres from where the reader asked for what is near, as the crow flies
   */
  record Summary(
      String slug,
      String self,
      String page,
      String name,
      String level,
      Optional<DepthJson> depth,
      CoordinatesJson coordinates,
      String municipality,
      Optional<Long> distance) {}

  /** Metres below the surface. */
  record DepthJson(int metres, boolean about) {}

  /** WGS 84; the place lies within so many metres of the position. */
  record CoordinatesJson(double latitude, double longitude, int uncertainty) {}
}
