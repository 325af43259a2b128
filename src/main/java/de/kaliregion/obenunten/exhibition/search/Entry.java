package de.kaliregion.obenunten.exhibition.search;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import java.util.Objects;

/**
 * One language of a story, as the search knows it.
 *
 * @param title the title of the story
 * @param place the name of its place
 * @param teaser the sentence that invites to it; may be empty
 * @param body all its other words as plain text; may be empty
 * @param latitude degrees north, WGS 84, -90 to 90
 * @param longitude degrees east, WGS 84, -180 to 180
 */
public record Entry(
    Slug story,
    Language language,
    String title,
    String place,
    String teaser,
    String body,
    double latitude,
    double longitude) {
  public Entry {
    Objects.requireNonNull(story, "story");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(teaser, "teaser");
    Objects.requireNonNull(body, "body");
    Degrees.check(latitude, longitude);
  }
}
