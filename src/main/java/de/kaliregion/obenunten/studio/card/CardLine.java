package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import java.time.Instant;
import java.util.Optional;

/**
 * A card in a list.
 *
 * @param gaps how many things keep it from visitors
 */
public record CardLine(
    Slug slug,
    CardWords words,
    Optional<Slug> organisation,
    CardStatus status,
    int gaps,
    Instant changedAt) {}
