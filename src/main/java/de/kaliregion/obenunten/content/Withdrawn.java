package de.kaliregion.obenunten.content;

/**
 * A story that visitors had once and have in no language any more. Its address and its signs stay.
 *
 * @param place where it belonged
 */
public record Withdrawn(Slug story, Slug place) {
  public Withdrawn {
    Require.present("story", story);
    Require.present("place", place);
  }
}
