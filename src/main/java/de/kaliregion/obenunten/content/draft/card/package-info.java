/**
 * The cards (Karteikarten) of what stories stand on: places, mining words, organisations and
 * learning routes, as curators have them.
 */
package de.kaliregion.obenunten.content.draft.card;
