package de.kaliregion.obenunten.content.draft.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Brings together what two people have made of the same words at once, field by field: what only
 * one of them changed is taken, and what both changed alike. Everything else is a {@link Clash}, so
 * that nothing is written over unseen.
 */
public final class Merge {
  private final List<Clash> clashes = new ArrayList<>();

  private Merge() {}

  /**
   * Merges two manuscripts.
   *
   * @param base what both began with
   * @param mine what I made of it
   * @param theirs what they made of it, and have stored
   * @throws de.kaliregion.obenunten.content.InvalidContentException when both together are longer
   *     than a manuscript can be
   */
  public static Merged<Manuscript> of(Manuscript base, Manuscript mine, Manuscript theirs) {
    Merge merge = new Merge();
    Manuscript result =
        new Manuscript(
            merge.words(Address.of("title"), base.title(), mine.title(), theirs.title()),
            merge.words(Address.of("teaser"), base.teaser(), mine.teaser(), theirs.teaser()),
            ListMerge.of(merge.new Blocks(), base.blocks(), mine.blocks(), theirs.blocks()),
            merge.choice("translation", Manuscript::translation, base, mine, theirs),
            germanVersion(base.germanVersion(), mine.germanVersion(), theirs.germanVersion()));
    return new Merged<>(result, merge.clashes);
  }

  /** Merges what all languages of a story share, in the same way. */
  public static Merged<StoryFacts> of(StoryFacts base, StoryFacts mine, StoryFacts theirs) {
    Merge merge = new Merge();
    StoryFacts result =
        new StoryFacts(
            merge.words(Address.of("place"), base.place(), mine.place(), theirs.place()),
            merge
                .choice("tone", facts -> Optional.of(facts.tone()), base, mine, theirs)
                .orElseThrow(),
            merge.words(Address.of("cover"), base.cover(), mine.cover(), theirs.cover()),
            ListMerge.of(
                merge.new Rows(Optional.empty(), "sources", StoryFacts.SOURCE),
                base.sources(),
                mine.sources(),
                theirs.sources()));
    return new Merged<>(result, merge.clashes);
  }

  private static <V> boolean isClear(V base, V mine, V theirs) {
    return mine.equals(theirs) || mine.equals(base) || theirs.equals(base);
  }

  /** Theirs where both changed it. */
  private static <V> V taken(V base, V mine, V theirs) {
    return theirs.equals(base) ? mine : theirs;
  }

  private String words(Address address, String base, String mine, String theirs) {
    if (!isClear(base, mine, theirs)) {
      clashes.add(new Clash.Words(address, base, mine, theirs));
    }
    return taken(base, mine, theirs);
  }

  private <S, E extends Enum<E>> Optional<E> choice(
      String field, Function<S, Optional<E>> of, S base, S mine, S theirs) {
    Function<S, String> name = state -> of.apply(state).map(Enum::name).orElse("");
    words(Address.of(field), name.apply(base), name.apply(mine), name.apply(theirs));
    return taken(of.apply(base), of.apply(mine), of.apply(theirs));
  }

  /** Where two have caught up with different German words, the result tells the earlier ones. */
  private static Optional<Long> germanVersion(
      Optional<Long> base, Optional<Long> mine, Optional<Long> theirs) {
    return isClear(base, mine, theirs)
        ? taken(base, mine, theirs)
        : Stream.of(mine, theirs).flatMap(Optional::stream).min(Long::compare);
  }

  private Map<String, String> fields(
      List<Field> fields,
      Function<String, Address> address,
      Map<String, String> base,
      Map<String, String> mine,
      Map<String, String> theirs) {
    Map<String, String> merged = new HashMap<>();
    for (Field field : fields) {
      String name = field.name();
      merged.put(
          name,
          words(
              address.apply(name),
              base.getOrDefault(name, ""),
              mine.getOrDefault(name, ""),
              theirs.getOrDefault(name, "")));
    }
    return merged;
  }

  /** The blocks of an edition. */
  private final class Blocks implements ListMerge.Parts<BlockDraft> {
    @Override
    public String id(BlockDraft block) {
      return block.id();
    }

    @Override
    public BlockDraft merged(Optional<BlockDraft> base, BlockDraft mine, BlockDraft theirs) {
      Optional<BlockDraft> same = base.filter(block -> block.kind() == mine.kind());
      if (mine.kind() != theirs.kind() || (base.isPresent() && same.isEmpty())) {
        return whole(base, mine, theirs);
      }
      BlockDraft before = same.orElseGet(() -> mine.with(Map.of(), List.of()));
      Rows rows = new Rows(Optional.of(mine.id()), "entries", mine.kind().entryFields());
      return mine.with(
          fields(
              mine.kind().fields(),
              name -> Address.in(mine, name),
              before.words(),
              mine.words(),
              theirs.words()),
          ListMerge.of(rows, before.entries(), mine.entries(), theirs.entries()));
    }

    /** What is of another kind has other fields. */
    private BlockDraft whole(Optional<BlockDraft> base, BlockDraft mine, BlockDraft theirs) {
      boolean clear =
          mine.equals(theirs)
              || base.filter(block -> block.equals(mine) || block.equals(theirs)).isPresent();
      if (!clear) {
        clashes.add(new Clash.Block(base, Optional.of(mine), Optional.of(theirs)));
      }
      return base.filter(theirs::equals).isPresent() ? mine : theirs;
    }

    @Override
    public void removed(BlockDraft base, Optional<BlockDraft> mine, Optional<BlockDraft> theirs) {
      clashes.add(new Clash.Block(Optional.of(base), mine, theirs));
    }

    @Override
    public void moved(List<String> base, List<String> mine, List<String> theirs) {
      clashes.add(new Clash.Order(Address.of("blocks"), base, mine, theirs));
    }
  }

  /** The rows of a block, or the sources of a story. */
  private final class Rows implements ListMerge.Parts<EntryDraft> {
    private final Optional<String> block;
    private final String list;
    private final List<Field> fields;

    Rows(Optional<String> block, String list, List<Field> fields) {
      this.block = block;
      this.list = list;
      this.fields = fields;
    }

    @Override
    public String id(EntryDraft row) {
      return row.id();
    }

    @Override
    public EntryDraft merged(Optional<EntryDraft> base, EntryDraft mine, EntryDraft theirs) {
      return new EntryDraft(
              mine.id(),
              fields(
                  fields,
                  name -> new Address(block, Optional.of(mine.id()), name),
                  base.map(EntryDraft::words).orElse(Map.of()),
                  mine.words(),
                  theirs.words()))
          .of(fields);
    }

    @Override
    public void removed(EntryDraft base, Optional<EntryDraft> mine, Optional<EntryDraft> theirs) {
      clashes.add(new Clash.Row(block, Optional.of(base), mine, theirs));
    }

    @Override
    public void moved(List<String> base, List<String> mine, List<String> theirs) {
      clashes.add(new Clash.Order(new Address(block, Optional.empty(), list), base, mine, theirs));
    }
  }
}
