package de.kaliregion.obenunten.media.inspect;

import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Facts;

/** What became of an inspection. */
public sealed interface Finding {

  /** It can be shown. */
  record Accepted(Facts facts) implements Finding {}

  /**
   * It is nothing that this house shows.
   *
   * @param reason in words that a curator understands: why, and what would be accepted
   */
  record Refused(Wording reason) implements Finding {}
}
