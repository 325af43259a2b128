package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.draft.card.CardDraft;
import de.kaliregion.obenunten.content.draft.card.CardGap;
import java.util.List;

/**
 * A card as somebody has it before them.
 *
 * @param gaps what keeps it from visitors
 * @param isFree whether it can be taken from visitors
 */
record OpenCard(
    CardDraft draft,
    CardStatus status,
    List<CardGap> gaps,
    boolean isFree,
    boolean mayEdit,
    boolean mayPublish) {}
