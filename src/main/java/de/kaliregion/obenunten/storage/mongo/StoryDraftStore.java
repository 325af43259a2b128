package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What the languages of a story share, as curators have it, with every version that was ever saved.
 *
 * <p>Every method may throw the driver's {@code MongoException} when the database does not answer.
 * A save can then be sent again under the same {@link SaveId}, as often as it takes.
 */
public final class StoryDraftStore {
  static final String HEADS = "storyDrafts";
  static final String VERSIONS = "storyVersions";

  private final VersionedDrafts<StoryDraft> drafts;

  private StoryDraftStore(VersionedDrafts<StoryDraft> drafts) {
    this.drafts = drafts;
  }

  /** Opens the store, creating its collections and indexes where they are missing. */
  public static StoryDraftStore open(MongoDatabase database) {
    StoryChanges changes = StoryChanges.open(database);
    return new StoryDraftStore(
        VersionedDrafts.open(
            database,
            new VersionedDrafts.Shape<>(
                StoryDraft.class,
                HEADS,
                VERSIONS,
                List.of("slug"),
                draft -> List.of(draft.slug().value()),
                draft ->
                    Updates.combine(
                        Updates.set("version", draft.version()),
                        Updates.set("save", draft.save().value()),
                        Updates.set("facts", draft.facts()),
                        Updates.set("changedAt", draft.changedAt()),
                        Updates.set("changedBy", draft.changedBy()))),
            draft -> changes.note(draft.slug())));
  }

  /** The newest version of a story. */
  public Optional<StoryDraft> find(Slug slug) {
    return drafts.find(slug.value());
  }

  /** The newest version of each story, in no order. */
  public List<StoryDraft> all() {
    return drafts.all();
  }

  /** The newest versions of those of these stories that there are, in no order. */
  public List<StoryDraft> find(Collection<Slug> slugs) {
    return drafts.present(slugs.stream().map(Slug::value).toList());
  }

  /** The newest versions of all stories of an organisation, in no order. */
  public List<StoryDraft> of(Slug organisation) {
    return drafts.all(Filters.eq("organisation", organisation.value()));
  }

  /** An earlier version, as it was when it was saved. */
  public Optional<StoryDraft> version(Slug slug, long number) {
    return drafts.version(slug.value(), number);
  }

  /**
   * The versions of a story, newest first.
   *
   * @param newest the number to begin with; {@link Long#MAX_VALUE} for the newest
   */
  public List<StoryDraft> history(Slug slug, long newest, int most) {
    return drafts.history(slug.value(), newest, most);
  }

  /** Stores the first version of a story. */
  public Saving<StoryDraft> begin(StoryDraft first) {
    return drafts.begin(first);
  }

  /**
   * Stores what a curator wrote. Where it is what stands there already, no version is made of it.
   *
   * @param seen the version that they saw
   * @param save names this save; one that is sent again is answered as before
   * @param now kept to the millisecond
   * @param account theirs
   */
  public Saving<StoryDraft> save(
      Slug slug, long seen, SaveId save, StoryFacts facts, Instant now, String account) {
    return drafts.save(slug.value(), seen, head -> head.next(save, facts, now, account));
  }
}
