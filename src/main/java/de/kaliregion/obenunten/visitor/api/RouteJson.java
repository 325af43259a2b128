package de.kaliregion.obenunten.visitor.api;

import java.util.List;
import java.util.Optional;

/** A route from place to place. */
record RouteJson(
    String slug,
    String self,
    String page,
    String title,
    String introduction,
    OrganisationJson organisation,
    List<Station> stations) {

  /** A route in a list. */
  record Summary(
      String slug, String self, String page, String title, String introduction, int stations) {}

  /**
   * One stop.
   *
   * @param number from 1
   * @param direction how to get here from the stop before
   * @param tasks what to find out here
   */
  record Station(
      int number, String direction, List<String> tasks, Optional<StoryJson.Summary> story) {}
}
