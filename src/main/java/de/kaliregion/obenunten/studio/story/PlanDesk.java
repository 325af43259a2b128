package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.content.draft.review.EditionPlan;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.Launch;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.TakeDown;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EditionDraft.State;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryGap;
import de.kaliregion.obenunten.content.draft.story.StoryGap.Reason.ItemWaits;
import de.kaliregion.obenunten.storage.mongo.EditionDraftStore;
import de.kaliregion.obenunten.storage.mongo.EditionPlanStore;
import de.kaliregion.obenunten.storage.mongo.StoryDraftStore;
import de.kaliregion.obenunten.studio.SignedIn;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plans when visitors get one language of a story and when they have it no longer; only for those
 * who may publish it. To everybody else it answers 404 or 403.
 */
final class PlanDesk {
  private final StoryAccess access;
  private final StoryDraftStore stories;
  private final EditionDraftStore editions;
  private final EditionPlanStore plans;
  private final StoryReader reader;
  private final Closing closing;
  private final StoryLog log;
  private final InstantSource clock;

  PlanDesk(
      StoryAccess access,
      EditionDraftStore editions,
      EditionPlanStore plans,
      StoryReader reader,
      Closing closing,
      StoryLog log,
      InstantSource clock) {
    this.access = access;
    this.stories = access.stories();
    this.editions = editions;
    this.plans = plans;
    this.reader = reader;
    this.closing = closing;
    this.log = log;
    this.clock = clock;
  }

  /** What became of a plan. */
  enum Planned {
    DONE,
    /** The moment is not in the future. */
    PAST,
    /** It would end before it begins. */
    ENDS_FIRST,
    /** It lacks words that visitors cannot do without, and no later moment would bring them. */
    INCOMPLETE,
    /** Somebody has written on since the person looked at it. */
    OUTRUN,
    /** Visitors do not have it, and are not to get it either. */
    NOT_SHOWN,
    /** The story is not there in this language. */
    MISSING
  }

  /** What is planned for one language of a story. */
  EditionPlan plan(StoryDraft story, Language language) {
    return plans
        .find(story.slug(), language)
        .orElseGet(() -> EditionPlan.none(story.slug(), language, story.organisation()));
  }

  /** What keeps back a publication that was due. */
  List<StoryGap> held(StoryDraft story, OpenStory.Sheet sheet) {
    return sheet
        .plan()
        .launch()
        .filter(launch -> launch.held().isPresent())
        .map(launch -> held(story, sheet.language(), launch))
        .orElse(List.of());
  }

  private List<StoryGap> held(StoryDraft story, Language language, Launch launch) {
    List<StoryGap> gaps = new ArrayList<>();
    stories
        .version(story.slug(), launch.facts())
        .ifPresent(facts ->
            gaps.addAll(reader.story(Cover.of(facts, editions.of(story.slug()))).needed()));
    editions
        .version(story.slug(), language, launch.version())
        .ifPresent(version -> gaps.addAll(reader.edition(version).needed()));
    return List.copyOf(gaps);
  }

  /**
   * Approves the version that the person saw, and plans when visitors get it.
   *
   * @param seen the version of the edition; nobody approves what they have not read
   * @param seenFacts the version of what the languages share
   */
  Planned launch(
      SignedIn who, Slug slug, Language language, long seen, long seenFacts, Instant at) {
    StoryDraft story = access.story(who, slug, Right.PUBLISH_STORY);
    Optional<EditionDraft> found = editions.find(slug, language);
    if (found.isEmpty()) {
      return Planned.MISSING;
    }
    EditionDraft draft = found.get();
    if (draft.version() != seen || story.version() != seenFacts) {
      return Planned.OUTRUN;
    }
    Optional<Planned> fault = fault(plan(story, language), at);
    if (fault.isPresent()) {
      return fault.get();
    }
    if (lacksWords(story, draft)) {
      return Planned.INCOMPLETE;
    }
    plans.launch(
        slug,
        language,
        story.organisation(),
        Launch.of(at, seen, seenFacts, who.id().value(), now()));
    if (draft.state() == State.REVIEW) {
      editions.turn(slug, language, State.DRAFT);
    }
    log.note(who.id(), "story-planned", story.organisation(), slug, language);
    return Planned.DONE;
  }

  /** An item may be released until then; words of an approved version stay as they are. */
  private boolean lacksWords(StoryDraft story, EditionDraft draft) {
    StoryDraft covered = Cover.of(story, editions.of(story.slug()));
    Stream<StoryGap> needed =
        Stream.concat(
            reader.story(covered).needed().stream(), reader.edition(draft).needed().stream());
    return needed.anyMatch(gap -> !(gap.reason() instanceof ItemWaits));
  }

  /** Says another time for the version that was approved. */
  Planned move(SignedIn who, Slug slug, Language language, Instant at) {
    StoryDraft story = access.story(who, slug, Right.PUBLISH_STORY);
    EditionPlan plan = plan(story, language);
    if (plan.launch().isEmpty()) {
      return Planned.OUTRUN;
    }
    Optional<Planned> fault = fault(plan, at);
    if (fault.isPresent()) {
      return fault.get();
    }
    Launch approved = plan.launch().get();
    plans.launch(
        slug,
        language,
        story.organisation(),
        Launch.of(at, approved.version(), approved.facts(), approved.by(), approved.approvedAt()));
    log.note(who.id(), "story-planned", story.organisation(), slug, language);
    return Planned.DONE;
  }

  /** What is wrong with a moment for a publication. */
  private Optional<Planned> fault(EditionPlan plan, Instant at) {
    if (!at.isAfter(now())) {
      return Optional.of(Planned.PAST);
    }
    boolean endsFirst = plan.takeDown().filter(end -> !end.at().isAfter(at)).isPresent();
    return endsFirst ? Optional.of(Planned.ENDS_FIRST) : Optional.empty();
  }

  /** Takes a planned publication back. */
  Planned dropLaunch(SignedIn who, Slug slug, Language language) {
    StoryDraft story = access.story(who, slug, Right.PUBLISH_STORY);
    Optional<Launch> planned = plan(story, language).launch();
    boolean dropped = planned.filter(launch -> plans.drop(slug, language, launch)).isPresent();
    if (dropped) {
      log.note(who.id(), "story-plan-dropped", story.organisation(), slug, language);
    }
    return Planned.DONE;
  }

  /** Plans when visitors have it no longer. */
  Planned end(SignedIn who, Slug slug, Language language, Instant at) {
    StoryDraft story = access.story(who, slug, Right.PUBLISH_STORY);
    Optional<EditionDraft> draft = editions.find(slug, language);
    Optional<Launch> launch = plan(story, language).launch();
    if (draft.isEmpty()) {
      return Planned.MISSING;
    }
    if (launch.isEmpty() && draft.flatMap(EditionDraft::published).isEmpty()) {
      return Planned.NOT_SHOWN;
    }
    if (!at.isAfter(now())) {
      return Planned.PAST;
    }
    if (launch.filter(begin -> !at.isAfter(begin.at())).isPresent()) {
      return Planned.ENDS_FIRST;
    }
    plans.takeDown(slug, language, story.organisation(), new TakeDown(at, who.id().value()));
    log.note(who.id(), "story-end-planned", story.organisation(), slug, language);
    return Planned.DONE;
  }

  /** Takes a planned end back. */
  Planned dropEnd(SignedIn who, Slug slug, Language language) {
    StoryDraft story = access.story(who, slug, Right.PUBLISH_STORY);
    boolean dropped =
        plan(story, language).takeDown().filter(end -> plans.drop(slug, language, end)).isPresent();
    if (dropped) {
      log.note(who.id(), "story-plan-dropped", story.organisation(), slug, language);
    }
    return Planned.DONE;
  }

  /** Takes one language from visitors now. */
  Planned takeDown(SignedIn who, Slug slug, Language language) {
    StoryDraft story = access.story(who, slug, Right.PUBLISH_STORY);
    if (!closing.takeDown(plan(story, language), who.id(), now())) {
      return Planned.NOT_SHOWN;
    }
    log.note(who.id(), "story-taken-down", story.organisation(), slug, language);
    return Planned.DONE;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
