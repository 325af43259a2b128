package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.draft.story.Copyist;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import java.util.Optional;

/** What visitors have as the first versions of drafts; the same release makes the same ones. */
final class ReleaseDrafts {
  private ReleaseDrafts() {}

  /** What the languages of its story share. */
  static StoryDraft story(Release release) {
    return new StoryDraft(
        release.story().slug(),
        release.story().organisation(),
        Optional.empty(),
        1,
        save(release),
        Copyist.facts(release.story()),
        release.publishedAt(),
        EditionDraft.RELEASE);
  }

  /**
   * Its edition, which does not say yet that visitors have it.
   *
   * @param germanVersion of the German draft whose words it tells
   */
  static EditionDraft edition(Release release, Optional<Long> germanVersion) {
    return EditionDraft.first(
        release.story().slug(),
        release.edition().language(),
        release.story().organisation(),
        save(release),
        Copyist.manuscript(release.edition(), germanVersion),
        release.publishedAt(),
        EditionDraft.RELEASE);
  }

  /** The same for everybody who takes over the same release. */
  static SaveId save(Release release) {
    return new SaveId("taken-from-release-" + release.number());
  }
}
