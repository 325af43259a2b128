package de.kaliregion.obenunten.studio.overview;

import de.kaliregion.obenunten.content.Language;
import java.util.Optional;

/**
 * Something that somebody could do next.
 *
 * @param language of its title, where it is not the reader's
 * @param address of the page, and of the field in it, where it is done
 * @param facts what is missing, or who waits since when
 */
public record Task(String title, Optional<Language> language, String address, String facts) {}
