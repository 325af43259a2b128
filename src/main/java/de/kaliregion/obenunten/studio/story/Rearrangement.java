package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.PartId;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.studio.story.StoryAct.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A story after its parts were added to, moved or taken away.
 *
 * @param part where to look now: the id of a block or a row; empty where nothing was rearranged
 */
record Rearrangement(StoryFacts facts, Manuscript words, Optional<String> part) {
  /**
   * Does it; where the part is no longer there, nothing changes.
   *
   * @param position the place that was typed, from 1; only for {@link Verb#TO}
   */
  static Rearrangement of(StoryAct act, StoryFacts facts, Manuscript words, int position) {
    return switch (act) {
      case StoryAct.AddBlock(BlockKind kind) -> {
        BlockDraft block = empty(kind);
        yield new Rearrangement(
            facts, with(words, and(words.blocks(), block)), Optional.of(block.id()));
      }
      case StoryAct.OnBlock(Verb verb, String id) -> {
        List<BlockDraft> blocks =
            done(verb, words.blocks(), BlockDraft::id, Rearrangement::copy, id, position);
        yield new Rearrangement(facts, with(words, blocks), stays(blocks, BlockDraft::id, id));
      }
      case StoryAct.AddRow(String id) -> {
        EntryDraft row = new EntryDraft(PartId.random(), Map.of());
        yield new Rearrangement(
            facts, inBlock(words, id, rows -> and(rows, row)), Optional.of(row.id()));
      }
      case StoryAct.OnRow(Verb verb, String id, String row) -> {
        Manuscript changed =
            inBlock(
                words,
                id,
                rows -> done(verb, rows, EntryDraft::id, Function.identity(), row, position));
        yield new Rearrangement(facts, changed, Optional.of(id));
      }
      case StoryAct.AddSource() -> {
        EntryDraft source = new EntryDraft(PartId.random(), Map.of());
        yield new Rearrangement(
            with(facts, and(facts.sources(), source)), words, Optional.of(source.id()));
      }
      case StoryAct.RemoveSource(String id) ->
          new Rearrangement(
              with(facts, without(facts.sources(), EntryDraft::id, id)),
              words,
              Optional.of("sources"));
      case StoryAct.Save(),
          StoryAct.Review _,
          StoryAct.Say _,
          StoryAct.Turn _,
          StoryAct.Publish() ->
          new Rearrangement(facts, words, Optional.empty());
    };
  }

  /** A block with nothing typed, and with as many rows as it needs. */
  static BlockDraft empty(BlockKind kind) {
    List<EntryDraft> rows =
        IntStream.range(0, kind.entries().least())
            .mapToObj(_ -> new EntryDraft(PartId.random(), Map.of()))
            .toList();
    return new BlockDraft(PartId.random(), kind, Map.of(), rows);
  }

  private static BlockDraft copy(BlockDraft block) {
    return new BlockDraft(
        PartId.random(),
        block.kind(),
        block.words(),
        block.entries().stream().map(row -> new EntryDraft(PartId.random(), row.words())).toList());
  }

  private static <T> List<T> done(
      Verb verb,
      List<T> parts,
      Function<T, String> idOf,
      Function<T, T> copyOf,
      String id,
      int position) {
    int at = parts.stream().map(idOf).toList().indexOf(id);
    if (at < 0) {
      return parts;
    }
    return switch (verb) {
      case UP -> moved(parts, at, at - 1);
      case DOWN -> moved(parts, at, at + 1);
      case TO -> moved(parts, at, position - 1);
      case REMOVE -> without(parts, idOf, id);
      case COPY -> {
        List<T> more = new ArrayList<>(parts);
        more.add(at + 1, copyOf.apply(parts.get(at)));
        yield more;
      }
    };
  }

  private static <T> List<T> moved(List<T> parts, int from, int to) {
    List<T> others = new ArrayList<>(parts);
    T part = others.remove(from);
    others.add(Math.clamp(to, 0, others.size()), part);
    return others;
  }

  private static <T> List<T> without(List<T> parts, Function<T, String> idOf, String id) {
    return parts.stream().filter(part -> !idOf.apply(part).equals(id)).toList();
  }

  private static <T> List<T> and(List<T> parts, T part) {
    List<T> more = new ArrayList<>(parts);
    more.add(part);
    return more;
  }

  private static <T> Optional<String> stays(List<T> parts, Function<T, String> idOf, String id) {
    return Optional.of(parts.stream().map(idOf).anyMatch(id::equals) ? id : "blocks");
  }

  private static Manuscript inBlock(
      Manuscript words, String id, Function<List<EntryDraft>, List<EntryDraft>> change) {
    return with(
        words,
        words.blocks().stream()
            .map(block ->
                block.id().equals(id) && block.kind().hasEntries()
                    ? block.with(block.words(), change.apply(block.entries()))
                    : block)
            .toList());
  }

  private static Manuscript with(Manuscript words, List<BlockDraft> blocks) {
    return new Manuscript(
        words.title(), words.teaser(), blocks, words.translation(), words.germanVersion());
  }

  private static StoryFacts with(StoryFacts facts, List<EntryDraft> sources) {
    return new StoryFacts(facts.place(), facts.tone(), facts.cover(), sources);
  }
}
