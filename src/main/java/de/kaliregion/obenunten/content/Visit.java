package de.kaliregion.obenunten.content;

import java.util.Optional;

/**
 * What somebody who wants to come to a place needs to know.
 *
 * @param openingHours when it can be seen, and whom to ask
 * @param access how one gets there and in with a wheelchair, a pram, tired legs or a white stick
 * @param contentNote what its stories tell that may weigh on somebody, said before they begin
 */
public record Visit(
    Optional<Wording> openingHours, Optional<Wording> access, Optional<Wording> contentNote) {

  /** Nothing was said about it. */
  public static final Visit UNKNOWN =
      new Visit(Optional.empty(), Optional.empty(), Optional.empty());

  public Visit {
    openingHours = Require.optional(openingHours);
    access = Require.optional(access);
    contentNote = Require.optional(contentNote);
  }
}
