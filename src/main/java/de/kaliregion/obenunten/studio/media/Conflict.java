package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.draft.MediaDraft;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Two people have changed an item at the same time. Nothing is stored; the form comes back with
 * what this person typed. Fields that only the other has changed are filled with theirs.
 *
 * @param current what the other has made of it
 * @param theirs the same as a form
 * @param typed the form as it comes back
 * @param both fields that both have changed, and differently
 * @param taken fields that were filled with what the other wrote
 */
public record Conflict(
    MediaDraft current,
    TypedDescription theirs,
    TypedDescription typed,
    Set<String> both,
    Set<String> taken) {

  /**
   * Compares the two.
   *
   * @param seen marks of the form as this person got it
   */
  static Conflict of(MediaDraft current, TypedDescription mine, String seen) {
    TypedDescription theirs = TypedDescription.of(current.description());
    TypedDescription typed = mine;
    Set<String> both = new LinkedHashSet<>();
    Set<String> taken = new LinkedHashSet<>();
    for (String field : TypedDescription.FIELDS) {
      if (mine.value(field).equals(theirs.value(field))) {
        continue;
      }
      if (!mine.isChangedSince(seen, field)) {
        typed = typed.with(field, theirs.value(field));
        taken.add(field);
      } else if (theirs.isChangedSince(seen, field)) {
        both.add(field);
      }
    }
    return new Conflict(current, theirs, typed, both, taken);
  }
}
