package de.kaliregion.obenunten.exhibition.search;

import de.kaliregion.obenunten.content.Slug;

/**
 * A story nearby.
 *
 * @param metres the distance over ground
 */
public record Near(Slug story, double metres) {}
