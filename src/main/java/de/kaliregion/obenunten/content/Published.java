package de.kaliregion.obenunten.content;

import java.time.LocalDate;
import java.util.List;

/**
 * Everything that visitors may see, as it was at one moment.
 *
 * @param generation rises with each publication
 * @param releases the current release of each story in each language
 * @param withdrawn the stories that were taken down in all of their languages
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
    List<Release> releases,
    List<Withdrawn> withdrawn) {

  public Published {
    organisations = List.copyOf(organisations);
    places = List.copyOf(places);
    mediaItems = List.copyOf(mediaItems);
    signs = List.copyOf(signs);
    routes = List.copyOf(routes);
    terms = List.copyOf(terms);
    notices = List.copyOf(notices);
    releases = List.copyOf(releases);
    withdrawn = List.copyOf(withdrawn);
  }

  /** The same where nothing was ever taken down. */
  public Published(
      long generation,
      List<Organisation> organisations,
      List<Place> places,
      List<MediaItem> mediaItems,
      List<Sign> signs,
      List<LearningRoute> routes,
      List<GlossaryTerm> terms,
      List<Notice> notices,
      List<Release> releases) {
    this(
        generation,
        organisations,
        places,
        mediaItems,
        signs,
        routes,
        terms,
        notices,
        releases,
        List.of());
  }

  /** Nothing published yet. */
  public static Published nothing() {
    return new Published(
        0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** What may be shown on that day: without the media items whose consent has ended. */
  public Published on(LocalDate day) {
    return new Published(
        generation,
        organisations,
        places,
        mediaItems.stream()
            .filter(item -> item.consent().map(consent -> consent.covers(day)).orElse(true))
            .toList(),
        signs,
        routes,
        terms,
        notices,
        releases,
        withdrawn);
  }
}
