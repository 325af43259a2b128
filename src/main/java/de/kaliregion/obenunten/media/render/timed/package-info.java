/** Sound, film and captions: what has a beginning and an end. */
package de.kaliregion.obenunten.media.render.timed;
