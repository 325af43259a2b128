package de.kaliregion.obenunten.studio.story;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.DeltaType;
import de.kaliregion.obenunten.content.draft.story.Address;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Field;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.studio.story.WordDiff.Fate;
import de.kaliregion.obenunten.studio.story.WordDiff.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
   * One block of either version or both.
   *
   * @param moved whether it stands elsewhere among the blocks that both have
   * @param fields in the order of the form
   */
  public record ComparedBlock(
      String id, BlockKind kind, Fate fate, boolean moved, List<ComparedField> fields) {

    /** Whether it is not the same in both. */
    public boolean changed() {
      return fate != Fate.KEPT || moved || fields.stream().anyMatch(ComparedField::changed);
    }
  }

  /** Compares two versions. */
  public static Comparison of(Manuscript before, Manuscript after) {
    Set<String> moved = moved(before, after);
    return new Comparison(
        List.of(
            ComparedField.of(Address.of("title"), before.title(), after.title()),
            ComparedField.of(Address.of("teaser"), before.teaser(), after.teaser())),
        union(before.blocks(), after.blocks(), BlockDraft::id).stream()
            .map(id -> block(before.block(id), after.block(id), moved.contains(id)))
            .toList());
  }

  /** As few blocks as explain why the others stand in the order in which they stand. */
  private static Set<String> moved(Manuscript before, Manuscript after) {
    return DiffUtils.diff(common(before, after), common(after, before)).getDeltas().stream()
        .filter(delta -> delta.getType() != DeltaType.EQUAL)
        .flatMap(delta ->
            Stream.concat(
                delta.getSource().getLines().stream(), delta.getTarget().getLines().stream()))
        .collect(Collectors.toSet());
  }

  private static List<String> common(Manuscript of, Manuscript and) {
    return of.blocks().stream()
        .map(BlockDraft::id)
        .filter(id -> and.block(id).isPresent())
        .toList();
  }

  private static <T> List<String> union(List<T> before, List<T> after, Function<T, String> idOf) {
    List<String> ids = new ArrayList<>(after.stream().map(idOf).toList());
    int at = 0;
    for (T part : before) {
      int found = ids.indexOf(idOf.apply(part));
      if (found < 0) {
        ids.add(at++, idOf.apply(part));
      } else {
        at = found + 1;
      }
    }
    return ids;
  }

  private static ComparedBlock block(
      Optional<BlockDraft> before, Optional<BlockDraft> after, boolean moved) {
    BlockDraft one = after.or(() -> before).orElseThrow();
    List<ComparedField> fields = new ArrayList<>();
    for (Field field : one.kind().fields()) {
      fields.add(
          ComparedField.of(Address.in(one, field.name()), word(before, field), word(after, field)));
    }
    List<EntryDraft> rowsBefore = before.map(BlockDraft::entries).orElse(List.of());
    List<EntryDraft> rowsAfter = after.map(BlockDraft::entries).orElse(List.of());
    for (String id : union(rowsBefore, rowsAfter, EntryDraft::id)) {
      for (Field field : one.kind().entryFields()) {
        fields.add(
            ComparedField.of(
                new Address(Optional.of(one.id()), Optional.of(id), field.name()),
                word(rowsBefore, id, field),
                word(rowsAfter, id, field)));
      }
    }
    return new ComparedBlock(one.id(), one.kind(), fate(before, after), moved, List.copyOf(fields));
  }

  private static Fate fate(Optional<BlockDraft> before, Optional<BlockDraft> after) {
    if (before.isEmpty()) {
      return Fate.ADDED;
    }
    return after.isEmpty() ? Fate.REMOVED : Fate.KEPT;
  }

  private static String word(Optional<BlockDraft> block, Field field) {
    return block.map(there -> there.word(field.name())).orElse("");
  }

  private static String word(List<EntryDraft> rows, String id, Field field) {
    return rows.stream()
        .filter(row -> row.id().equals(id))
        .map(row -> row.word(field.name()))
        .findFirst()
        .orElse("");
  }
}
