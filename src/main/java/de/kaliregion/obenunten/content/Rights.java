package de.kaliregion.obenunten.content;

import java.util.Optional;

/**
 * Who made a work and what others may do with it.
 *
 * @param creator who made it, as the credit names them
 * @param holder who holds the rights, where it is not the creator
 * @param year of making, 1500 to 2200
 * @param source where it comes from: an archive and signature, a collection, a book
 * @param note what readers must know, such as that a drawing is no photograph
 */
public record Rights(
    Licence licence,
    String creator,
    Optional<String> holder,
    int year,
    Optional<String> source,
    Optional<Wording> note) {

  public Rights {
    Require.present("licence", licence);
    creator = Require.line("creator", creator, 200);
    holder = Require.optionalLine("holder", holder, 200);
    Require.that(year >= 1500 && year <= 2200, "year", "must be 1500 to 2200");
    source = Require.optionalLine("source", source, 300);
    note = Require.optional(note);
  }

  /** Rights of which no more is known. */
  public static Rights of(Licence licence, String creator, int year) {
    return new Rights(licence, creator, Optional.empty(), year, Optional.empty(), Optional.empty());
  }
}
