package de.kaliregion.obenunten.content.draft;

/** A step of making derivatives, each one job. What must be there first comes first. */
public enum Stage {
  /** A tiny picture, and JPEG and WebP at each width. Of documents: their pages and text. */
  PICTURES,
  /** Playable sound and its waveform. */
  SOUND,
  /** A still, and the small film. */
  FILM_SMALL,
  /** The large film, where the original is large enough. */
  FILM_LARGE,
  /** AVIF at each width. */
  AVIF,
  /** Tiles for deep zoom. */
  TILES,
  /** A file that is shown as it is: a model, captions written anew. */
  PLAIN;

  /** Whether the item can be shown only when this is done; the others follow when there is time. */
  public boolean isFirst() {
    return this == PICTURES || this == SOUND || this == FILM_SMALL || this == PLAIN;
  }
}
