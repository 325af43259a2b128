package de.kaliregion.obenunten.web;

import de.kaliregion.obenunten.content.Wording;

/**
 * What is wrong with one field of the input.
 *
 * @param field its path, such as {@code rights.licence} or {@code blocks[2].text}
 * @param message what is wrong and what to do
 */
public record FieldError(String field, Wording message) {}
