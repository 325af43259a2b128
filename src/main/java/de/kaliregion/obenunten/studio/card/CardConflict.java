package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.draft.card.CardClash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody else has saved the card while this person wrote. Nothing of theirs is stored yet: the
 * form comes back with what both wrote, and asks where they exclude each other.
 *
 * @param who account of the other
 */
public record CardConflict(String who, Instant at, List<CardClash> clashes) {
  public CardConflict {
    clashes = List.copyOf(clashes);
  }

  /** What both wrote into this field. */
  public Optional<CardClash.Words> words(String key) {
    return clashes.stream()
        .filter(CardClash.Words.class::isInstance)
        .map(CardClash.Words.class::cast)
        .filter(clash -> clash.key().equals(key))
        .findFirst();
  }
}
