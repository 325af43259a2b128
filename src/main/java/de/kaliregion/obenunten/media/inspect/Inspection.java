package de.kaliregion.obenunten.media.inspect;

import de.kaliregion.obenunten.content.Rendition;
import java.util.Optional;

/**
 * What is in a media file, judged by its content alone.
 *
 * @param mediaType such as {@code image/webp}
 * @param milliseconds how long it lasts
 */
public record Inspection(
    String mediaType, Optional<Rendition.Dimensions> dimensions, Optional<Long> milliseconds) {}
