package de.kaliregion.obenunten.operations.collection;

/**
 * What is wrong in a collection, and where.
 *
 * @param file path inside the collection, with slashes
 * @param line from 1; 0 where the whole file is meant
 * @param field the field, or a word for the part of the file
 */
public record Fault(String file, int line, String field, String message) {
  @Override
  public String toString() {
    return line > 0
        ? "%s:%d: %s: %s".formatted(file, line, field, message)
        : "%s: %s: %s".formatted(file, field, message);
  }
}
