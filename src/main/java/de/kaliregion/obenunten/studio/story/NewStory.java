package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.draft.story.SaveId;

/**
 * What was typed to begin a story.
 *
 * @param organisation slug, or what came in its place
 * @param language tag, or what came in its place
 * @param save sent twice, it begins one story
 */
public record NewStory(String title, String organisation, String language, SaveId save) {}
