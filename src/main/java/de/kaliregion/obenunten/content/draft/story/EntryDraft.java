package de.kaliregion.obenunten.content.draft.story;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of a list: a picture of a gallery, an event, an answer, a place, a source.
 *
 * @param id made by the browser, unique in the list; stays when the row moves
 * @param words what was typed, by the names of the fields
 */
public record EntryDraft(String id, Map<String, String> words) {
  static final int FRAME = 48;

  public EntryDraft {
    Typed.id(id);
    words = words == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(words));
  }

  EntryDraft of(List<Field> fields) {
    return new EntryDraft(id, Typed.words(words, fields));
  }

  /** What was typed into the field; empty where nothing was. */
  public String word(String field) {
    return words.getOrDefault(field, "");
  }

  int bytes() {
    return FRAME + Typed.bytes(words);
  }

  static List<EntryDraft> all(List<EntryDraft> entries, List<Field> fields) {
    List<EntryDraft> checked =
        Typed.list("entries", entries).stream().map(entry -> entry.of(fields)).toList();
    Typed.distinct("entries", checked.stream().map(EntryDraft::id).toList());
    return checked;
  }
}
