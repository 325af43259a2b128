package de.kaliregion.obenunten.studio.card;

/** How a card stands. */
public enum CardStatus {
  /** Visitors do not have it. */
  DRAFT,
  /** Visitors have it as it is. */
  PUBLISHED,
  /** Visitors have something else. */
  CHANGED
}
