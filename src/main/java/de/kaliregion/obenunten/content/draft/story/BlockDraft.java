package de.kaliregion.obenunten.content.draft.story;

import de.kaliregion.obenunten.content.Require;
import java.util.List;
import java.util.Map;

/**
 * A part of a story as it was typed.
 *
 * @param id made by the browser, unique in the edition; stays when the block moves
 * @param words what was typed, by the names of the {@link BlockKind#fields}
 * @param entries its rows, where a block of this kind has any
 */
public record BlockDraft(
    String id, BlockKind kind, Map<String, String> words, List<EntryDraft> entries) {
  private static final int FRAME = 96;

  public BlockDraft {
    Typed.id(id);
    Require.present("kind", kind);
    words = Typed.words(words, kind.fields());
    entries = EntryDraft.all(entries, kind.entryFields());
    Require.that(kind.hasEntries() || entries.isEmpty(), "entries", "are none of this kind");
  }

  /** What was typed into the field; empty where nothing was. */
  public String word(String field) {
    return words.getOrDefault(field, "");
  }

  /** The same block with other words and entries. */
  public BlockDraft with(Map<String, String> otherWords, List<EntryDraft> otherEntries) {
    return new BlockDraft(id, kind, otherWords, otherEntries);
  }

  int bytes() {
    return FRAME + Typed.bytes(words) + entries.stream().mapToInt(EntryDraft::bytes).sum();
  }
}
