package de.kaliregion.obenunten.exhibition.search;

import de.kaliregion.obenunten.content.Slug;

/**
 * A story that has the words.
 *
 * @param score above 0; the higher the better, comparable within one search only
 */
public record Hit(Slug story, double score) {}
