/**
 * The studio's first page: what waits, what changed, what visitors looked at, what room is left.
 */
package de.kaliregion.obenunten.studio.overview;
