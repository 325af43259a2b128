package de.kaliregion.obenunten.studio.story;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.DeltaType;
import de.kaliregion.obenunten.content.draft.story.Address;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Field;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.studio.history.WordDiff;
import de.kaliregion.obenunten.studio.history.WordDiff.Fate;
import de.kaliregion.obenunten.studio.history.WordDiff.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two versions of an edition side by side, with the words marked that changed.
 *
 * @param fields title and teaser
 * @param blocks in the order of the later version; those that it lacks stand where they stood
 */
public record Comparison(List<ComparedField> fields, List<ComparedBlock> blocks) {

  /**
   * One field of both versions.
   *
   * @param runs its words; empty where nothing stands in either
   */
  public record ComparedField(Address address, List<Run> runs) {

    static ComparedField of(Address address, String before, String after) {
      return new ComparedField(address, WordDiff.between(before, after));
    }

    /** Whether other words stand there. */
    public boolean changed() {
      return runs.stream().anyMatch(run -> run.fate() != Fate.KEPT);
    }
  }

  /**
   * One row of a block that is a list.
   *
   * @param moved whether it stands elsewhere among the rows that both have
   */
  public record ComparedRow(String id, Fate fate, boolean moved, List<ComparedField> fields) {

    /** Whether it is not the same in both. */
    public boolean changed() {
      return fate != Fate.KEPT || moved || fields.stream().anyMatch(ComparedField::changed);
    }
  }

  /**
   * One block of either version or both. One that has become another kind of block is told as two:
   * what was removed, and what was added.
   *
   * @param moved whether it stands elsewhere among the blocks that both have
   * @param fields in the order of the form
   * @param rows in the order of the later version
   */
  public record ComparedBlock(
      String id,
      BlockKind kind,
      Fate fate,
      boolean moved,
      List<ComparedField> fields,
      List<ComparedRow> rows) {

    /** Whether it is not the same in both. */
    public boolean changed() {
      return fate != Fate.KEPT
          || moved
          || fields.stream().anyMatch(ComparedField::changed)
          || rows.stream().anyMatch(ComparedRow::changed);
    }
  }

  /** Compares two versions. */
  public static Comparison of(Manuscript before, Manuscript after) {
    Set<String> moved = moved(ids(before.blocks()), ids(after.blocks()));
    return new Comparison(
        List.of(
            ComparedField.of(Address.of("title"), before.title(), after.title()),
            ComparedField.of(Address.of("teaser"), before.teaser(), after.teaser())),
        union(ids(before.blocks()), ids(after.blocks())).stream()
            .flatMap(id -> blocks(before.block(id), after.block(id), moved.contains(id)))
            .toList());
  }

  private static List<String> ids(List<BlockDraft> blocks) {
    return blocks.stream().map(BlockDraft::id).toList();
  }

  /** As few parts as explain why the others stand in the order in which they stand. */
  private static Set<String> moved(List<String> before, List<String> after) {
    return DiffUtils.diff(common(before, after), common(after, before)).getDeltas().stream()
        .filter(delta -> delta.getType() != DeltaType.EQUAL)
        .flatMap(delta ->
            Stream.concat(
                delta.getSource().getLines().stream(), delta.getTarget().getLines().stream()))
        .collect(Collectors.toSet());
  }

  private static List<String> common(List<String> of, List<String> and) {
    Set<String> others = Set.copyOf(and);
    return of.stream().filter(others::contains).toList();
  }

  private static List<String> union(List<String> before, List<String> after) {
    List<String> ids = new ArrayList<>(after);
    int at = 0;
    for (String id : before) {
      int found = ids.indexOf(id);
      if (found < 0) {
        ids.add(at++, id);
      } else {
        at = found + 1;
      }
    }
    return ids;
  }

  private static Stream<ComparedBlock> blocks(
      Optional<BlockDraft> before, Optional<BlockDraft> after, boolean moved) {
    boolean sameKind = before.map(BlockDraft::kind).equals(after.map(BlockDraft::kind));
    return before.isPresent() && after.isPresent() && !sameKind
        ? Stream.of(block(before, Optional.empty(), false), block(Optional.empty(), after, false))
        : Stream.of(block(before, after, moved));
  }

  private static ComparedBlock block(
      Optional<BlockDraft> before, Optional<BlockDraft> after, boolean moved) {
    BlockDraft one = after.or(() -> before).orElseThrow();
    List<ComparedField> fields =
        one.kind().fields().stream()
            .map(field ->
                ComparedField.of(
                    Address.in(one, field.name()), word(before, field), word(after, field)))
            .toList();
    return new ComparedBlock(
        one.id(), one.kind(), fate(before, after), moved, fields, rows(one, before, after));
  }

  private static List<ComparedRow> rows(
      BlockDraft one, Optional<BlockDraft> before, Optional<BlockDraft> after) {
    Map<String, EntryDraft> was = rows(before);
    Map<String, EntryDraft> is = rows(after);
    List<String> wasOrder = List.copyOf(was.keySet());
    List<String> isOrder = List.copyOf(is.keySet());
    Set<String> moved = moved(wasOrder, isOrder);
    return union(wasOrder, isOrder).stream()
        .map(id ->
            row(
                one,
                Optional.ofNullable(was.get(id)),
                Optional.ofNullable(is.get(id)),
                moved.contains(id)))
        .toList();
  }

  private static Map<String, EntryDraft> rows(Optional<BlockDraft> block) {
    Map<String, EntryDraft> rows = new LinkedHashMap<>();
    block.map(BlockDraft::entries).orElse(List.of()).forEach(row -> rows.put(row.id(), row));
    return rows;
  }

  private static ComparedRow row(
      BlockDraft block, Optional<EntryDraft> before, Optional<EntryDraft> after, boolean moved) {
    EntryDraft one = after.or(() -> before).orElseThrow();
    List<ComparedField> fields =
        block.kind().entryFields().stream()
            .map(field ->
                ComparedField.of(
                    Address.in(block, one, field.name()),
                    before.map(row -> row.word(field.name())).orElse(""),
                    after.map(row -> row.word(field.name())).orElse("")))
            .toList();
    return new ComparedRow(one.id(), fate(before, after), moved, fields);
  }

  private static Fate fate(Optional<?> before, Optional<?> after) {
    if (before.isEmpty()) {
      return Fate.ADDED;
    }
    return after.isEmpty() ? Fate.REMOVED : Fate.KEPT;
  }

  private static String word(Optional<BlockDraft> block, Field field) {
    return block.map(there -> there.word(field.name())).orElse("");
  }
}
