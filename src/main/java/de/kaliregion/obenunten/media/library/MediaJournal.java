package de.kaliregion.obenunten.media.library;

import de.kaliregion.obenunten.content.Slug;
import java.time.Instant;

/** Writes down who did what to which item. Is told after it was done. */
@FunctionalInterface
public interface MediaJournal {
  /** Writes down nothing. */
  MediaJournal NONE = entry -> {};

  /** What can be done to an item. */
  enum Action {
    RECEIVED,
    REPLACED,
    SAVED,
    RELEASED,
    RETRACTED,
    DELETED,
    UNDELETED,
    STARTED_AGAIN,
    CANCELLED,
    /** After 30 days as deleted, it was removed for good. */
    PURGED
  }

  /**
   * One line.
   *
   * @param account who did it; empty where the house itself did
   */
  record Entry(Instant at, String account, Action action, Slug organisation, Slug item) {}

  /** Writes it down. */
  void note(Entry entry);
}
