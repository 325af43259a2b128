package de.kaliregion.obenunten.content;

import java.util.Optional;

/**
 * Who made a work and what others may do with it.
 *
 * @param year of making, 1500 to 2200
 * @param note what readers must know, such as that a drawing is no photograph
 */
public record Rights(Licence licence, String creator, int year, Optional<Wording> note) {
  public Rights {
    Require.present("licence", licence);
    creator = Require.line("creator", creator, 200);
    Require.that(year >= 1500 && year <= 2200, "year", "must be 1500 to 2200");
    note = Require.optional(note);
  }
}
