package de.kaliregion.obenunten.studio.story;

import java.util.List;
import java.util.Map;

/**
 * A page of the list of stories.
 *
 * @param query what was looked for; the page is one that there is
 * @param lines the stories on this page
 * @param shows how many there are of each sort, with everything else as asked for
 * @param guessed whether words were taken for mistyped ones, as nothing has them as they stand
 */
public record StoriesFound(
    StoryQuery query, List<StoryLine> lines, Map<StoryShow, Long> shows, boolean guessed) {

  /** How many stories stand on a page. */
  public static final int PER_PAGE = 30;

  public StoriesFound {
    lines = List.copyOf(lines);
  }

  /** How many stories were found. */
  public long total() {
    return shows.get(query.show());
  }

  /** How many pages there are. */
  public int pages() {
    return pages(total());
  }

  static int pages(long total) {
    return (int) Math.max(1, Math.ceilDiv(total, PER_PAGE));
  }
}
