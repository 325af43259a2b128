package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Field;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How long a text is, as people tell it. */
final class WordCount {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}]|['’.-](?=[\\p{L}\\p{N}]))*+");

  private WordCount() {}

  /** The words that visitors would read; what names an item or a place is none. */
  static int of(Manuscript manuscript) {
    return of(manuscript.title())
        + of(manuscript.teaser())
        + manuscript.blocks().stream().mapToInt(WordCount::of).sum();
  }

  private static int of(BlockDraft block) {
    return of(block.kind().fields(), block::word)
        + block.entries().stream().mapToInt(row -> of(block, row)).sum();
  }

  private static int of(BlockDraft block, EntryDraft row) {
    return of(block.kind().entryFields(), row::word);
  }

  private static int of(List<Field> fields, Function<String, String> typed) {
    return fields.stream()
        .filter(field -> field.form().isProse())
        .mapToInt(field -> of(typed.apply(field.name())))
        .sum();
  }

  private static int of(String text) {
    return (int) WORD.matcher(text).results().count();
  }
}
