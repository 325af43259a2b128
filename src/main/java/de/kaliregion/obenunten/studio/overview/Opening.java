package de.kaliregion.obenunten.studio.overview;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.story.OpenStory;

/** Opens a story as it lies before a curator. */
@FunctionalInterface
public interface Opening {
  OpenStory open(SignedIn who, Slug story);
}
