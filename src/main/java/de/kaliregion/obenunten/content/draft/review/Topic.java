package de.kaliregion.obenunten.content.draft.review;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.draft.story.PartId;
import java.util.Optional;
import java.util.Set;

/**
 * What a remark is about.
 *
 * @param language empty where it is about all languages
 * @param part {@link #STORY}, {@link #FACTS}, {@link #TITLE}, {@link #TEASER} or the id of a block
 */
public record Topic(Optional<Language> language, String part) {
  /** The story as a whole. */
  public static final String STORY = "story";

  /** What all languages share. */
  public static final String FACTS = "facts";

  public static final String TITLE = "title";
  public static final String TEASER = "teaser";

  private static final Set<String> OF_ALL_LANGUAGES = Set.of(STORY, FACTS);
  private static final Set<String> OF_ONE_LANGUAGE = Set.of(TITLE, TEASER);

  public Topic {
    language = Require.optional(language);
    Require.that(isPart(Require.present("part", part)), "part", "is none of a story");
    Require.that(
        OF_ALL_LANGUAGES.contains(part) == language.isEmpty(),
        "language",
        "does not go with this part");
  }

  /** Whether the text can name a part of a story. */
  public static boolean isPart(String text) {
    return OF_ALL_LANGUAGES.contains(text)
        || OF_ONE_LANGUAGE.contains(text)
        || PartId.isValid(text);
  }

  /** The part of this name, as somebody sees it who works on this language. */
  public static Topic of(String part, Language language) {
    return new Topic(
        OF_ALL_LANGUAGES.contains(part) ? Optional.empty() : Optional.of(language), part);
  }

  /** Whether it is a block. */
  public boolean isBlock() {
    return !OF_ALL_LANGUAGES.contains(part) && !OF_ONE_LANGUAGE.contains(part);
  }

  /** Whether somebody who works on this language sees it. */
  public boolean isSeenIn(Language other) {
    return language.map(other::equals).orElse(true);
  }
}
