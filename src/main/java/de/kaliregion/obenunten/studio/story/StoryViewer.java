package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Slug;
import java.util.Collection;
import java.util.Set;

/**
 * Who looks at the list of stories.
 *
 * @param account theirs
 * @param publishes the organisations in which they may publish
 */
public record StoryViewer(String account, Set<Slug> publishes) {
  public StoryViewer {
    publishes = Set.copyOf(publishes);
  }

  static StoryViewer of(String account, Collection<Slug> publishes) {
    return new StoryViewer(account, Set.copyOf(publishes));
  }
}
