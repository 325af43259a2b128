package de.kaliregion.obenunten.storage.mongo;

import de.kaliregion.obenunten.content.GlossaryTerm;
import de.kaliregion.obenunten.content.LearningRoute;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Notice;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Sign;
import java.util.List;

/**
 * Everything that the public may see, as it was at one moment. The lists are in no order.
 *
 * @param generation the number that rises when anything here changes
 * @param releases the current one of each story in each language
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
}
