package de.kaliregion.obenunten.content.draft.story;

import java.util.Optional;

/** How one language of a story stands. */
public enum EditionStatus {
  /** Nobody has begun it. */
  MISSING,
  /** Visitors do not have it; its writers are at work. */
  DRAFT,
  /** It waits for somebody who may publish it, whether visitors have an earlier version or not. */
  REVIEW,
  /** Visitors have it as it is. */
  PUBLISHED,
  /** Visitors have an earlier version. */
  CHANGED,
  /** Visitors have a translation of German words that are no longer those which they have. */
  OUTDATED;

  /**
   * How the edition stands.
   *
   * @param edition the edition; empty where there is none
   * @param german the German one of the same story, which may be the edition itself
   */
  public static EditionStatus of(Optional<EditionDraft> edition, Optional<EditionDraft> german) {
    return edition.map(draft -> of(draft, german)).orElse(MISSING);
  }

  private static EditionStatus of(EditionDraft draft, Optional<EditionDraft> german) {
    if (draft.state() == EditionDraft.State.REVIEW) {
      return REVIEW;
    }
    if (draft.published().isEmpty()) {
      return DRAFT;
    }
    if (isOutdated(draft, german)) {
      return OUTDATED;
    }
    return draft.published().get().version() == draft.version() ? PUBLISHED : CHANGED;
  }

  /**
   * Whether the German words that visitors have are later than those which the edition tells. It is
   * the published ones that count: while somebody types, no translation can keep up.
   */
  public static boolean isOutdated(EditionDraft draft, Optional<EditionDraft> german) {
    return german
        .flatMap(EditionDraft::published)
        .flatMap(known -> draft.manuscript().germanVersion().filter(at -> at < known.version()))
        .isPresent();
  }
}
