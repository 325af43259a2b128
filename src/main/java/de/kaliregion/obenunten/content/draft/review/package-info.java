/** What curators say to each other about a story, and what they plan for it. */
package de.kaliregion.obenunten.content.draft.review;
