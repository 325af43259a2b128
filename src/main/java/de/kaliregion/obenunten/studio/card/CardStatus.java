package de.kaliregion.obenunten.studio.card;

import java.util.Optional;

/** How a card stands. */
public enum CardStatus {
  /** Visitors do not have it. */
  DRAFT,
  /** Visitors have it as it is. */
  PUBLISHED,
  /** Visitors have something else. */
  CHANGED;

  static CardStatus of(Optional<Record> shown, Optional<Record> readable) {
    if (shown.isEmpty()) {
      return DRAFT;
    }
    return shown.equals(readable) ? PUBLISHED : CHANGED;
  }
}
