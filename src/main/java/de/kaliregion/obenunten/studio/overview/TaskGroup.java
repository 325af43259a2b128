package de.kaliregion.obenunten.studio.overview;

import java.util.List;
import java.util.Optional;

/**
 * What waits of one sort.
 *
 * @param key of its words among the messages, which tell the number
 * @param total how many there are
 * @param tasks the first of them
 * @param all where all of them stand, if there is such a list
 */
public record TaskGroup(String key, long total, List<Task> tasks, Optional<String> all) {}
