package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import java.util.List;
import java.util.Optional;

/**
 * What the export of an organisation holds beside what visitors have: its originals, and what its
 * people are still at work on.
 */
public record Belongings(Slug organisation, List<Item> items, List<Writing> stories) {

  /**
   * A media item of the library.
   *
   * @param fileName as the original was called, for people only
   * @param sha256 of the original
   * @param bytes of the original
   * @param shown the item for visitors, where they have it; its file stands for those that will be
   *     made from the original
   * @param showable whether browsers understand the original itself
   * @param said what its curators say of it
   * @param changed whether they have changed that since visitors got it
   */
  public record Item(
      Slug slug,
      String fileName,
      Sha256 sha256,
      long bytes,
      Optional<MediaItem> shown,
      boolean showable,
      Description said,
      boolean changed) {}

  /**
   * A story as its writers have it.
   *
   * @param facts empty where they are those that visitors have
   * @param editions those that are more than what visitors have
   */
  public record Writing(Slug slug, Optional<StoryFacts> facts, List<EditionWriting> editions) {}

  /**
   * One language of a story.
   *
   * @param published the version that visitors have
   */
  public record EditionWriting(
      Language language,
      long version,
      Optional<Long> published,
      EditionDraft.State state,
      Manuscript manuscript) {}
}
