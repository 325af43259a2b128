package de.kaliregion.obenunten.studio.review;

import de.kaliregion.obenunten.content.draft.review.Conversation;

/** What became of a remark. */
public sealed interface Saying {

  /**
   * It stands there.
   *
   * @param said all that stands there now
   */
  record Stands(Conversation said) implements Saying {}

  /** It does not. */
  record Refused(Why why) implements Saying {
    /** What is in the way. */
    public enum Why {
      EMPTY,
      TOO_LONG,
      /** There is no room for any more. */
      FULL,
      /** It answers to nothing. */
      NO_THREAD,
      /** Other words were sent under its name already. */
      TAKEN
    }
  }
}
