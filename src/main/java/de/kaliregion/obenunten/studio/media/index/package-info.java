/** Finds media items by words and by what they lack, without asking the database for each. */
package de.kaliregion.obenunten.studio.media.index;
