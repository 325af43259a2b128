/** Derivatives: what is made from originals so that every browser can show and play it. */
package de.kaliregion.obenunten.media.render;
