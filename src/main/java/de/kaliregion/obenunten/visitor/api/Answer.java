package de.kaliregion.obenunten.visitor.api;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an enquiry is answered with.
 *
 * @param key under which the finished answer is kept as long as the exhibition is on show, apart
 *     from its language; empty for answers of which there may be any number, for they would push
 *     out the pages
 * @param body makes the document, if it has to be made
 * @param next the address of the following part of a list
 */
record Answer(Optional<String> key, Supplier<Object> body, Optional<String> next) {

  /** The document of one thing. */
  static Answer kept(String key, Supplier<Object> body) {
    return new Answer(Optional.of(key), body, Optional.empty());
  }

  /** A list that anyone meets who reads from the beginning is kept; other cuts are not. */
  static Answer list(String key, Slice<?> slice, ListJson list) {
    Optional<String> kept =
        slice.isUsual() ? Optional.of(key + "/+" + slice.start()) : Optional.empty();
    return new Answer(kept, () -> list, list.next());
  }

  /** A list for this enquiry alone. */
  static Answer once(ListJson list) {
    return new Answer(Optional.empty(), () -> list, list.next());
  }
}
