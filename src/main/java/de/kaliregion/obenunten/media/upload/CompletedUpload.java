package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that has arrived whole and lies in the blob store.
 *
 * @param id of the upload: the same for each time that it is told of
 * @param size bytes; 0 for an empty file
 * @param name what the client calls the file, made safe to show and good for nothing else; empty
 *     when it said nothing
 * @param account who sent it
 * @param organisation for which it was sent
 * @param replaces the media item that it shall replace
 * @param place the place that it belongs to
 * @param received when the last byte had come
 */
public record CompletedUpload(
    String id,
    Sha256 sha256,
    long size,
    String name,
    String account,
    Slug organisation,
    Optional<Slug> replaces,
    Optional<Slug> place,
    Instant received) {}
