package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.draft.story.SaveId;

/**
 * What was typed to begin a card.
 *
 * @param organisation slug, or what came in its place
 * @param level name of a level, or what came in its place
 * @param save sent twice, it begins one card
 */
public record NewCard(String title, String organisation, String level, SaveId save) {}
