package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.Launch;
import de.kaliregion.obenunten.content.draft.review.EditionPlan.TakeDown;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EditionDraft.State;
import de.kaliregion.obenunten.content.draft.story.Handing;
import de.kaliregion.obenunten.content.draft.story.StoryGap;
import de.kaliregion.obenunten.content.draft.story.Withdrawal;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.history.Writers;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a language of a story is on its way to visitors, and what somebody can do about it.
 *
 * @param me account of who looks at it
 * @param reviewers who may publish it
 * @param held what keeps back a publication that was due
 * @param typed what was typed for a step that could not be taken
 * @param faults why it could not
 */
public record ReviewBox(
    Telling telling,
    OpenStory.Sheet sheet,
    String me,
    boolean mayEdit,
    boolean mayPublish,
    List<Account> reviewers,
    List<StoryGap> held,
    Map<String, String> typed,
    FormFaults faults) {

  private Optional<EditionDraft> draft() {
    return sheet.draft();
  }

  private Optional<Handing> handing() {
    return draft().flatMap(EditionDraft::handing);
  }

  /** Whether somebody handed it in, and nobody has dealt with it yet. */
  public boolean isInReview() {
    return draft().filter(one -> one.state() == State.REVIEW).isPresent();
  }

  /** Who is asked to go on with it, if it is somebody in particular. */
  public Optional<String> asked() {
    return handing().flatMap(Handing::to);
  }

  /** Whether it is the person who looks at it. */
  public boolean isMine() {
    return asked().filter(me::equals).isPresent();
  }

  /** Whether it was sent back to its writer. */
  public boolean isSentBack() {
    return !isInReview() && asked().isPresent();
  }

  /** Who handed it in, or sent it back, and when; in words. */
  public Optional<String> handed() {
    String key = isInReview() ? "review.handed" : "review.sentBack";
    return handing()
        .map(hands ->
            telling
                .text()
                .text(
                    key,
                    name(isInReview() ? hands.writer() : hands.by()),
                    telling.moment(hands.at())));
  }

  /** What an account is called. */
  public String name(String account) {
    return new Writers(telling).name(account);
  }

  /** Who may withdraw what was handed in without a word: who did it, and who may only write. */
  public boolean mayTakeBack() {
    return isInReview()
        && (!mayPublish || draft().map(ReviewDesk::writer).filter(me::equals).isPresent());
  }

  public Optional<Launch> launch() {
    return sheet.plan().launch();
  }

  public Optional<TakeDown> end() {
    return sheet.plan().takeDown();
  }

  /** Whether somebody has written on since a version was approved. */
  public boolean isWrittenOn() {
    return launch()
        .filter(launch -> draft().filter(one -> one.version() > launch.version()).isPresent())
        .isPresent();
  }

  /** Whether visitors have it now. */
  public boolean isShown() {
    return draft().flatMap(EditionDraft::published).isPresent();
  }

  /** When it was taken down, if visitors had it once and have it no longer. */
  public Optional<Withdrawal> withdrawn() {
    return draft().filter(_ -> !isShown()).flatMap(EditionDraft::withdrawn);
  }

  /** What stands in a field for a day: what was typed, or what is planned. */
  public String date(String what) {
    return typed.getOrDefault(what + ".date", planned(what, "yyyy-MM-dd"));
  }

  /** What stands in a field for a time of the day. */
  public String time(String what) {
    return typed.getOrDefault(what + ".time", planned(what, "HH:mm"));
  }

  private String planned(String what, String pattern) {
    Optional<Instant> at =
        what.equals(ReviewForm.LAUNCH) ? launch().map(Launch::at) : end().map(TakeDown::at);
    return at.map(moment ->
            DateTimeFormatter.ofPattern(pattern)
                .format(ZonedDateTime.ofInstant(moment, ReviewForm.ZONE)))
        .orElse("");
  }

  /** Whether this one is chosen in a list of people. */
  public boolean isChosen(String field, String account) {
    String now = field.equals(ReviewForm.ASSIGN) ? asked().orElse("") : "";
    return typed.getOrDefault(field, now).equals(account);
  }

  /** The same as long as the page would show the same buttons. */
  public String look() {
    return sheet.status() + " " + draft().map(EditionDraft::state).orElse(State.DRAFT);
  }

  ReviewBox with(ReviewForm form, FormFaults found) {
    return new ReviewBox(
        telling, sheet, me, mayEdit, mayPublish, reviewers, held, form.typed(), found);
  }
}
