package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.review.Remark;
import de.kaliregion.obenunten.content.draft.review.Topic;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.review.CommentDesk;
import de.kaliregion.obenunten.studio.review.Saying;
import de.kaliregion.obenunten.studio.review.TypedRemark;
import de.kaliregion.obenunten.web.page.Messages;
import java.util.ArrayList;
import java.util.List;

/** Takes what was typed into the boxes for remarks, whichever button sent it. */
record Remarks(CommentDesk desk) {
  /** Where all that is open stands on the page. */
  private static final String ALL = "story-talk";

  /**
   * What became of it.
   *
   * @param kept what was not taken, to be shown again
   * @param faults why not
   */
  record Sent(List<TypedRemark> kept, FormFaults faults) {}

  /** Takes every remark that was typed, then does what the button says of a thread. */
  Sent send(
      SignedIn who,
      Slug slug,
      Language language,
      List<TypedRemark> typed,
      StoryAct act,
      Messages text) {
    List<TypedRemark> kept = new ArrayList<>();
    FormFaults faults = FormFaults.none();
    for (TypedRemark remark : typed) {
      if (say(who, slug, language, remark) instanceof Saying.Refused(Saying.Refused.Why why)) {
        kept.add(remark);
        faults.add(field(remark), text.text("talk.fault." + why, text.number(Remark.LONGEST, 0)));
      }
    }
    if (act instanceof StoryAct.Turn(String thread, int seen, Remark.Kind kind)
        && desk.turn(who, slug, thread, seen, kind)
            instanceof Saying.Refused(Saying.Refused.Why why)) {
      faults.add(ALL, text.text("talk.fault." + why));
    }
    return new Sent(List.copyOf(kept), faults);
  }

  private Saying say(SignedIn who, Slug slug, Language language, TypedRemark remark) {
    return remark
        .thread()
        .map(thread -> desk.answer(who, slug, remark.id(), thread, remark.text()))
        .orElseGet(() ->
            desk.say(
                who,
                slug,
                remark.id(),
                Topic.of(remark.part().orElseThrow(), language),
                remark.text()));
  }

  /** The id of the box on the page. */
  static String field(TypedRemark remark) {
    return "box-" + remark.id();
  }

  /** Where the page goes on after a button. */
  static String anchor(StoryAct act) {
    return switch (act) {
      case StoryAct.Say(String part) -> "#talk-" + part;
      case StoryAct.Turn(String thread, _, _) -> "#thread-" + thread;
      default -> "";
    };
  }
}
