/** Finds whatever there is in the studio: stories, media, places, words, routes, signs, people. */
package de.kaliregion.obenunten.studio.search;
