/** What of the exhibition not everybody can use, and the statement that tells the public. */
package de.kaliregion.obenunten.exhibition.access;
