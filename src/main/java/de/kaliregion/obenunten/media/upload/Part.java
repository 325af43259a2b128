package de.kaliregion.obenunten.media.upload;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A part of a file as one request brings it.
 *
 * @param bytes opened only when they are wanted: a client that asks first ({@code Expect}) sends
 *     them then
 * @param offset where in the file it begins
 * @param length how many bytes it has
 * @param checksum that it must have, or it is thrown away whole
 */
record Part(Supplier<InputStream> bytes, long offset, long length, Optional<Checksum> checksum) {}
