/**
 * Finds published stories by words and by nearness. In memory, immutable, made anew for each
 * generation of the exhibition.
 */
package de.kaliregion.obenunten.exhibition.search;
