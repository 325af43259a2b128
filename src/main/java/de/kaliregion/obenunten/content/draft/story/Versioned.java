package de.kaliregion.obenunten.content.draft.story;

import java.time.Instant;

/** A draft of which every saved version is kept. */
public interface Versioned<D extends Versioned<D>> {
  /** Rises by one with each save, from 1; a save names the version that it saw. */
  long version();

  /** The save that made this version. */
  SaveId save();

  /** When it was saved. */
  Instant changedAt();

  /** Account of who saved it, or {@link EditionDraft#RELEASE}. */
  String changedBy();

  /** Whether the same words stand in the other. */
  boolean saysTheSameAs(D other);
}
