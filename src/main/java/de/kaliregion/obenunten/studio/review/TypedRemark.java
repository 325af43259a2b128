package de.kaliregion.obenunten.studio.review;

import de.kaliregion.obenunten.content.draft.review.Topic;
import de.kaliregion.obenunten.content.draft.story.PartId;
import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import java.util.List;
import java.util.Optional;

/**
 * What somebody typed into one of the boxes for remarks. The form names its boxes in {@code talk},
 * each with a name for what is typed into it and what that is about; the words stand in {@code
 * talk.NAME}.
 *
 * @param id a name for the remark
 * @param part what a new thread is about; empty for an answer
 * @param thread what is answered; empty where it begins a thread
 */
public record TypedRemark(String id, Optional<String> part, Optional<String> thread, String text) {
  /** The form's field that names the boxes. */
  public static final String FIELD = "talk";

  /** How a box is named that begins a thread. */
  public static final String PART = "part";

  /** How a box is named that answers. */
  public static final String THREAD = "thread";

  /**
   * What was typed, without the boxes that were left empty.
   *
   * @throws de.kaliregion.obenunten.web.ProblemException 400 for what no page sends
   */
  public static List<TypedRemark> of(Form form) {
    return form.all(FIELD).stream()
        .map(box -> read(box.split(" ", -1), form))
        .filter(typed -> !typed.text().isBlank())
        .toList();
  }

  private static TypedRemark read(String[] box, Form form) {
    boolean known =
        box.length == 3
            && PartId.isValid(box[0])
            && (box[1].equals(PART) && Topic.isPart(box[2])
                || box[1].equals(THREAD) && PartId.isValid(box[2]));
    if (!known) {
      throw Problem.of(ProblemType.BAD_REQUEST).exception();
    }
    Optional<String> about = Optional.of(box[2]);
    return new TypedRemark(
        box[0],
        about.filter(_ -> box[1].equals(PART)),
        about.filter(_ -> box[1].equals(THREAD)),
        form.value(FIELD + "." + box[0]));
  }
}
