package de.kaliregion.obenunten.content.draft.story;

import java.util.List;

/**
 * What two people have written, in one.
 *
 * @param result what only one of them changed, and theirs where both changed the same
 * @param clashes what somebody must choose; empty when nothing excludes each other
 */
public record Merged<T>(T result, List<Clash> clashes) {
  public Merged {
    clashes = List.copyOf(clashes);
  }
}
