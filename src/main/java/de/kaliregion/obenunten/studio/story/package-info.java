/** Stories in the studio: what curators type, what is missing, and what visitors get of it. */
package de.kaliregion.obenunten.studio.story;
