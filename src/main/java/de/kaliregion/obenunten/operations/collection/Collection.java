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
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Story;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of places, stories and media, read whole and free of faults.
 *
 * @param holdings whose each media item is, by its name
 * @param files the media files, by the digest of their bytes
 * @param belongings of the organisation whose export it is
 */
public record Collection(
    List<Organisation> organisations,
    List<Place> places,
    List<MediaItem> mediaItems,
    Map<Slug, Holding> holdings,
    List<StoryEditions> stories,
    List<Sign> signs,
    List<LearningRoute> routes,
    List<GlossaryTerm> terms,
    List<Notice> notices,
    Map<Sha256, Path> files,
    Optional<Belongings> belongings) {

  /** One that is written by hand. */
  public Collection(
      List<Organisation> organisations,
      List<Place> places,
      List<MediaItem> mediaItems,
      Map<Slug, Holding> holdings,
      List<StoryEditions> stories,
      List<Sign> signs,
      List<LearningRoute> routes,
      List<GlossaryTerm> terms,
      List<Notice> notices,
      Map<Sha256, Path> files) {
    this(
        organisations,
        places,
        mediaItems,
        holdings,
        stories,
        signs,
        routes,
        terms,
        notices,
        files,
        Optional.empty());
  }

  /**
   * What the library keeps of a media item that visitors are not told.
   *
   * @param people who can be seen or heard
   */
  public record Holding(Slug organisation, Optional<String> people) {}

  /** A story with its languages. */
  public record StoryEditions(Story story, List<Edition> editions) {}
}
