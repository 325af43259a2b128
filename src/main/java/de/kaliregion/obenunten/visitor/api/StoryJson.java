package de.kaliregion.obenunten.visitor.api;

import java.util.List;
import java.util.Optional;

/**
 * A story in one language.
 *
 * @param language of title, teaser and blocks: the one asked for, or the nearest that there is
 * @param languages all that there are
 * @param tone {@code plain}, or {@code sober} for forced labour, accidents and the border
 * @param page the address for people
 * @param published when this language was published, ISO 8601
 * @param counterparts the stories above and below at the same spot, from the surface downwards
 * @param signs the addresses of the signs that lead here
 */
record StoryJson(
    String slug,
    String self,
    String page,
    String language,
    List<String> languages,
    String title,
    String teaser,
    String tone,
    PlaceJson.Summary place,
    Optional<MediaJson.Summary> cover,
    String published,
    OrganisationJson organisation,
    List<BlockJson> blocks,
    List<SourceJson> sources,
    List<Summary> counterparts,
    List<String> signs) {

  /** A story in a list. */
  record Summary(
      String slug,
      String self,
      String page,
      String language,
      List<String> languages,
      String title,
      String teaser,
      String tone,
      PlaceJson.Summary place,
      Optional<MediaJson.Summary> cover,
      String published) {}

  /** Where a fact comes from. */
  record SourceJson(Optional<String> fact, String citation, Optional<String> url) {}
}
