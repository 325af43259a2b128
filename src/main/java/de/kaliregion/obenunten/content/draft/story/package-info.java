/** What curators type for a story before visitors have it: anything may be missing or wrong. */
package de.kaliregion.obenunten.content.draft.story;
