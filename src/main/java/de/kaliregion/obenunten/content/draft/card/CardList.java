package de.kaliregion.obenunten.content.draft.card;

import java.util.List;
import java.util.Optional;

/**
 * A list on a card, of parts that can be added, moved and removed.
 *
 * @param fields of each part
 * @param within the list in each part, if there is one
 */
public record CardList(String name, List<CardField> fields, Optional<CardList> within) {}
