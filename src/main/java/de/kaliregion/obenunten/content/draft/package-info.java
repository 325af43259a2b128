/** What curators work on before visitors see it: originals, and the drafts of media items. */
package de.kaliregion.obenunten.content.draft;
