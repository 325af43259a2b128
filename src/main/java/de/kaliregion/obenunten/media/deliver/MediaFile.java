package de.kaliregion.obenunten.media.deliver;

import java.nio.file.Path;

/**
 * A rendition on disk.
 *
 * @param path where its bytes lie
 * @param name its file name in the address
 * @param mediaType such as {@code audio/mp4}
 * @param size in bytes
 */
public record MediaFile(Path path, String name, String mediaType, long size) {}
