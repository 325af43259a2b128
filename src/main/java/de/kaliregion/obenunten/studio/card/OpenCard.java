package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.draft.card.CardDraft;
import de.kaliregion.obenunten.content.draft.card.CardGap;
import java.util.List;
import java.util.Optional;

/**
 * A card as somebody has it before them.
 *
 * @param shown what visitors have of it
 * @param readable what they would have; empty while there are gaps
 * @param isFree whether it can be taken from visitors
 */
record OpenCard(
    CardDraft draft,
    Optional<Record> shown,
    Optional<Record> readable,
    List<CardGap> gaps,
    boolean isFree,
    boolean mayEdit,
    boolean mayPublish) {

  CardStatus status() {
    return CardStatus.of(shown, readable);
  }
}
