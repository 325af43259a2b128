/** Pictures and panoramas: JPEG, WebP and AVIF in several widths, and tiles, by libvips. */
package de.kaliregion.obenunten.media.render.picture;
