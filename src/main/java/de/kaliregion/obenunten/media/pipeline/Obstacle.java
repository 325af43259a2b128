package de.kaliregion.obenunten.media.pipeline;

import de.kaliregion.obenunten.content.Wording;

/**
 * Why some work waits, though there is time for it.
 *
 * @param reason in words for curators and the operator: what is missing, what waits, what to do
 */
public record Obstacle(Wording reason) {}
