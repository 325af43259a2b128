package de.kaliregion.obenunten.media.upload;

import java.io.InputStream;
import java.util.Optional;

/**
 * A part of a file as one request brings it.
 *
 * @param offset where in the file it begins
 * @param length how many bytes it has
 * @param checksum that it must have, or it is thrown away whole
 */
record Part(InputStream bytes, long offset, long length, Optional<Checksum> checksum) {}
