package de.kaliregion.obenunten.content.draft.card;

/** What two people have changed on a card at once in ways that exclude each other. */
public sealed interface CardClash {

  /** Other words in the same field. */
  record Words(String key, String mine, String theirs) implements CardClash {}

  /**
   * A part that one removed while the other wrote in it; it is still there.
   *
   * @param byMe whether it was I who removed it
   */
  record Kept(String part, boolean byMe) implements CardClash {}

  /** Both moved parts of the list, which now has their order. */
  record Order(String list) implements CardClash {}
}
