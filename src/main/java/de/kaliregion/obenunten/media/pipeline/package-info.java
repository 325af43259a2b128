/** The work on originals: who does it, when, and what becomes of it when it is broken off. */
package de.kaliregion.obenunten.media.pipeline;
