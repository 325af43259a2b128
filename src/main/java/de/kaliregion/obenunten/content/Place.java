package de.kaliregion.obenunten.content;

import java.util.List;
import java.util.Optional;

/**
 * A memory point (Erinnerungspunkt): a spot on the surface, or one below it.
 *
 * @param coordinates where it is; a place below has those of the place above it
 * @param under the place on the surface at the same spot; exactly for places below
 * @param depth metres below the surface, only for places below, empty where nobody knows for
 *     certain
 * @param depthSource where the depth is known from, only with one
 * @param visit what somebody who wants to come needs to know
 */
public record Place(
    Slug slug,
    Wording name,
    Slug organisation,
    String municipality,
    String district,
    List<FederalState> states,
    Coordinates coordinates,
    Level level,
    Optional<Slug> under,
    Optional<Depth> depth,
    Optional<Source> depthSource,
    Visit visit) {

  public Place {
    Require.present("slug", slug);
    Require.present("name", name);
    Require.present("organisation", organisation);
    municipality = Require.line("municipality", municipality, 100);
    district = Require.line("district", district, 100);
    states = Require.atLeastOne("states", states);
    Require.present("coordinates", coordinates);
    Require.present("level", level);
    under = Require.optional(under);
    depth = Require.optional(depth);
    depthSource = Require.optional(depthSource);
    visit = visit == null ? Visit.UNKNOWN : visit;
    Require.that(level == Level.BELOW || depth.isEmpty(), "depth", "is only for places below");
    Require.that(
        (level == Level.BELOW) == under.isPresent(),
        "under",
        "is needed for places below, and only for them");
    Require.that(
        depth.isPresent() || depthSource.isEmpty(), "depthSource", "is only for a known depth");
  }

  /** A place of which no more is known than where it is. */
  public Place(
      Slug slug,
      Wording name,
      Slug organisation,
      String municipality,
      String district,
      List<FederalState> states,
      Coordinates coordinates,
      Level level,
      Optional<Slug> under,
      Optional<Depth> depth) {
    this(
        slug,
        name,
        organisation,
        municipality,
        district,
        states,
        coordinates,
        level,
        under,
        depth,
        Optional.empty(),
        Visit.UNKNOWN);
  }
}
