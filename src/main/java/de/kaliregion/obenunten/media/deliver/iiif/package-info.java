/**
 * Deep zoom: pictures that are larger than any screen, in tiles, as a IIIF Image API 3.0 service of
 * level 0. Nothing is computed when somebody asks: every tile lies ready in a pack.
 */
package de.kaliregion.obenunten.media.deliver.iiif;
