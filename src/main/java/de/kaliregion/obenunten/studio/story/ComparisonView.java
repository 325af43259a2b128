package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.Field;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.studio.history.WordDiff.Fate;
import de.kaliregion.obenunten.studio.history.WordDiff.Run;
import de.kaliregion.obenunten.studio.story.Comparison.ComparedBlock;
import de.kaliregion.obenunten.studio.story.Comparison.ComparedField;
import de.kaliregion.obenunten.studio.story.Comparison.ComparedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Two versions of an edition as a page shows them.
 *
 * @param head title and teaser
 * @param stretches its blocks
 * @param isTranslationOther whether it is told otherwise how the words came about
 */
public record ComparisonView(
    List<ShownField> head, List<Stretch> stretches, boolean isTranslationOther) {

  /**
   * One field in which something stands.
   *
   * @param isProse whether somebody wrote it, in the language of the edition
   */
  public record ShownField(String label, boolean isProse, List<Run> runs) {

    /** Whether other words stand there. */
    public boolean changed() {
      return runs.stream().anyMatch(run -> run.fate() != Fate.KEPT);
    }
  }

  /**
   * One row of a list.
   *
   * @param name what rows of this kind are called
   * @param number where it stands in the later version, from 1; empty where it does not
   */
  public record ShownRow(
      String name, Optional<Integer> number, Fate fate, boolean moved, List<ShownField> fields) {

    private boolean changed() {
      return fate != Fate.KEPT || moved || fields.stream().anyMatch(ShownField::changed);
    }
  }

  /**
   * One block.
   *
   * @param kind what blocks of this kind are called
   * @param move from where to where, if it moved
   */
  public record ShownBlock(
      String kind, Fate fate, Optional<Move> move, List<ShownField> fields, List<ShownRow> rows) {

    /** Whether both versions have it, and it says something else. */
    public boolean isRewritten() {
      return fate == Fate.KEPT
          && (fields.stream().anyMatch(ShownField::changed)
              || rows.stream().anyMatch(ShownRow::changed));
    }

    /** Whether it is not the same in both. */
    boolean changed() {
      return fate != Fate.KEPT || move.isPresent() || isRewritten();
    }
  }

  /** Places among all blocks, from 1. */
  public record Move(int from, int to) {}

  /** Neighbours that are all changed or all unchanged. */
  public record Stretch(boolean changed, List<ShownBlock> blocks) {}

  static ComparisonView of(Manuscript before, Manuscript after, FieldWords words) {
    return new Maker(before, after, words).view();
  }

  /** How many blocks of both versions are so. */
  long count(Predicate<ShownBlock> quality) {
    return stretches.stream().flatMap(stretch -> stretch.blocks().stream()).filter(quality).count();
  }

  /** Whether anything is different. */
  public boolean isChanged() {
    return isTranslationOther
        || head.stream().anyMatch(ShownField::changed)
        || stretches.stream().anyMatch(Stretch::changed);
  }

  /** Puts a comparison into words. */
  private record Maker(Manuscript before, Manuscript after, FieldWords words) {

    ComparisonView view() {
      Comparison comparison = Comparison.of(before, after);
      List<Field> headFields = List.of(Manuscript.TITLE, Manuscript.TEASER);
      boolean translationOther =
          !before.translation().equals(after.translation())
              || !before.germanVersion().equals(after.germanVersion());
      return new ComparisonView(
          shown(comparison.fields(), headFields, Fate.KEPT),
          stretches(comparison.blocks()),
          translationOther);
    }

    private List<Stretch> stretches(List<ComparedBlock> blocks) {
      List<Stretch> stretches = new ArrayList<>();
      List<ShownBlock> neighbours = new ArrayList<>();
      for (ComparedBlock block : blocks) {
        ShownBlock shown = shown(block);
        if (!neighbours.isEmpty() && neighbours.getLast().changed() != shown.changed()) {
          stretches.add(stretch(neighbours));
          neighbours.clear();
        }
        neighbours.add(shown);
      }
      if (!neighbours.isEmpty()) {
        stretches.add(stretch(neighbours));
      }
      return List.copyOf(stretches);
    }

    private static Stretch stretch(List<ShownBlock> neighbours) {
      return new Stretch(neighbours.getFirst().changed(), List.copyOf(neighbours));
    }

    private ShownBlock shown(ComparedBlock block) {
      return new ShownBlock(
          words.text().text("block." + block.kind().word()),
          block.fate(),
          Optional.of(block)
              .filter(ComparedBlock::moved)
              .map(moved -> new Move(place(before, moved.id()), place(after, moved.id()))),
          shown(block.fields(), block.kind().fields(), block.fate()),
          rows(block));
    }

    private static int place(Manuscript of, String id) {
      return of.blocks().stream().map(BlockDraft::id).toList().indexOf(id) + 1;
    }

    private List<ShownRow> rows(ComparedBlock block) {
      boolean wholeBlock = block.fate() != Fate.KEPT;
      List<ShownRow> rows = new ArrayList<>();
      int number = 0;
      for (ComparedRow row : block.rows()) {
        boolean gone = row.fate() == Fate.REMOVED && !wholeBlock;
        rows.add(
            new ShownRow(
                words.text().text("story.row." + block.kind().word()),
                gone ? Optional.empty() : Optional.of(++number),
                wholeBlock ? Fate.KEPT : row.fate(),
                row.moved(),
                shown(row.fields(), block.kind().entryFields(), row.fate())));
      }
      return List.copyOf(rows);
    }

    private List<ShownField> shown(List<ComparedField> compared, List<Field> fields, Fate whole) {
      return IntStream.range(0, compared.size())
          .mapToObj(i -> shown(compared.get(i), fields.get(i), whole))
          .filter(field -> !field.runs().isEmpty())
          .toList();
    }

    /** Where the whole block or row is new or gone, its words need no marks of their own. */
    private ShownField shown(ComparedField compared, Field field, Fate whole) {
      List<Run> runs = field.form().isProse() ? compared.runs() : named(compared.runs(), field);
      return new ShownField(
          words.label(field),
          field.form().isProse(),
          whole == Fate.KEPT
              ? runs
              : runs.stream().map(run -> new Run(Fate.KEPT, run.text())).toList());
    }

    /** The name of one thing and the name of another have no words in common. */
    private List<Run> named(List<Run> runs, Field field) {
      String was = words.value(field, without(Fate.ADDED, runs));
      String is = words.value(field, without(Fate.REMOVED, runs));
      boolean same = runs.stream().allMatch(run -> run.fate() == Fate.KEPT);
      return same
          ? some(new Run(Fate.KEPT, is))
          : some(new Run(Fate.REMOVED, was), new Run(Fate.ADDED, is));
    }

    private static List<Run> some(Run... runs) {
      return List.of(runs).stream().filter(run -> !run.text().isEmpty()).toList();
    }

    private static String without(Fate fate, List<Run> runs) {
      return runs.stream()
          .filter(run -> run.fate() != fate)
          .map(Run::text)
          .collect(Collectors.joining());
    }
  }
}
