package de.kaliregion.obenunten.content;

import java.util.List;

/**
 * Everything that visitors may see, as it was at one moment.
 *
 * @param generation rises with each publication
 * @param releases the current release of each story in each language
 */
public record Published(
    long generation,
    List<Organisation> organisations,
    List<Place> places,
    List<MediaItem> mediaItems,
    List<Sign> signs,
    List<LearningRoute> routes,
    List<GlossaryTerm> terms,
    List<Notice> notices,
    List<Release> releases) {

  public Published {
    organisations = List.copyOf(organisations);
    places = List.copyOf(places);
    mediaItems = List.copyOf(mediaItems);
    signs = List.copyOf(signs);
    routes = List.copyOf(routes);
    terms = List.copyOf(terms);
    notices = List.copyOf(notices);
    releases = List.copyOf(releases);
  }

  /** Nothing published yet. */
  public static Published nothing() {
    return new Published(
        0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }
}
