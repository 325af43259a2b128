package de.kaliregion.obenunten.content;

import java.time.Instant;

/**
 * An immutable published version of a story in one language. Publishing one language never touches
 * another.
 *
 * @param number 1 for the first release of this story in this language, then counting up
 */
public record Release(Story story, Edition edition, int number, Instant publishedAt) {
  public Release {
    Require.present("story", story);
    Require.present("edition", edition);
    Require.that(number >= 1, "number", "must be positive");
    Require.present("publishedAt", publishedAt);
  }

  /** Its lasting name, such as {@code merkers-goldraum.de.3}. */
  public String id() {
    return id(story.slug(), edition.language(), number);
  }

  /** The lasting name of the release of a story with this number. */
  public static String id(Slug story, Language language, int number) {
    return story + "." + language.tag() + "." + number;
  }
}
