/** Finds out what a file is, by its content alone, before anybody decodes it. */
package de.kaliregion.obenunten.media.inspect;
