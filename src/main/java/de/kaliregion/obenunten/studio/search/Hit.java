package de.kaliregion.obenunten.studio.search;

import de.kaliregion.obenunten.content.Language;
import java.util.Optional;

/**
 * One thing that was found.
 *
 * @param language of its title, where it is not the reader's
 * @param address where it is looked at and changed
 * @param facts what it is or where it belongs, in words; may be empty
 */
public record Hit(String title, Optional<Language> language, String address, String facts) {}
