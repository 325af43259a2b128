/**
 * The cards of places, mining words, organisations and learning routes: written, compared, brought
 * back and published on one page each.
 */
package de.kaliregion.obenunten.studio.card;
