package de.kaliregion.obenunten.media.inspect;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;

/** A file that is not accepted, and why. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Wording reason;

  RefusedException(Wording reason) {
    super(reason.in(Language.ENGLISH));
    this.reason = reason;
  }

  /** In words that a curator understands. */
  Wording reason() {
    return reason;
  }
}
