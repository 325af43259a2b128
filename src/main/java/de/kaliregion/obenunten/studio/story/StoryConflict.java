package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.draft.story.Address;
import de.kaliregion.obenunten.content.draft.story.Clash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody else has saved the story while this person wrote. Nothing of theirs is stored yet: the
 * form comes back with what both wrote, and asks where they exclude each other.
 *
 * @param who account of the other
 * @param clashes what must be chosen; empty where both fit together
 */
public record StoryConflict(String who, Instant at, List<Clash> clashes) {
  public StoryConflict {
    clashes = List.copyOf(clashes);
  }

  /** The same and another. */
  StoryConflict and(StoryConflict other) {
    return new StoryConflict(
        other.who, other.at, Stream.concat(clashes.stream(), other.clashes.stream()).toList());
  }

  /** What both wrote into this field. */
  public Optional<Clash.Words> words(String address) {
    return of(Clash.Words.class)
        .filter(clash -> clash.address().toString().equals(address))
        .findFirst();
  }

  /** What became of this block, if only one of them removed it. */
  public Optional<Clash.Block> block(String id) {
    return of(Clash.Block.class)
        .filter(
            clash -> clash.base().or(clash::mine).or(clash::theirs).orElseThrow().id().equals(id))
        .findFirst();
  }

  /** What became of this row, if only one of them removed it. */
  public Optional<Clash.Row> row(String id) {
    return of(Clash.Row.class)
        .filter(
            clash -> clash.base().or(clash::mine).or(clash::theirs).orElseThrow().id().equals(id))
        .findFirst();
  }

  /** The orders of this list. */
  public Optional<Clash.Order> order(Address list) {
    return of(Clash.Order.class).filter(clash -> clash.list().equals(list)).findFirst();
  }

  private <C extends Clash> Stream<C> of(Class<C> kind) {
    return clashes.stream().filter(kind::isInstance).map(kind::cast);
  }
}
