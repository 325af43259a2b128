package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.review.RemarkThread;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.review.CommentDesk;
import de.kaliregion.obenunten.studio.story.PlanDesk.Planned;
import de.kaliregion.obenunten.studio.story.ReviewDesk.Handed;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.page.Messages;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What the buttons of the review do. */
record ReviewActs(StoryDesk desk, ReviewDesk review, PlanDesk plans, CommentDesk comments) {

  /** What became of a step. */
  sealed interface Outcome {

    /**
     * It is done, or somebody was faster.
     *
     * @param notice by which the page tells it
     */
    record Told(String notice) implements Outcome {}

    /** Something that was typed must be mended first. */
    record Faulty(FormFaults faults) implements Outcome {}

    /** Something that visitors cannot do without is missing. */
    record Incomplete() implements Outcome {}
  }

  /**
   * Takes a step.
   *
   * @param version of the edition that the person has before them
   * @param facts the same of what the languages share
   */
  Outcome take(
      StoryAct.Step step,
      SignedIn who,
      Slug slug,
      Language language,
      long version,
      long facts,
      ReviewForm form,
      Messages text) {
    return switch (step) {
      case SUBMIT ->
          told(
              review.submit(who, slug, language, form.person(ReviewForm.TO)),
              "story-submitted",
              ReviewForm.TO,
              text);
      case TAKE_BACK ->
          told(review.takeBack(who, slug, language), "story-taken-back", ReviewForm.TO, text);
      case HAND_BACK -> sendBack(who, slug, language, text);
      case ASSIGN ->
          told(
              review.assign(who, slug, language, form.person(ReviewForm.ASSIGN)),
              "story-assigned",
              ReviewForm.ASSIGN,
              text);
      case TAKE_OVER ->
          told(
              review.assign(who, slug, language, Optional.of(who.id().value())),
              "story-taken-over",
              ReviewForm.ASSIGN,
              text);
      case PLAN ->
          at(
              form,
              ReviewForm.LAUNCH,
              text,
              at -> plans.launch(who, slug, language, version, facts, at),
              "story-planned");
      case MOVE_PLAN ->
          at(
              form,
              ReviewForm.LAUNCH,
              text,
              at -> plans.move(who, slug, language, at),
              "story-plan-moved");
      case DROP_PLAN -> told(plans.dropLaunch(who, slug, language), "story-plan-dropped", "", text);
      case PLAN_END ->
          at(
              form,
              ReviewForm.END,
              text,
              at -> plans.end(who, slug, language, at),
              "story-end-planned");
      case DROP_END -> told(plans.dropEnd(who, slug, language), "story-end-dropped", "", text);
      case TAKE_DOWN ->
          form.isConfirmed()
              ? told(plans.takeDown(who, slug, language), "story-taken-down", "", text)
              : faulty(ReviewForm.CONFIRMED, text.text("review.takeDown.confirm.fault"));
    };
  }

  /** Nobody gets a text back without a word on what to do; what they said at its parts counts. */
  private Outcome sendBack(SignedIn who, Slug slug, Language language, Messages text) {
    Optional<EditionDraft> draft = desk.open(who, slug).in(language).draft();
    boolean own = draft.map(ReviewDesk::writer).filter(who.id().value()::equals).isPresent();
    boolean said =
        comments.about(who, slug).seenIn(language).stream().anyMatch(RemarkThread::isOpen);
    return own || said || draft.isEmpty()
        ? told(review.sendBack(who, slug, language), "story-handed-back", "", text)
        : faulty("review-words", text.text("review.handBack.fault"));
  }

  private static Outcome told(Handed handed, String notice, String field, Messages text) {
    return switch (handed) {
      case DONE -> new Outcome.Told(notice);
      case OUTRUN -> new Outcome.Told("story-moved");
      case NO_REVIEWER -> faulty(field, text.text("review.to.fault"));
      case MISSING -> throw Problem.of(ProblemType.NOT_FOUND).exception();
    };
  }

  private static Outcome at(
      ReviewForm form, String what, Messages text, Function<Instant, Planned> plan, String notice) {
    String field = what + ".date";
    return form.moment(what)
        .map(at -> told(plan.apply(at), notice, field, text))
        .orElseGet(() -> faulty(field, text.text("review.moment.fault")));
  }

  private static Outcome told(Planned planned, String notice, String field, Messages text) {
    return switch (planned) {
      case DONE -> new Outcome.Told(notice);
      case OUTRUN -> new Outcome.Told("story-outrun");
      case NOT_SHOWN -> new Outcome.Told("story-not-shown");
      case PAST -> faulty(field, text.text("review.moment.past"));
      case ENDS_FIRST -> faulty(field, text.text("review.moment.order"));
      case INCOMPLETE, MISSING -> new Outcome.Incomplete();
    };
  }

  private static Outcome faulty(String field, String message) {
    return new Outcome.Faulty(FormFaults.of(field, message));
  }
}
