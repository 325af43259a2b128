/**
 * Captions: what is said and heard, with its times, read from what people have and written anew.
 */
package de.kaliregion.obenunten.media.captions;
