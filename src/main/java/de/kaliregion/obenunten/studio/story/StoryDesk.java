package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.content.draft.review.EditionPlan;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.Merge;
import de.kaliregion.obenunten.content.draft.story.Merged;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.Saving;
import de.kaliregion.obenunten.storage.mongo.StoryDraftStore;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.history.SavedVersion;
import de.kaliregion.obenunten.web.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What curators do with stories. To those who do not belong to a story's organisation it does not
 * exist: every method throws {@link ProblemException} 404 then, and 403 to members who lack the
 * right.
 *
 * <p>Every method may throw the driver's {@code MongoException} when the database does not answer;
 * each can then be called again, a save under the same {@link SaveId}.
 */
public final class StoryDesk {
  private final StoryDraftStore stories;
  private final EditionDraftStore editions;
  private final StoryStores stores;
  private final StoryAccess access;
  private final ReleasedStories released;
  private final StoryReader reader;
  private final Publisher publisher;
  private final StoryLog log;
  private final InstantSource clock;

  StoryDesk(
      StoryStores stores,
      StoryAccess access,
      ReleasedStories released,
      StoryReader reader,
      Publisher publisher,
      StoryLog log,
      InstantSource clock) {
    this.stories = stores.stories();
    this.editions = stores.editions();
    this.stores = stores;
    this.access = access;
    this.released = released;
    this.reader = reader;
    this.publisher = publisher;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Begins a story under a name that its title suggests. Whoever sends it again gets the story that
   * was begun.
   */
  public OpenStory begin(
      SignedIn who, Slug organisation, Language language, String title, SaveId save) {
    who.require(Right.BEGIN_STORY, organisation);
    Instant now = now();
    Manuscript words = new Manuscript(title, "", List.of(), Optional.empty(), Optional.empty());
    StoryDraft story = beginStory(who, organisation, words.title(), save, now);
    editions.begin(
        EditionDraft.first(
            story.slug(), language, organisation, save, words, now, who.id().value()));
    return opened(story);
  }

  private StoryDraft beginStory(
      SignedIn who, Slug organisation, String title, SaveId save, Instant now) {
    Iterator<Slug> names = StoryNames.of(title).iterator();
    while (true) {
      Slug name = names.next();
      if (stories.find(name).isEmpty() && isTaken(name)) {
        continue;
      }
      String account = who.id().value();
      StoryDraft first =
          new StoryDraft(
              name, organisation, Optional.of(account), 1, save, StoryFacts.EMPTY, now, account);
      if (stories.begin(first) instanceof Saving.Saved<StoryDraft>(StoryDraft begun)
          && begun.begunBy().equals(first.begunBy())) {
        note(who, "story-begun", begun, Optional.empty());
        return begun;
      }
    }
  }

  /** Visitors have, or had, a story of this name. */
  private boolean isTaken(Slug name) {
    return stores.content().isKnown(name);
  }

  /** The story with its languages; what visitors have of it is taken into the drafts first. */
  public OpenStory open(SignedIn who, Slug slug) {
    story(who, slug, Right.VIEW_LIBRARY);
    released.takeOver(slug);
    return opened(stories.find(slug).orElseThrow());
  }

  private OpenStory opened(StoryDraft story) {
    return OpenStory.of(
        story,
        editions.of(story.slug()),
        stores.plans().of(List.of(story.slug())),
        stores.content().releases(story.slug()).stream().map(Release::edition).toList(),
        reader);
  }

  /**
   * Saves what all languages share.
   *
   * @param seen the version that the person saw
   */
  public Saving<StoryDraft> saveFacts(
      SignedIn who, Slug slug, long seen, SaveId save, StoryFacts facts) {
    story(who, slug, Right.EDIT_STORY);
    return stories.save(slug, seen, save, facts, now(), who.id().value());
  }

  /**
   * Saves what was typed in one language. There is no entry in the log for it: browsers save every
   * few seconds, and each version says who saved it.
   *
   * @param seen the version that the person saw; 0 begins the language
   */
  public Saving<EditionDraft> saveEdition(
      SignedIn who, Slug slug, Language language, long seen, SaveId save, Manuscript words) {
    StoryDraft story = story(who, slug, Right.EDIT_STORY);
    String account = who.id().value();
    return seen == 0
        ? editions.begin(
            EditionDraft.first(slug, language, story.organisation(), save, words, now(), account))
        : editions.save(slug, language, seen, save, words, now(), account);
  }

  /**
   * What somebody wrote whose save was outrun, brought together with what stands there now. Nothing
   * is stored: the person looks at it, chooses, and saves it with {@code theirs} as seen.
   *
   * @param seen the version with which they began; 0 where there was none
   * @param mine what they wrote
   * @param theirs the version that outran them
   * @throws de.kaliregion.obenunten.content.InvalidContentException when both together are longer
   *     than a manuscript can be
   */
  public Merged<Manuscript> merge(
      SignedIn who, Slug slug, long seen, Manuscript mine, EditionDraft theirs) {
    story(who, slug, Right.EDIT_STORY);
    Manuscript base =
        editions
            .version(slug, theirs.language(), seen)
            .map(EditionDraft::manuscript)
            .orElse(Manuscript.EMPTY);
    return Merge.of(base, mine, theirs.manuscript());
  }

  /** The same for what all languages share. */
  public Merged<StoryFacts> merge(
      SignedIn who, Slug slug, long seen, StoryFacts mine, StoryDraft theirs) {
    story(who, slug, Right.EDIT_STORY);
    StoryFacts base = stories.version(slug, seen).map(StoryDraft::facts).orElse(StoryFacts.EMPTY);
    return Merge.of(base, mine, theirs.facts());
  }

  /**
   * The versions of one language, newest first.
   *
   * @param newest the number to begin with; {@link Long#MAX_VALUE} for the newest
   */
  public List<SavedVersion> history(
      SignedIn who, Slug slug, Language language, long newest, int most) {
    story(who, slug, Right.VIEW_LIBRARY);
    return editions.history(slug, language, newest, most).stream()
        .map(draft -> SavedVersion.of(draft, WordCount.of(draft.manuscript())))
        .toList();
  }

  /** One version of a language, as it was saved. */
  public Optional<EditionDraft> version(SignedIn who, Slug slug, Language language, long number) {
    story(who, slug, Right.VIEW_LIBRARY);
    return editions.version(slug, language, number);
  }

  /**
   * Brings back the words of an earlier version, as a version of its own: what was written since
   * stays in the history.
   *
   * @param number of the earlier version
   * @param seen the version that the person saw
   */
  public Saving<EditionDraft> bringBack(
      SignedIn who, Slug slug, Language language, long number, long seen, SaveId save) {
    StoryDraft story = story(who, slug, Right.EDIT_STORY);
    Optional<EditionDraft> earlier = editions.version(slug, language, number);
    if (earlier.isEmpty()) {
      return new Saving.Missing<>();
    }
    Saving<EditionDraft> saving =
        saveEdition(who, slug, language, seen, save, earlier.get().manuscript());
    if (saving instanceof Saving.Saved<EditionDraft>) {
      note(who, "story-brought-back", story, Optional.of(language.tag() + " " + number));
    }
    return saving;
  }

  /**
   * Gives visitors one language of a story, with the items in it that lack nothing. Blocks that
   * lack something wait.
   *
   * @param seen the version that the person saw: nobody publishes what they have not read
   */
  public Publishing publish(SignedIn who, Slug slug, Language language, long seen) {
    StoryDraft story = story(who, slug, Right.PUBLISH_STORY);
    Optional<EditionDraft> found = editions.find(slug, language);
    if (found.isEmpty()) {
      return new Publishing.Missing();
    }
    EditionDraft draft = found.get();
    if (draft.version() != seen) {
      return new Publishing.Outrun(draft);
    }
    StoryDraft covered = publisher.covered(story);
    if (who.may(Right.RELEASE_MEDIA, story.organisation())) {
      publisher.releaseItems(who.id(), covered, draft);
    }
    Publishing publishing = publisher.publish(who.id(), covered, draft, now());
    if (publishing instanceof Publishing.Published published) {
      note(who, "story-published", story, Optional.of(language.tag() + " " + published.number()));
      forgetPlanned(slug, language);
    }
    return publishing;
  }

  /** What was to come later is not to undo what came now. */
  private void forgetPlanned(Slug slug, Language language) {
    stores
        .plans()
        .find(slug, language)
        .flatMap(EditionPlan::launch)
        .ifPresent(launch -> stores.plans().drop(slug, language, launch));
  }

  private StoryDraft story(SignedIn who, Slug slug, Right right) {
    return access.story(who, slug, right);
  }

  private void note(SignedIn who, String action, StoryDraft story, Optional<String> detail) {
    log.note(who.id(), action, story.organisation(), story.slug(), detail);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
