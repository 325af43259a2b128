package de.kaliregion.obenunten.studio.story;

import com.mongodb.client.MongoDatabase;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.Saving;
import de.kaliregion.obenunten.storage.mongo.StoryDraftStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A story with a past: its versions are put into the store as if they had been typed then. */
public final class WrittenStory {
  private final EditionDraftStore editions;
  private final Slug slug;
  private final Slug organisation;

  private WrittenStory(EditionDraftStore editions, Slug slug, Slug organisation) {
    this.editions = editions;
    this.slug = slug;
    this.organisation = organisation;
  }

  /**
   * Begins one.
   *
   * @param maker account of whoever began it
   */
  public static WrittenStory begun(
      MongoDatabase database, String name, Slug organisation, String maker, Instant at) {
    Slug slug = new Slug(name);
    StoryDraftStore.open(database)
        .begin(
            new StoryDraft(
                slug,
                organisation,
                Optional.of(maker),
                1,
                SaveId.random(),
                StoryFacts.EMPTY,
                at,
                maker));
    return new WrittenStory(EditionDraftStore.open(database), slug, organisation);
  }

  /** Saves a version; returns its number. */
  public long write(Language language, Manuscript words, Instant at, String account) {
    SaveId save = SaveId.random();
    Optional<EditionDraft> head = editions.find(slug, language);
    Saving<EditionDraft> saving =
        head.isEmpty()
            ? editions.begin(
                EditionDraft.first(slug, language, organisation, save, words, at, account))
            : editions.save(slug, language, head.get().version(), save, words, at, account);
    return ((Saving.Saved<EditionDraft>) saving).draft().version();
  }

  /** Notes that visitors have the newest version. */
  public void show(Language language) {
    EditionDraft head = editions.find(slug, language).orElseThrow();
    editions.published(head, head.published().map(before -> before.number() + 1).orElse(1));
  }

  /** What somebody may have typed. */
  public static Manuscript words(String title, String teaser, BlockDraft... blocks) {
    return new Manuscript(title, teaser, List.of(blocks), Optional.empty(), Optional.empty());
  }

  /** A block of text. */
  public static BlockDraft text(String id, String words) {
    return block(id, BlockKind.TEXT, Map.of("text", words));
  }

  /** A block without rows. */
  public static BlockDraft block(String id, BlockKind kind, Map<String, String> words) {
    return new BlockDraft(id, kind, words, List.of());
  }
}
