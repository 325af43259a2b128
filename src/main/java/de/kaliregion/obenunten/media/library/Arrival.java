package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that lies in the blob store, and wants to become a media item.
 *
 * @param id of its own, 32 lower-case hexadecimal digits: the same when it is told of again
 * @param fileName as it was called where it came from; may be empty
 * @param account who brought it
 * @param organisation whose it is
 * @param replaces the media item whose original it replaces
 * @param place which it belongs to
 */
public record Arrival(
    String id,
    Sha256 sha256,
    long bytes,
    String fileName,
    String account,
    Slug organisation,
    Optional<Slug> replaces,
    Optional<Slug> place,
    Instant receivedAt) {}
