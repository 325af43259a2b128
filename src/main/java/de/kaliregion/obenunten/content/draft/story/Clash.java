package de.kaliregion.obenunten.content.draft.story;

import java.util.List;
import java.util.Optional;

/**
 * What two people have changed at once in ways that exclude each other. Somebody who sees both must
 * choose.
 */
public sealed interface Clash {

  /** Other words in the same field, which now holds theirs. */
  record Words(Address address, String base, String mine, String theirs) implements Clash {}

  /**
   * A block that one removed, or made another kind of, while the other wrote in it. It is still
   * there with what was written, theirs where both wrote.
   *
   * @param mine empty where I removed it
   * @param theirs empty where they removed it
   */
  record Block(Optional<BlockDraft> base, Optional<BlockDraft> mine, Optional<BlockDraft> theirs)
      implements Clash {}

  /**
   * A row that one removed while the other wrote in it. It is still there with what was written.
   *
   * @param block id of its block; empty for a source
   * @param mine empty where I removed it
   * @param theirs empty where they removed it
   */
  record Row(
      Optional<String> block,
      Optional<EntryDraft> base,
      Optional<EntryDraft> mine,
      Optional<EntryDraft> theirs)
      implements Clash {}

  /**
   * Both moved parts of the same list, which now has their order.
   *
   * @param list the list
   * @param base the ids of the parts that all three have, in their order there
   */
  record Order(Address list, List<String> base, List<String> mine, List<String> theirs)
      implements Clash {
    public Order {
      base = List.copyOf(base);
      mine = List.copyOf(mine);
      theirs = List.copyOf(theirs);
    }
  }
}
