package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.GlossaryTerm;
import de.kaliregion.obenunten.content.LearningRoute;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Notice;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.Story;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A folder of places, stories and media, read whole and free of faults.
 *
 * @param files the media files, by the digest of their bytes
 */
public record Collection(
    List<Organisation> organisations,
    List<Place> places,
    List<MediaItem> mediaItems,
    List<StoryEditions> stories,
    List<Sign> signs,
    List<LearningRoute> routes,
    List<GlossaryTerm> terms,
    List<Notice> notices,
    Map<Sha256, Path> files) {

  /** A story with its languages. */
  public record StoryEditions(Story story, List<Edition> editions) {}
}
