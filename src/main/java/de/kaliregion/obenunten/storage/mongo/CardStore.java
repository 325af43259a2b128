package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.card.CardDraft;
import de.kaliregion.obenunten.content.draft.card.CardKind;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The cards of places, words, organisations and routes as curators have them, with every version
 * that was ever saved.
 *
 * <p>Every method may throw the driver's {@code MongoException} when the database does not answer.
 * A save can then be sent again under the same {@link SaveId}, as often as it takes.
 */
public final class CardStore {
  static final String HEADS = "cardDrafts";
  static final String VERSIONS = "cardVersions";

  private final VersionedDrafts<CardDraft> drafts;

  private CardStore(VersionedDrafts<CardDraft> drafts) {
    this.drafts = drafts;
  }

  /** Opens the store, creating its collections and indexes where they are missing. */
  public static CardStore open(MongoDatabase database) {
    return new CardStore(
        VersionedDrafts.open(
            database,
            new VersionedDrafts.Shape<>(
                CardDraft.class,
                HEADS,
                VERSIONS,
                List.of("kind", "slug"),
                draft -> List.of(draft.kind().name(), draft.slug().value()),
                draft ->
                    Updates.combine(
                        Updates.set("version", draft.version()),
                        Updates.set("save", draft.save().value()),
                        Updates.set("words", draft.words()),
                        Updates.set("changedAt", draft.changedAt()),
                        Updates.set("changedBy", draft.changedBy()))),
            _ -> {}));
  }

  private static String name(CardKind kind, Slug slug) {
    return kind.name() + "." + slug;
  }

  /** The newest version of a card. */
  public Optional<CardDraft> find(CardKind kind, Slug slug) {
    return drafts.find(name(kind, slug));
  }

  /** The newest version of each card of this kind, in no order. */
  public List<CardDraft> of(CardKind kind) {
    return drafts.all(Filters.eq("kind", kind.name()));
  }

  /** An earlier version, as it was when it was saved. */
  public Optional<CardDraft> version(CardKind kind, Slug slug, long number) {
    return drafts.version(name(kind, slug), number);
  }

  /**
   * The versions of a card, newest first.
   *
   * @param newest the number to begin with; {@link Long#MAX_VALUE} for the newest
   */
  public List<CardDraft> history(CardKind kind, Slug slug, long newest, int most) {
    return drafts.history(name(kind, slug), newest, most);
  }

  /** Stores the first version of a card. */
  public Saving<CardDraft> begin(CardDraft first) {
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
  public Saving<CardDraft> save(
      CardKind kind,
      Slug slug,
      long seen,
      SaveId save,
      CardWords words,
      Instant now,
      String account) {
    return drafts.save(name(kind, slug), seen, head -> head.next(save, words, now, account));
  }
}
