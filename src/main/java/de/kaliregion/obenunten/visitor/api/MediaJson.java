package de.kaliregion.obenunten.visitor.api;

import java.util.List;
import java.util.Optional;

/**
 * A picture, sound, film, panorama or model.
 *
 * @param alt what it shows
 * @param description what a diagram says, in full
 * @param renditions the files, the largest first
 * @param spoken the language that is heard
 * @param synthetic whether a computer's voice speaks
 */
record MediaJson(
    String id,
    String self,
    String kind,
    String title,
    Optional<String> alt,
    Optional<String> description,
    RightsJson rights,
    List<RenditionJson> renditions,
    Optional<Summary> poster,
    Optional<String> spoken,
    boolean synthetic,
    List<TranscriptJson> transcripts) {

  /**
   * A media item where it is shown.
   *
   * @param file the largest rendition
   */
  record Summary(
      String id,
      String self,
      String kind,
      String title,
      Optional<String> alt,
      RenditionJson file,
      RightsJson rights) {}

  /**
   * Who made it and what others may do with it.
   *
   * @param licence its short name
   * @param url where the licence stands
   * @param credit to be shown with the work
   */
  record RightsJson(
      String licence,
      String label,
      String url,
      String creator,
      int year,
      String credit,
      Optional<String> note) {}

  /** A file; width and height in pixels, duration in milliseconds. */
  record RenditionJson(
      String url,
      String mediaType,
      long bytes,
      Optional<Integer> width,
      Optional<Integer> height,
      Optional<Long> milliseconds) {}

  /**
   * What is said and heard, in one language.
   *
   * @param captions the same as WebVTT
   */
  record TranscriptJson(String language, String captions, List<CueJson> cues) {}

  /** Start and end in milliseconds. */
  record CueJson(long start, long end, Optional<String> speaker, String text) {}
}
