package de.kaliregion.obenunten.content.draft.story;

import de.kaliregion.obenunten.content.Require;
import java.time.Instant;
import java.util.Optional;

/**
 * In whose hands an edition lies that was handed in or sent back.
 *
 * @param writer account of who handed it in
 * @param to account of who is asked to go on; empty where it is anybody who may publish
 * @param by account of who decided that
 */
public record Handing(String writer, Optional<String> to, String by, Instant at) {
  public Handing {
    Require.present("writer", writer);
    to = Require.optional(to);
    Require.present("by", by);
    Require.present("at", at);
  }
}
