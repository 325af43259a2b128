package de.kaliregion.obenunten.visitor.api;

import java.util.List;
import java.util.Optional;

/**
 * A picture, sound, film, panorama, model or document.
 *
 * @param alt what it shows
 * @param description what a diagram says, in full
 * @param caption what stands below it
 * @param renditions the files; of pictures in each type from wide to narrow, the type that every
 *     program understands first; of films the small one first
 * @param stills of a film
 * @param pages of a document, as pictures
 * @param placeholder a tiny picture as a {@code data:} address
 * @param waveform of a sound: the data of an SVG path in a box of 1000 by 100
 * @param tiles of a large picture
 * @param text of a document
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
    Optional<String> caption,
    RightsJson rights,
    List<RenditionJson> renditions,
    List<RenditionJson> stills,
    List<RenditionJson> pages,
    Optional<String> placeholder,
    Optional<String> waveform,
    Optional<TilesJson> tiles,
    Optional<String> text,
    Optional<Summary> poster,
    Optional<String> spoken,
    boolean synthetic,
    List<TranscriptJson> transcripts) {

  /**
   * A media item where it is shown.
   *
   * @param file the rendition that every program understands, of pictures the largest such
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
   * @param holder who holds the rights, where it is not the creator
   * @param source where it comes from
   * @param credit to be shown with the work
   */
  record RightsJson(
      String licence,
      String label,
      String url,
      String creator,
      Optional<String> holder,
      int year,
      Optional<String> source,
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
   * A picture for deep zoom, as IIIF Image API 3.0 service.
   *
   * @param info address of its {@code info.json}
   * @param width of the whole picture in pixels
   */
  record TilesJson(String info, int width, int height) {}

  /**
   * What is said and heard, in one language.
   *
   * @param captions the same as WebVTT
   */
  record TranscriptJson(String language, String captions, List<CueJson> cues) {}

  /** Start and end in milliseconds. */
  record CueJson(long start, long end, Optional<String> speaker, String text) {}
}
