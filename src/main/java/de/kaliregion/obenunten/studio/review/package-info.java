/** What curators tell each other about a story on its way to visitors. */
package de.kaliregion.obenunten.studio.review;
