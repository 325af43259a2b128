package de.kaliregion.obenunten.media.deliver;

import java.nio.file.Path;

/**
 * A rendition on disk.
 *
 * @param path where its bytes lie
 * @param mediaType such as {@code audio/mp4}
 * @param size in bytes, as it was when it was published
 */
public record MediaFile(Path path, String mediaType, long size) {}
