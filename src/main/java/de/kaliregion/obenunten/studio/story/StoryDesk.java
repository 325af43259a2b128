package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EditionDraft.State;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.Merge;
import de.kaliregion.obenunten.content.draft.story.Merged;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.Saving;
import de.kaliregion.obenunten.storage.mongo.StoryDraftStore;
import de.kaliregion.obenunten.studio.AuditLog;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.history.SavedVersion;
import de.kaliregion.obenunten.studio.story.StoryReader.EditionReading;
import de.kaliregion.obenunten.studio.story.StoryReader.StoryReading;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
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
  private final ContentStore content;
  private final StoryReader reader;
  private final ReleasedStories released;
  private final StoryPublication publication;
  private final StoryItems items;
  private final AuditLog log;
  private final InstantSource clock;

  public StoryDesk(
      StoryDraftStore stories,
      EditionDraftStore editions,
      ContentStore content,
      MediaLibrary library,
      AuditLog log,
      InstantSource clock) {
    this.reader = new StoryReader(new LibrarySurroundings(content, library, clock));
    this.stories = stories;
    this.editions = editions;
    this.content = content;
    this.released = new ReleasedStories(content, stories, editions, reader);
    this.publication = new StoryPublication(content, editions);
    this.items = new StoryItems(library);
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
      if (stories.find(name).isEmpty() && !content.releases(name).isEmpty()) {
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

  /** The story with its languages; what visitors have of it is taken into the drafts first. */
  public OpenStory open(SignedIn who, Slug slug) {
    story(who, slug, Right.VIEW_LIBRARY);
    released.takeOver(slug);
    return opened(stories.find(slug).orElseThrow());
  }

  private OpenStory opened(StoryDraft story) {
    return OpenStory.of(story, editions.of(story.slug()), reader);
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

  /** Asks for a review; empty when the story is not there in this language. */
  public Optional<EditionDraft> submit(SignedIn who, Slug slug, Language language) {
    return turn(who, slug, language, State.REVIEW, "story-submitted");
  }

  /** Hands an edition back to its writers; empty when the story is not there in this language. */
  public Optional<EditionDraft> handBack(SignedIn who, Slug slug, Language language) {
    return turn(who, slug, language, State.DRAFT, "story-handed-back");
  }

  private Optional<EditionDraft> turn(
      SignedIn who, Slug slug, Language language, State state, String action) {
    StoryDraft story = story(who, slug, Right.EDIT_STORY);
    Optional<EditionDraft> turned = editions.turn(slug, language, state);
    turned.ifPresent(_ -> note(who, action, story, Optional.of(language.tag())));
    return turned;
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
    StoryDraft covered = Cover.of(story, editions.of(slug));
    items.release(who, covered, reader.story(covered), reader.edition(draft));
    return publish(who, covered, draft);
  }

  private Publishing publish(SignedIn who, StoryDraft story, EditionDraft draft) {
    StoryReading facts = reader.story(story);
    EditionReading words = reader.edition(draft);
    if (facts instanceof StoryReading.Readable(Story readStory)
        && words instanceof EditionReading.Readable readable) {
      int number = publication.publish(draft, readStory, readable.edition(), now());
      note(who, "story-published", story, Optional.of(draft.language().tag() + " " + number));
      return new Publishing.Published(number, readable.waiting());
    }
    return new Publishing.Incomplete(facts.needed(), words.needed(), words.waiting());
  }

  /** The story, for somebody who may do this to it. */
  private StoryDraft story(SignedIn who, Slug slug, Right right) {
    Optional<StoryDraft> draft = stories.find(slug);
    Slug organisation =
        draft
            .map(StoryDraft::organisation)
            .or(() -> released.organisation(slug))
            .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
    draft
        .flatMap(StoryDraft::begunBy)
        .map(AccountId::new)
        .ifPresentOrElse(
            maker -> who.require(right, organisation, maker),
            () -> who.require(right, organisation));
    if (draft.isEmpty()) {
      released.takeOver(slug);
    }
    return draft.or(() -> stories.find(slug)).orElseThrow();
  }

  private void note(SignedIn who, String action, StoryDraft story, Optional<String> detail) {
    log.add(who.id(), action, Optional.of(story.organisation()), "story/" + story.slug(), detail);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
