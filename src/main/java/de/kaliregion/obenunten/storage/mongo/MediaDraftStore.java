package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Media items as curators have them. No two have the same name, and no two the same original.
 *
 * <p>Every method may throw the driver's {@code MongoException} when the database does not answer.
 */
public final class MediaDraftStore {
  private static final String COLLECTION = "mediaDrafts";
  private static final String MASTER = "master";
  private static final String VERSION = "version";

  private final DocumentCollection<MediaDraft> drafts;
  private final MediaChanges changes;

  private MediaDraftStore(MongoDatabase database) {
    drafts =
        new DocumentCollection<>(
            database, COLLECTION, DocumentFormat.first(MediaDraft.class, d -> d.slug().value()));
    changes = MediaChanges.open(database);
  }

  /** Opens the store, creating the collection and its index where they are missing. */
  public static MediaDraftStore open(MongoDatabase database) {
    DocumentCollection.create(database, List.of(COLLECTION));
    database
        .getCollection(COLLECTION, BsonDocument.class)
        .createIndex(Indexes.ascending(MASTER), new IndexOptions().unique(true));
    return new MediaDraftStore(database);
  }

  /** Adds a draft; returns whether it did: its name or its original may be another's. */
  public boolean insert(MediaDraft draft) {
    boolean inserted = drafts.insert(draft);
    if (inserted) {
      changes.note(draft.master());
    }
    return inserted;
  }

  private Optional<MediaDraft> update(Bson filter, Bson change) {
    Optional<MediaDraft> updated = drafts.update(filter, change);
    updated.ifPresent(draft -> changes.note(draft.master()));
    return updated;
  }

  /** The draft of this name. */
  public Optional<MediaDraft> find(Slug slug) {
    return drafts.find(slug.value());
  }

  /** The drafts of those of these names that there are, in no order. */
  public List<MediaDraft> find(Collection<Slug> slugs) {
    return drafts.present(slugs.stream().map(Slug::value).toList());
  }

  /** The draft that stands for this original. */
  public Optional<MediaDraft> ofMaster(String master) {
    return drafts.find(Filters.eq(MASTER, master));
  }

  /** The names of all drafts, the deleted ones too, in no order. */
  public List<Slug> names() {
    return drafts.names().stream().map(Slug::new).toList();
  }

  /** All drafts of an organisation, the deleted ones too, in no order. */
  public List<MediaDraft> of(Slug organisation) {
    return drafts.all(Filters.eq("organisation", organisation.value()));
  }

  /** All drafts, the deleted ones too, in no order. */
  public List<MediaDraft> all() {
    return drafts.all();
  }

  /** What became of a save. */
  public sealed interface Saving {

    /** It is stored. */
    record Saved(MediaDraft draft) implements Saving {}

    /**
     * Somebody was faster; nothing was stored.
     *
     * @param current what they have made of it
     */
    record Outrun(MediaDraft current) implements Saving {}

    /** There is none of this name. */
    record Missing() implements Saving {}
  }

  /**
   * Stores what a curator wrote.
   *
   * @param seen the version that they saw
   * @param account theirs
   */
  public Saving save(Slug slug, long seen, Description description, Instant now, String account) {
    Bson unchanged = Filters.and(Filters.eq(slug.value()), Filters.eq(VERSION, seen));
    return answer(
        slug,
        update(
            unchanged,
            Updates.combine(changed(now, account), Updates.set("description", description))));
  }

  /** Lets the draft stand for another original; its name stays. */
  public Optional<MediaDraft> replaceMaster(Slug slug, String master, Instant now, String account) {
    return update(
        Filters.eq(slug.value()),
        Updates.combine(changed(now, account), Updates.set(MASTER, master)));
  }

  private static Bson changed(Instant now, String account) {
    return Updates.combine(
        Updates.inc(VERSION, 1L), Updates.set("changedAt", now), Updates.set("changedBy", account));
  }

  private Saving answer(Slug slug, Optional<MediaDraft> saved) {
    return saved
        .<Saving>map(Saving.Saved::new)
        .or(() -> find(slug).map(Saving.Outrun::new))
        .orElseGet(Saving.Missing::new);
  }

  /** Marks that visitors have it, as it was at that time. */
  public Optional<MediaDraft> released(Slug slug, Instant at) {
    return update(Filters.eq(slug.value()), Updates.set("releasedAt", at));
  }

  /** Marks that visitors have it no more. */
  public Optional<MediaDraft> retracted(Slug slug) {
    return update(Filters.eq(slug.value()), Updates.unset("releasedAt"));
  }

  /** Marks it as deleted, unless it is already. */
  public Optional<MediaDraft> delete(Slug slug, Instant now) {
    return update(
        Filters.and(Filters.eq(slug.value()), Filters.exists("deletedAt", false)),
        Updates.set("deletedAt", now));
  }

  /** Takes a deletion back. */
  public Optional<MediaDraft> undelete(Slug slug) {
    return update(
        Filters.and(Filters.eq(slug.value()), Filters.exists("deletedAt", true)),
        Updates.unset("deletedAt"));
  }

  /** Forgets a draft that is still deleted; returns whether it did. */
  public boolean purge(MediaDraft deleted) {
    boolean purged =
        drafts.removeAll(
                Filters.and(
                    Filters.eq(deleted.slug().value()),
                    Filters.eq("deletedAt", deleted.deletedAt().orElseThrow())))
            > 0;
    if (purged) {
      changes.note(deleted.master());
    }
    return purged;
  }
}
