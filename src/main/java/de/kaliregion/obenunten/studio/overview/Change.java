package de.kaliregion.obenunten.studio.overview;

import de.kaliregion.obenunten.content.Language;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that was changed.
 *
 * @param language of its title, where it is not the reader's
 * @param facts what it is, who changed it and when, in words
 */
public record Change(
    String title, Optional<Language> language, String address, String facts, Instant at) {}
