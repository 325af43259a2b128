package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EditionDraft.State;
import de.kaliregion.obenunten.content.draft.story.Handing;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.review.Reviewers;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Hands stories from those who write to those who publish, and back. To those who do not belong to
 * a story's organisation it does not exist: every method answers 404 then, and 403 to members who
 * lack the right.
 */
final class ReviewDesk {
  private final StoryAccess access;
  private final EditionDraftStore editions;
  private final Reviewers reviewers;
  private final StoryLog log;
  private final InstantSource clock;

  ReviewDesk(
      StoryAccess access,
      EditionDraftStore editions,
      Reviewers reviewers,
      StoryLog log,
      InstantSource clock) {
    this.access = access;
    this.editions = editions;
    this.reviewers = reviewers;
    this.log = log;
    this.clock = clock;
  }

  /** What became of it. */
  enum Handed {
    /** It lies there now. */
    DONE,
    /** Somebody else was faster; it lies where they put it. */
    OUTRUN,
    /** The story is not there in this language. */
    MISSING,
    /** Nobody of this name may publish it. */
    NO_REVIEWER
  }

  /** Those who may publish stories of this organisation. */
  List<Account> reviewers(Slug organisation) {
    return reviewers.of(organisation);
  }

  /**
   * Asks for a review.
   *
   * @param to account of who is asked; empty for anybody who may publish it
   */
  Handed submit(SignedIn who, Slug slug, Language language, Optional<String> to) {
    StoryDraft story = access.story(who, slug, Right.EDIT_STORY);
    if (!isReviewer(story, to)) {
      return Handed.NO_REVIEWER;
    }
    String me = who.id().value();
    return done(
        who,
        story,
        language,
        "story-submitted",
        editions.hand(slug, language, State.REVIEW, new Handing(me, to, me, now())));
  }

  private boolean isReviewer(StoryDraft story, Optional<String> to) {
    return to.map(id -> reviewers.find(id, story.organisation()).isPresent()).orElse(true);
  }

  /** Takes back what was handed in. */
  Handed takeBack(SignedIn who, Slug slug, Language language) {
    StoryDraft story = access.story(who, slug, Right.EDIT_STORY);
    return done(
        who, story, language, "story-taken-back", editions.turn(slug, language, State.DRAFT));
  }

  private Handed done(
      SignedIn who,
      StoryDraft story,
      Language language,
      String action,
      Optional<EditionDraft> handed) {
    handed.ifPresent(_ -> log.note(who.id(), action, story.organisation(), story.slug(), language));
    return handed.isPresent() ? Handed.DONE : Handed.MISSING;
  }

  /**
   * Gives what was handed in to somebody, be it to oneself, or to anybody who may publish.
   *
   * @param to account of who is asked
   */
  Handed assign(SignedIn who, Slug slug, Language language, Optional<String> to) {
    StoryDraft story = access.story(who, slug, Right.PUBLISH_STORY);
    return isReviewer(story, to)
        ? pass(who, story, language, State.REVIEW, _ -> to, "story-assigned")
        : Handed.NO_REVIEWER;
  }

  /** Sends what was handed in back to who did that: it needs work. */
  Handed sendBack(SignedIn who, Slug slug, Language language) {
    StoryDraft story = access.story(who, slug, Right.PUBLISH_STORY);
    return pass(who, story, language, State.DRAFT, Optional::of, "story-handed-back");
  }

  @FunctionalInterface
  private interface Next {
    Optional<String> after(String writer);
  }

  private Handed pass(
      SignedIn who, StoryDraft story, Language language, State state, Next to, String action) {
    Optional<EditionDraft> found = editions.find(story.slug(), language);
    if (found.isEmpty()) {
      return Handed.MISSING;
    }
    EditionDraft seen = found.get();
    if (seen.state() != State.REVIEW) {
      return Handed.OUTRUN;
    }
    String writer = writer(seen);
    Handing next = new Handing(writer, to.after(writer), who.id().value(), now());
    Optional<EditionDraft> passed = editions.pass(seen, state, next);
    if (passed.isEmpty()) {
      return Handed.OUTRUN;
    }
    return done(who, story, language, action, passed);
  }

  /** Of what was handed in before that was noted, who wrote last. */
  static String writer(EditionDraft draft) {
    return draft.handing().map(Handing::writer).orElse(draft.changedBy());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
