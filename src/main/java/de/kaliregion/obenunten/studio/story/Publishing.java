package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.StoryGap;
import java.util.List;

/** What became of publishing one language of a story. */
public sealed interface Publishing {

  /**
   * Visitors have it within seconds.
   *
   * @param number of the release
   * @param waiting why some of its blocks wait; empty when visitors have all of it
   */
  record Published(int number, List<StoryGap> waiting) implements Publishing {}

  /**
   * Visitors cannot do without what is missing.
   *
   * @param ofStory what all languages need
   * @param ofEdition what this one needs
   * @param waiting why further blocks would wait
   */
  record Incomplete(List<StoryGap> ofStory, List<StoryGap> ofEdition, List<StoryGap> waiting)
      implements Publishing {}

  /**
   * Somebody has written on since the person looked at it.
   *
   * @param current what they have made of it
   */
  record Outrun(EditionDraft current) implements Publishing {}

  /** The story is not there in this language. */
  record Missing() implements Publishing {}
}
