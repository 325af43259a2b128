package de.kaliregion.obenunten.content.draft.story;

/** How the words of an edition came about; readers are told. */
public enum Translation {
  /** Written in this language. */
  ORIGINAL,
  /** Translated by a person. */
  HUMAN,
  /** Translated by a machine; nobody has looked. */
  MACHINE,
  /** Translated by a machine; a person has read it. */
  MACHINE_REVIEWED
}
