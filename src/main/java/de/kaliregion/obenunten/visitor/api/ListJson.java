package de.kaliregion.obenunten.visitor.api;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param total how many entries the whole list has
 * @param next the address of the following part
 */
record ListJson(List<?> items, int total, Optional<String> next) {}
