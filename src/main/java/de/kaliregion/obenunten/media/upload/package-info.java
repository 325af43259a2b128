/**
 * Files that curators send, resumable by the protocol tus 1.0.0 (<a
 * href="https://tus.io/protocols/resumable-upload">tus.io</a>): what was acknowledged is on the
 * disk, and a broken line costs nothing that came through it.
 */
package de.kaliregion.obenunten.media.upload;
