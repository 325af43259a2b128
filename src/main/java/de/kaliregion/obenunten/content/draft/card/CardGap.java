package de.kaliregion.obenunten.content.draft.card;

/**
 * What keeps a card from visitors, and the field where it can be mended.
 *
 * @param key of the field
 * @param limit the figure that the reason speaks of; 0 where it speaks of none
 */
public record CardGap(String key, Reason reason, int limit) {

  /** Why visitors cannot have it. */
  public enum Reason {
    MISSING,
    /** There is another language, but no German. */
    NO_GERMAN,
    TOO_LONG,
    MANY_LINES,
    NO_NUMBER,
    OUT_OF_RANGE,
    NO_PLACE,
    NO_STORY,
    NO_ORGANISATION,
    NO_ADDRESS,
    NO_EMAIL,
    /** Neither Hesse nor Thuringia. */
    NO_STATE,
    /** A depth that nobody can check. */
    NO_SOURCE,
    /** A depth of a place on the surface. */
    NOT_BELOW,
    /** A route without a station. */
    NO_STATION
  }

  public CardGap(String key, Reason reason) {
    this(key, reason, 0);
  }
}
