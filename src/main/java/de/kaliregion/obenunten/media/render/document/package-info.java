/** Documents: pictures of their pages, their words, and a copy without what is private in them. */
package de.kaliregion.obenunten.media.render.document;
