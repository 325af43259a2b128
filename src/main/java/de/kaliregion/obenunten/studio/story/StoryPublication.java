package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import java.time.Instant;

/** Brings one language of a story to visitors; the others stay as they are. */
final class StoryPublication {
  private final ContentStore content;
  private final EditionDraftStore editions;

  StoryPublication(ContentStore content, EditionDraftStore editions) {
    this.content = content;
    this.editions = editions;
  }

  /**
   * Publishes it. If the process dies at any moment, visitors have either the old release or the
   * new one, and doing it again does what is left to do.
   *
   * @param draft from which story and edition were read
   * @return the number of the release that visitors have then
   */
  int publish(EditionDraft draft, Story story, Edition edition, Instant now) {
    int number =
        content
            .publish(story, edition, now)
            .map(Release::number)
            .orElseGet(() -> current(story.slug(), edition.language()));
    if (content.isChangePending()) {
      content.raiseGeneration();
    }
    editions.published(draft, number);
    return number;
  }

  private int current(Slug story, Language language) {
    return content.releases(story).stream()
        .filter(release -> release.edition().language() == language)
        .mapToInt(Release::number)
        .findFirst()
        .orElseThrow();
  }
}
