package de.kaliregion.obenunten.storage.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.Handing;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.Withdrawal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

/**
 * The stories' languages as curators have them, with every version that was ever saved.
 *
 * <p>Every method may throw the driver's {@code MongoException} when the database does not answer.
 * A save can then be sent again under the same {@link SaveId}, as often as it takes.
 */
public final class EditionDraftStore {
  static final String HEADS = "editionDrafts";
  static final String VERSIONS = "editionVersions";
  private static final String STATE = "state";
  private static final String PUBLISHED = "published";
  private static final String HANDING = "handing";
  private static final String WITHDRAWN = "withdrawn";

  private final VersionedDrafts<EditionDraft> drafts;

  private EditionDraftStore(VersionedDrafts<EditionDraft> drafts) {
    this.drafts = drafts;
  }

  /** Opens the store, creating its collections and indexes where they are missing. */
  public static EditionDraftStore open(MongoDatabase database) {
    StoryChanges changes = StoryChanges.open(database);
    return new EditionDraftStore(
        VersionedDrafts.open(
            database,
            new VersionedDrafts.Shape<>(
                EditionDraft.class,
                HEADS,
                VERSIONS,
                List.of("story", "language"),
                draft -> List.of(draft.story().value(), draft.language().tag()),
                draft ->
                    Updates.combine(
                        Updates.set("version", draft.version()),
                        Updates.set("save", draft.save().value()),
                        Updates.set("manuscript", draft.manuscript()),
                        Updates.set("changedAt", draft.changedAt()),
                        Updates.set("changedBy", draft.changedBy()))),
            draft -> changes.note(draft.story())));
  }

  private static String name(Slug story, Language language) {
    return story + "." + language.tag();
  }

  /** The newest version of an edition. */
  public Optional<EditionDraft> find(Slug story, Language language) {
    return drafts.find(name(story, language));
  }

  /** The newest version of each edition of a story, in the order of the languages. */
  public List<EditionDraft> of(Slug story) {
    return Arrays.stream(Language.values())
        .flatMap(language -> find(story, language).stream())
        .toList();
  }

  /** The newest version of each edition of these stories, in no order. */
  public List<EditionDraft> of(Collection<Slug> stories) {
    return drafts.present(
        stories.stream()
            .flatMap(
                story -> Arrays.stream(Language.values()).map(language -> name(story, language)))
            .toList());
  }

  /** The newest versions of all editions of an organisation, in no order. */
  public List<EditionDraft> ofOrganisation(Slug organisation) {
    return drafts.all(Filters.eq("organisation", organisation.value()));
  }

  /** An earlier version of an edition, as it was when it was saved. */
  public Optional<EditionDraft> version(Slug story, Language language, long number) {
    return drafts.version(name(story, language), number);
  }

  /**
   * The versions of an edition, newest first.
   *
   * @param newest the number to begin with; {@link Long#MAX_VALUE} for the newest
   */
  public List<EditionDraft> history(Slug story, Language language, long newest, int most) {
    return drafts.history(name(story, language), newest, most);
  }

  /** Stores the first version of an edition. */
  public Saving<EditionDraft> begin(EditionDraft first) {
    return drafts.begin(first);
  }

  /**
   * Begins an edition as it was in another house, with the number that its version has there.
   *
   * @param earlier the version that visitors have, where it is another
   */
  public Saving<EditionDraft> bring(EditionDraft draft, Optional<EditionDraft> earlier) {
    return drafts.bring(draft, earlier.stream().toList());
  }

  /**
   * Stores what a curator wrote. Where it is what stands there already, no version is made of it.
   *
   * @param seen the version that they saw
   * @param save names this save; one that is sent again is answered as before
   * @param now kept to the millisecond
   * @param account theirs
   */
  public Saving<EditionDraft> save(
      Slug story,
      Language language,
      long seen,
      SaveId save,
      Manuscript manuscript,
      Instant now,
      String account) {
    return drafts.save(
        name(story, language), seen, head -> head.next(save, manuscript, now, account));
  }

  /** Says whose turn it is, and that of nobody in particular; its words stay as they are. */
  public Optional<EditionDraft> turn(Slug story, Language language, EditionDraft.State state) {
    return drafts.mark(
        Filters.eq(name(story, language)),
        Updates.combine(Updates.set(STATE, state), Updates.unset(HANDING)));
  }

  /** Says whose turn it is, and in whose hands it lies, whatever was said before. */
  public Optional<EditionDraft> hand(
      Slug story, Language language, EditionDraft.State state, Handing handing) {
    return drafts.mark(
        Filters.eq(name(story, language)),
        Updates.combine(Updates.set(STATE, state), Updates.set(HANDING, handing)));
  }

  /**
   * Passes it on, if it still lies where it was seen; empty where somebody else was faster.
   *
   * @param seen as it was seen
   */
  public Optional<EditionDraft> pass(EditionDraft seen, EditionDraft.State state, Handing handing) {
    Bson sameHands =
        seen.handing()
            .map(hands ->
                Filters.and(
                    Filters.eq(HANDING + ".at", hands.at()),
                    Filters.eq(HANDING + ".by", hands.by())))
            .orElseGet(() -> Filters.exists(HANDING, false));
    return drafts.mark(
        Filters.and(
            Filters.eq(name(seen.story(), seen.language())),
            Filters.eq(STATE, seen.state()),
            sameHands),
        Updates.combine(Updates.set(STATE, state), Updates.set(HANDING, handing)));
  }

  /**
   * Marks what visitors have, unless they have a later release already, or the same of a later
   * version, or it was taken down since. Where nobody has written on meanwhile, it is nobody's turn
   * to review it any more.
   *
   * @param draft the version that they have
   * @param number of the release
   */
  public void published(EditionDraft draft, int number) {
    Bson unmarked =
        Filters.or(
            Filters.exists(PUBLISHED, false),
            Filters.lt(PUBLISHED + ".number", number),
            Filters.and(
                Filters.eq(PUBLISHED + ".number", number),
                Filters.lte(PUBLISHED + ".version", draft.version())));
    Bson notTakenDown =
        Filters.or(Filters.exists(WITHDRAWN, false), Filters.lt(WITHDRAWN + ".number", number));
    Bson behind =
        Filters.and(Filters.eq(name(draft.story(), draft.language())), unmarked, notTakenDown);
    Bson mark = Updates.set(PUBLISHED, new EditionDraft.Publication(number, draft.version()));
    Bson reviewed =
        Updates.combine(Updates.set(STATE, EditionDraft.State.DRAFT), Updates.unset(HANDING));
    drafts
        .mark(
            Filters.and(behind, Filters.eq("version", draft.version())),
            Updates.combine(mark, reviewed))
        .or(() -> drafts.mark(behind, mark));
  }

  /** Marks that visitors have it no longer, unless they have a later release. */
  public Optional<EditionDraft> withdrawn(Slug story, Language language, Withdrawal withdrawal) {
    return drafts.mark(
        Filters.and(
            Filters.eq(name(story, language)),
            Filters.lte(PUBLISHED + ".number", withdrawal.number())),
        Updates.combine(Updates.unset(PUBLISHED), Updates.set(WITHDRAWN, withdrawal)));
  }
}
