package de.kaliregion.obenunten.storage.mongo;

/** What became of a save. */
public sealed interface Saving<D> {

  /**
   * It is stored.
   *
   * @param draft as this save made it; there may be later versions when it was sent again
   */
  record Saved<D>(D draft) implements Saving<D> {}

  /**
   * Somebody was faster; nothing was stored.
   *
   * @param current what they have made of it
   */
  record Outrun<D>(D current) implements Saving<D> {}

  /** There is none of this name. */
  record Missing<D>() implements Saving<D> {}
}
