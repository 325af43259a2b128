/** What curators do with media items, and how visitors get them. */
package de.kaliregion.obenunten.media.library;
