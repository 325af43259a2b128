package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Slug;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes names for stories from their titles. */
final class StoryNames {
  private static final Slug NAMELESS = new Slug("geschichte");

  /** Beside the stories' addresses there are pages with these names. */
  private static final Set<Slug> TAKEN = Set.of(new Slug("new"));

  private StoryNames() {}

  /** One name after the other, until one is free: {@code stollen}, {@code stollen-2}, … */
  static Stream<Slug> of(String title) {
    Slug first = Slug.ofWords(title).orElse(NAMELESS);
    return Stream.concat(
        Stream.of(first).filter(name -> !TAKEN.contains(name)),
        IntStream.iterate(2, n -> n + 1).mapToObj(n -> new Slug(first + "-" + n)));
  }
}
