package de.kaliregion.obenunten.studio.search;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.story.StoriesFound;
import de.kaliregion.obenunten.studio.story.StoryIndex;
import de.kaliregion.obenunten.studio.story.StoryLine;
import de.kaliregion.obenunten.studio.story.StoryQuery;
import de.kaliregion.obenunten.studio.story.StoryQuery.Order;
import de.kaliregion.obenunten.studio.story.StoryShow;
import de.kaliregion.obenunten.studio.story.StoryViewer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is asked of the stories here, in the words of whoever asks. Each answer knows the address of
 * the list in which all of it stands.
 */
public record StoryFinder(StoryIndex index) {

  /** Whether it can answer; begins to make that so where nobody has asked yet. */
  public boolean isReady(Duration patience) {
    return index.isBuilt(patience);
  }

  /** The stories of these organisations that have all these words. */
  public StoriesFound withWords(
      String words, SignedIn who, Collection<Slug> organisations, Language reader) {
    return find(StoryShow.ALL, false, words, who, organisations, reader);
  }

  /** All stories of these organisations, the last change first. */
  public StoriesFound latest(SignedIn who, Collection<Slug> organisations, Language reader) {
    return find(StoryShow.ALL, false, "", who, organisations, reader);
  }

  /** What the person is writing in these organisations. */
  public StoriesFound draftsOf(SignedIn who, Collection<Slug> organisations, Language reader) {
    return find(StoryShow.DRAFTS, true, "", who, organisations, reader);
  }

  /** What waits for the person: handed in to them, sent back to them, or kept back. */
  public StoriesFound waitingFor(SignedIn who, Collection<Slug> organisations, Language reader) {
    return index.waitingFor(viewer(who, organisations), organisations, reader);
  }

  private static StoryViewer viewer(SignedIn who, Collection<Slug> organisations) {
    return new StoryViewer(
        who.id().value(),
        organisations.stream()
            .filter(slug -> who.may(Right.PUBLISH_STORY, slug))
            .collect(Collectors.toSet()));
  }

  private StoriesFound find(
      StoryShow show,
      boolean mine,
      String words,
      SignedIn who,
      Collection<Slug> organisations,
      Language reader) {
    StoryQuery query = new StoryQuery(show, Optional.empty(), mine, false, Order.CHANGE, words, 1);
    return index.find(query, organisations, viewer(who, organisations), reader);
  }

  /** All stories of these organisations, in no order. */
  public List<StoryLine> of(Collection<Slug> organisations) {
    return index.of(organisations);
  }

  /** How many stories these organisations have. */
  public long count(Collection<Slug> organisations) {
    return index.count(StoryShow.ALL, organisations);
  }
}
