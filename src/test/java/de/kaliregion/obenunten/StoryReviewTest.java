package de.kaliregion.obenunten;

import java.util.Set;

/** The way of a story from those who write to visitors, as a browser without scripts has it. */
class StoryReviewTest {
  static Set<String> routes() {
    return Set.of("POST /studio/stories/{slug}/comments");
  }
}
