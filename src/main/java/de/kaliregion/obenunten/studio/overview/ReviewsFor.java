package de.kaliregion.obenunten.studio.overview;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.search.Found;
import de.kaliregion.obenunten.studio.story.StoriesFound;
import de.kaliregion.obenunten.studio.story.StoryIndex;
import de.kaliregion.obenunten.studio.story.StoryLine;
import de.kaliregion.obenunten.studio.story.StoryQuery;
import de.kaliregion.obenunten.studio.story.StoryShow;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stories that wait for somebody to review them. */
@FunctionalInterface
public interface ReviewsFor {
  /** The stories of these organisations that wait for this person, the last change first. */
  Found<StoryLine> of(SignedIn who, Collection<Slug> organisations);

  /** Whatever was handed in where somebody may publish it. */
  static ReviewsFor whoeverMayPublish(StoryIndex stories) {
    return (who, organisations) -> {
      List<Slug> own =
          organisations.stream().filter(slug -> who.may(Right.PUBLISH_STORY, slug)).toList();
      StoryQuery query =
          new StoryQuery(StoryShow.REVIEW, Optional.empty(), false, StoryQuery.Order.CHANGE, "", 1);
      StoriesFound found = stories.find(query, own, who.id().value(), Language.GERMAN);
      return new Found<>(found.total(), found.lines(), false);
    };
  }
}
