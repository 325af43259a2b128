/**
 * The media library of the studio: sending files, describing them, letting visitors have them. What
 * is done with the files themselves is the business of {@code media}.
 */
package de.kaliregion.obenunten.studio.media;
