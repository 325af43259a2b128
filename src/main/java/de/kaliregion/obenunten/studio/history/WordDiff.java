package de.kaliregion.obenunten.studio.history;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What became of a text, word by word. */
public final class WordDiff {
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\s+|\\X");
  private static final Pattern LINES = Pattern.compile("[^\n]*\n|[^\n]+");
  private static final Pattern WHOLE = Pattern.compile("(?s).+");

  /**
   * So many parts of both texts are compared at most. The time grows with the square of the number,
   * to about a second for texts that have nothing in common.
   */
  private static final int MOST_PARTS = 12_000;

  private final List<Run> runs = new ArrayList<>();
  private final StringBuilder removed = new StringBuilder();
  private final StringBuilder added = new StringBuilder();
  private String blank = "";

  /** What became of a part of the text. */
  public enum Fate {
    KEPT,
    REMOVED,
    ADDED
  }

  /**
   * A part of the text.
   *
   * @param text not empty
   */
  public record Run(Fate fate, String text) {}

  private WordDiff() {}

  /**
   * The parts of both texts in their order: those kept and removed make the text before, those kept
   * and added the text after. Blanks between changed words are changed with them, so that whole
   * phrases are marked. Very long texts are compared line by line, or as a whole.
   */
  public static List<Run> between(String before, String after) {
    WordDiff diff = new WordDiff();
    Pattern parts =
        List.of(WORDS, LINES).stream()
            .filter(pattern -> count(pattern, before) + count(pattern, after) <= MOST_PARTS)
            .findFirst()
            .orElse(WHOLE);
    DiffUtils.diff(
            split(parts, before), split(parts, after), new MyersDiffWithLinearSpace<>(), null, true)
        .getDeltas()
        .forEach(diff::take);
    diff.end();
    return List.copyOf(diff.runs);
  }

  private static long count(Pattern parts, String text) {
    return parts.matcher(text).results().count();
  }

  private static List<String> split(Pattern parts, String text) {
    return parts.matcher(text).results().map(MatchResult::group).toList();
  }

  private void take(AbstractDelta<String> delta) {
    String before = String.join("", delta.getSource().getLines());
    String after = String.join("", delta.getTarget().getLines());
    if (delta.getType() != DeltaType.EQUAL) {
      removed.append(blank).append(before);
      added.append(blank).append(after);
      blank = "";
    } else if (isChanging() && before.isBlank() && !before.contains("\n")) {
      blank = before;
    } else {
      end();
      add(Fate.KEPT, before);
    }
  }

  private boolean isChanging() {
    return !removed.isEmpty() || !added.isEmpty();
  }

  private void end() {
    add(Fate.REMOVED, removed.toString());
    add(Fate.ADDED, added.toString());
    add(Fate.KEPT, blank);
    removed.setLength(0);
    added.setLength(0);
    blank = "";
  }

  private void add(Fate fate, String text) {
    if (text.isEmpty()) {
      return;
    }
    boolean more = !runs.isEmpty() && runs.getLast().fate() == fate;
    String whole = more ? runs.removeLast().text() + text : text;
    runs.add(new Run(fate, whole));
  }
}
